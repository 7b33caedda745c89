/** Hands out units in order to whichever thread is free, and gives their lanes in the same order to whoever delivers. */
import { Lane } from './lane.ts';
import type { Unit } from './unit.ts';

/** Hands out units. */
export class Dispenser {
  readonly #units: AsyncIterator<Unit>;
  readonly #isNumbered: boolean;
  readonly #lanes: Lane[] = [];
  #last: Lane | undefined;
  #isEnded = false;
  #queue: Promise<unknown> = Promise.resolve();
  #wake: (() => void) | undefined;

  /** `isNumbered`: rules read the numbers of events. */
  constructor(units: AsyncGenerator<Unit>, isNumbered: boolean) {
    this.#units = units;
    this.#isNumbered = isNumbered;
  }

  /** Gives the next unit to run; undefined when there are none left. */
  next(): Promise<Lane | undefined> {
    const next = this.#queue.then(() => this.#next());
    this.#queue = next.catch(() => undefined);
    return next;
  }

  /** Gives the next unit to deliver, as soon as it was handed out; undefined when there are none left. One caller at a time. */
  async nextToDeliver(): Promise<Lane | undefined> {
    for (;;) {
      const lane = this.#lanes.shift();
      if (lane !== undefined || this.#isEnded) {
        return lane;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Hands out no more. */
  stop(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  async #next(): Promise<Lane | undefined> {
    const { value: unit } = this.#isEnded ? { value: undefined } : await this.#units.next();
    if (unit === undefined) {
      this.stop();
      await this.#units.return?.();
      return undefined;
    }
    const lane = await this.#laneOf(unit);
    this.#last = lane;
    this.#lanes.push(lane);
    this.#wake?.();
    return lane;
  }

  /** Waits until it is known when the group begins: that decides what may be left undecoded. */
  async #laneOf(unit: Unit): Promise<Lane> {
    if (unit.kind === 'capture') {
      return new Lane({ unit, startTimeNs: undefined, isNumbered: false }, Promise.resolve(0));
    }
    const before = this.#last;
    const isContinued = before?.assignment.unit.kind === 'audit-log' && before.assignment.unit.group === unit.group;
    const startTimeNs = isContinued ? await before.startTimeNs : undefined;
    const isNumbered = this.#isNumbered && unit.parts.every(({ range }) => range !== undefined);
    return new Lane({ unit, startTimeNs, isNumbered }, isContinued ? before.countAfter : Promise.resolve(0));
  }
}
