/**
 * Mistakes in user input, as data. A stage collects them in a DiagnosticSink
 * and goes on, so that all mistakes of an input are reported together.
 */
import type { Span } from './source-text.ts';

/** An error keeps the input from being used, a warning does not; an info is worth knowing and nothing is wrong. */
export type Severity = 'error' | 'warning' | 'info';

/** One step of the way from a file to the item at fault, outermost first (Falco's `In … 'name': (file:line:col)`). */
export interface DiagnosticContext {
  /** Falco's item type, for instance `rule` or `macro condition`. */
  readonly itemType: string;
  readonly itemName: string;
  readonly span: Span;
}

/**
 * One mistake. `code` is a string literal owned by the layer that reports it:
 * PSP_…, FILTER_…, OUTPUT_…, CONFIG_…, AUDIT_…, or Falco's LOAD_… in the rules layer.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, one sentence without a final period. */
  readonly message: string;
  /** What was expected instead, or what to do about it. */
  readonly expected?: string | undefined;
  readonly span?: Span | undefined;
  /** Path of the value at fault inside a Kubernetes object, such as `spec.hostPorts[0].min`. */
  readonly field?: string | undefined;
  /** Why the API server refuses the object, in one word of the layer that reports it; undefined when it does not. */
  readonly reason?: string | undefined;
  /** Name of the input when there is no text to point into (an unreadable file, for instance). */
  readonly subject?: string | undefined;
  readonly context?: readonly DiagnosticContext[] | undefined;
}

/** Diagnostics kept of one input; the rest is counted, so that a hostile file cannot fill memory. */
const MAX_DIAGNOSTICS = 1000;

/** Collects diagnostics in the order found. */
export class DiagnosticSink {
  readonly items: Diagnostic[] = [];
  /** Number of diagnostics not kept because the limit was reached. */
  omittedCount = 0;
  errorCount = 0;

  add(diagnostic: Diagnostic): void {
    if (diagnostic.severity === 'error') {
      this.errorCount++;
    }
    if (this.items.length < MAX_DIAGNOSTICS) {
      this.items.push(diagnostic);
    } else {
      this.omittedCount++;
    }
  }

  error(code: string, message: string, span?: Span, expected?: string): void {
    this.add({ code, severity: 'error', message, span, expected });
  }

  warning(code: string, message: string, span?: Span, expected?: string): void {
    this.add({ code, severity: 'warning', message, span, expected });
  }

  /** Whether further diagnostics are only counted, so that it need not be found out what to say. */
  get isFull(): boolean {
    return this.items.length >= MAX_DIAGNOSTICS;
  }

  get hasErrors(): boolean {
    return this.errorCount > 0;
  }
}
