/** Where events come from. The one interface between the outside world and the engine. */
import type { EventBatch } from '../event/event-batch.ts';

/** What a source has done so far. */
export interface SourceStats {
  /** Events read; those that no rule can match may not have been handed out. */
  readonly eventCount: number;
  readonly byteCount: number;
  /** Size of all inputs together; undefined when an input has no known size (a pipe). */
  readonly totalBytes: number | undefined;
  /** Losses by name (`nDrops…`); every loss counts once, under one name. */
  readonly drops: Readonly<Record<string, number>>;
  /** Losses that were counted but, being too many, not reported one by one. */
  readonly unreportedCount: number;
}

/**
 * A run of events, pulled batch by batch, so that no more is read than is
 * asked for. Not to be asked again before the last batch was given.
 */
export interface EventSource {
  /**
   * Gives the next events, at least one; undefined at the end, and after close.
   * The batch is the source's own: use nothing of it after the next call.
   * @throws AuditError, CaptureError when an input cannot be read any further
   */
  nextBatch(): Promise<EventBatch | undefined>;
  /** Gives the counters as they are now; may be called at any time. */
  stats(): SourceStats;
  /** Gives everything back. May be called more than once, and while a batch is awaited. */
  close(): Promise<void>;
}
