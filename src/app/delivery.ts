/** What events came to → alerts and counts: what depends on the order of all events of a run is decided here. */
import type { MatchStats } from '../engine/stats.ts';
import type { Sink } from '../output/sinks/sink.ts';
import type { Coverage } from './coverage.ts';
import { NO_KEY, type Outcome, type OutcomeReceiver } from './outcome.ts';
import type { Repeats } from './repeats.ts';

/** Where outcomes go. */
export interface DeliveryParts {
  readonly sink: Sink;
  /** Whether alerts may wait for others before they are written. */
  readonly isBuffered: boolean;
  readonly stats: MatchStats;
  readonly repeats: Repeats;
  readonly coverage: Coverage;
}

/** Delivers outcomes in the order they are given. */
export class Delivery implements OutcomeReceiver {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** False once the reader of the alerts has gone away. */
  get isOpen(): boolean {
    return this.#parts.sink.isOpen;
  }

  async take({ rules, lines, keyOf, keys, gaps }: Outcome): Promise<void> {
    const { sink, isBuffered, stats, repeats, coverage } = this.#parts;
    for (const gap of gaps) {
      coverage.add(gap);
    }
    const isRepeated = keys.map((key) => repeats.isRepeated(key));
    for (let i = 0; i < rules.length; i++) {
      const key = keyOf[i]!;
      if (key !== NO_KEY && isRepeated[key] === true) {
        repeats.alertCount++;
        continue;
      }
      stats.counts[rules[i]!]!++;
      const line = lines[i];
      if (line !== undefined && sink.isOpen) {
        sink.write(line);
        if (sink.isFull || !isBuffered) {
          await sink.flush();
        }
      }
    }
    await sink.flush();
  }
}
