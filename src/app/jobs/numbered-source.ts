/**
 * The events of a part of a log with the numbers they have in the whole log.
 * How many came before is known once the parts before are decoded, so that a
 * part is decoded, then counted, then handed out.
 */
import type { EventBatch } from '../../event/event-batch.ts';
import type { EventSource, SourceStats } from '../../sources/source.ts';

/** Gives how many events came before, for how many there are; undefined when nobody wants to know any more. */
interface Counter {
  countBefore(eventCount: number): Promise<number | undefined>;
}

/** Holds all events of a source of bounded size before it gives the first. */
export class NumberedSource implements EventSource {
  readonly #source: EventSource;
  readonly #tell: (batch: EventBatch | undefined) => void;
  readonly #counter: Counter;
  #held: EventBatch[] | undefined;
  /** What ended the source early; for whoever has taken what came before. */
  #error: unknown;

  /** `tell` is shown each batch when it is decoded. */
  constructor(source: EventSource, tell: (batch: EventBatch | undefined) => void, counter: Counter) {
    this.#source = source;
    this.#tell = tell;
    this.#counter = counter;
  }

  async nextBatch(): Promise<EventBatch | undefined> {
    this.#held ??= await this.#hold();
    const batch = this.#held.shift();
    if (batch === undefined && this.#error !== undefined) {
      throw this.#error;
    }
    return batch;
  }

  stats(): SourceStats {
    return this.#source.stats();
  }

  async close(): Promise<void> {
    await this.#source.close();
  }

  async #hold(): Promise<EventBatch[]> {
    const batches: EventBatch[] = [];
    let count = 0;
    try {
      for (let batch = await this.#source.nextBatch(); batch; batch = await this.#source.nextBatch()) {
        this.#tell(batch);
        const { eventNumber, timeNs, eventType, lines } = batch;
        batches.push({
          ...batch,
          eventNumber: eventNumber.slice(),
          timeNs: timeNs.slice(),
          eventType: eventType.slice(),
          ...(lines && { lines: lines.map((bytes) => bytes && Buffer.from(bytes)) }),
        });
        count += batch.rowCount;
      }
    } catch (error) {
      this.#error = error;
    }
    const before = await this.#counter.countBefore(count);
    if (before === undefined) {
      return [];
    }
    for (const { eventNumber } of batches) {
      for (let row = 0; row < eventNumber.length; row++) {
        eventNumber[row]! += before;
      }
    }
    return batches;
  }
}
