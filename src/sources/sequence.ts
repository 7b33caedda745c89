/** Several sources as one: the events of the first, then those of the next. */
import type { EventBatch } from '../event/event-batch.ts';
import type { EventSource, SourceStats } from './source.ts';

/** Reads sources in the order given; each is closed at its end. */
export class SourceSequence implements EventSource {
  readonly #sources: readonly EventSource[];
  #at = 0;

  constructor(sources: readonly EventSource[]) {
    this.#sources = sources;
  }

  /** @throws AuditError, CaptureError of the source at hand */
  async nextBatch(): Promise<EventBatch | undefined> {
    for (; this.#at < this.#sources.length; this.#at++) {
      const source = this.#sources[this.#at]!;
      const batch = await source.nextBatch();
      if (batch !== undefined) {
        return batch;
      }
      await source.close();
    }
    return undefined;
  }

  stats(): SourceStats {
    const all = this.#sources.map((source) => source.stats());
    const drops: Record<string, number> = {};
    for (const [name, count] of all.flatMap((stats) => Object.entries(stats.drops))) {
      drops[name] = (drops[name] ?? 0) + count;
    }
    const sizes = all.map((stats) => stats.totalBytes);
    return {
      eventCount: sum(all.map((stats) => stats.eventCount)),
      byteCount: sum(all.map((stats) => stats.byteCount)),
      totalBytes: sizes.includes(undefined) ? undefined : sum(sizes.map((size) => size ?? 0)),
      drops,
      unreportedCount: sum(all.map((stats) => stats.unreportedCount)),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.close()));
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
