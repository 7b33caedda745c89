/** Batches → what they came to. Knows nothing of what came before, so that any thread may do it. */
import type { Engine } from '../engine/engine.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { AlertPrinter } from '../output/alert.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import { type Gap, gapOf } from './coverage.ts';
import { NO_KEY, type Outcome } from './outcome.ts';
import { eventKey } from './repeats.ts';

/** Characters of alerts after which an outcome ends, at the next row. */
const FULL_LENGTH = 64 * 1024;
/** The same for matches, for when nobody wants alerts. */
const FULL_COUNT = 4096;

/** What an evaluator is made of. */
export interface EvaluatorParts {
  readonly engine: Engine;
  /** Absent when nobody wants alerts. */
  readonly printer: AlertPrinter | undefined;
  /** Tells the rules that were made from policies: they alert on the first delivery of an event only. */
  readonly isGenerated: (rule: CompiledRule) => boolean;
  /** Whether requests that no rule can judge are to be found. */
  readonly findsGaps: boolean;
}

/** Evaluates batches. */
export class Evaluator {
  readonly #parts: EvaluatorParts;

  constructor(parts: EvaluatorParts) {
    this.#parts = parts;
  }

  /** Gives what a batch came to, in parts of bounded size. Take them all before the batch becomes invalid. */
  *evaluate(batch: EventBatch): Generator<Outcome, void, undefined> {
    const { engine, printer, findsGaps } = this.#parts;
    const gaps = findsGaps && batch.source === 'k8s_audit' ? gapsOf(batch) : [];
    const { count, rows, rules } = engine.evaluate(batch);
    let part = new Part(gaps);
    let lastRow = -1;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const rule = engine.rules[rules[i]!]!;
      if (row !== lastRow && part.isFull) {
        yield part;
        part = new Part([]);
      }
      lastRow = row;
      part.add(rule, row, this.#isKeyed(rule, batch) ? batch : undefined);
      if (printer !== undefined) {
        part.addLine(printer(rule, rule.priority, batch, row));
      }
    }
    if (part.rules.length > 0 || gaps.length > 0) {
      yield part;
    }
  }

  #isKeyed(rule: CompiledRule, { source }: EventBatch): boolean {
    return source === 'k8s_audit' && this.#parts.isGenerated(rule);
  }
}

function gapsOf({ documents, rowCount }: EventBatch): readonly Gap[] {
  const gaps: Gap[] = [];
  for (let row = 0; row < rowCount; row++) {
    const gap = gapOf(documents[row]);
    if (gap !== undefined) {
      gaps.push(gap);
    }
  }
  return gaps;
}

/** An outcome that grows. */
class Part implements Outcome {
  readonly rules: number[] = [];
  readonly lines: string[] = [];
  readonly keyOf: number[] = [];
  readonly keys: string[] = [];
  readonly gaps: readonly Gap[];
  #length = 0;
  #keyedRow = -1;
  #keyOfRow = NO_KEY;

  constructor(gaps: readonly Gap[]) {
    this.gaps = gaps;
  }

  get isFull(): boolean {
    return this.#length >= FULL_LENGTH || this.rules.length >= FULL_COUNT;
  }

  /** Adds a match; with a batch it counts for the first delivery of its event only. */
  add(rule: CompiledRule, row: number, batch: EventBatch | undefined): void {
    this.rules.push(rule.index);
    this.keyOf.push(batch === undefined ? NO_KEY : this.#keyAt(batch, row));
  }

  addLine(line: string): void {
    this.lines.push(line);
    this.#length += line.length;
  }

  #keyAt({ documents, lines }: EventBatch, row: number): number {
    if (row !== this.#keyedRow) {
      const key = eventKey(documents[row], lines?.[row]);
      this.#keyedRow = row;
      this.#keyOfRow = key === undefined ? NO_KEY : this.keys.push(key) - 1;
    }
    return this.#keyOfRow;
  }
}
