/**
 * The unit that flows from sources to the engine: a run of events of one
 * source, in the order recorded.
 */
import type { BatchColumns } from './column.ts';
import type { EventSourceName } from './event-source.ts';

/**
 * Events of one source. Row `r` (0 … rowCount-1) is one event; arrays may be
 * longer than that. Owned by the source, valid until its next `nextBatch`;
 * keep nothing of it.
 */
export interface EventBatch {
  readonly source: EventSourceName;
  readonly rowCount: number;
  /** `evt.num` per row: the place of the event among all those read, counted from 1. */
  readonly eventNumber: Float64Array;
  /** Nanoseconds since the epoch, one per row. */
  readonly timeNs: BigUint64Array;
  /** Time of the first event of the whole input, from which `evt.reltime` counts; absent when the source does not tell. */
  readonly startTimeNs?: bigint;
  /** Event type id per row, an index of EVENT_TABLE; all 0 for sources without event types. */
  readonly eventType: Uint16Array;
  /** The decoded JSON document per row (k8s_audit); empty for sources that have columns instead. */
  readonly documents: readonly unknown[];
  /** The bytes from which the document of a row was decoded, where the event has a line of its own (k8s_audit). */
  readonly lines?: readonly (Uint8Array | undefined)[];
  /** Values of fields (syscall); absent for sources that have documents instead. */
  readonly columns?: BatchColumns;
}
