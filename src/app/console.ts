/** The two streams of the process: results to one, what a person should know to the other. */
import type { Writable } from 'node:stream';
import type { Diagnostic } from '../base/diagnostic.ts';
import { renderDiagnostics } from '../base/render.ts';
import type { Sink } from '../output/sinks/sink.ts';

/** Where a command prints. */
export interface Console {
  /** Results, alerts and statistics, line by line. */
  readonly out: Sink;
  /** Diagnostics and progress. */
  readonly err: Writable & { readonly isTTY?: boolean };
  /** Whether results are shown on a terminal too. */
  readonly isOutTerminal: boolean;
  readonly columns: number;
}

/** Prints errors and warnings to standard error. */
export function report(console: Console, diagnostics: readonly Diagnostic[], omittedCount = 0): void {
  const grave = diagnostics.filter(({ severity }) => severity !== 'info');
  reportAll(console, grave, omittedCount);
}

/** Prints diagnostics to standard error, also those that only a person who asks wants to know. */
export function reportAll(console: Console, diagnostics: readonly Diagnostic[], omittedCount = 0): void {
  if (diagnostics.length > 0) {
    console.err.write(renderDiagnostics(diagnostics, omittedCount));
  }
}

/** Prints a text to standard output and waits until it is taken. @throws OutputError */
export async function print(console: Console, text: string): Promise<void> {
  console.out.write(text.replace(/\n$/, ''));
  await console.out.flush();
}
