/** One unit on its way: what was found of it waits here until its turn. */
import { Later } from './later.ts';
import type { Assignment } from './run-unit.ts';
import type { UnitPart } from './unit.ts';

/** A unit that was handed to a thread. Parts are put by the thread, taken by whoever delivers. */
export class Lane {
  readonly assignment: Assignment;
  /** How many events of the group came before. */
  readonly countBefore: Promise<number>;
  /** How many events of the group there are up to the end of this unit. */
  readonly countAfter: Promise<number>;
  /** Time of the first event of the group, when this unit or one before had one. */
  readonly startTimeNs: Promise<bigint | undefined>;
  /** Bytes read so far. */
  byteCount = 0;
  /** Is told the length of what was taken, see {@link lengthOf}. */
  onTaken: (length: number) => void = () => {};
  readonly #started = new Later<bigint | undefined>();
  readonly #counted = new Later<number>();
  readonly #parts: UnitPart[] = [];
  #wake: (() => void) | undefined;

  constructor(assignment: Assignment, countBefore: Promise<number>) {
    this.assignment = assignment;
    this.countBefore = countBefore;
    this.countAfter = Promise.all([countBefore, this.#counted.promise]).then(([before, count]) => before + count);
    this.startTimeNs = this.#started.promise;
    if (assignment.startTimeNs !== undefined) {
      this.started(assignment.startTimeNs);
    }
  }

  started(timeNs: bigint): void {
    this.#started.resolve(timeNs);
  }

  counted(count: number): void {
    this.#counted.resolve(count);
  }

  put(part: UnitPart): void {
    this.#parts.push(part);
    if (part.kind === 'end') {
      this.byteCount = part.byteCount;
      this.#started.resolve(undefined);
    }
    this.#wake?.();
  }

  /** Waits for the next part. One caller at a time. */
  async take(): Promise<UnitPart> {
    for (;;) {
      const part = this.#parts.shift();
      if (part !== undefined) {
        this.onTaken(lengthOf(part));
        return part;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

const CHARACTERS_PER_MATCH = 64;

/** Gives about how much memory a part takes, in characters; nothing for what is small and rare. */
export function lengthOf(part: UnitPart): number {
  if (part.kind !== 'outcome') {
    return 0;
  }
  const { lines, rules, gaps } = part.outcome;
  return lines.reduce((sum, line) => sum + line.length, (rules.length + gaps.length) * CHARACTERS_PER_MATCH);
}
