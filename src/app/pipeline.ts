/** The one loop over a source of events: batch → matches → alerts. */
import type { Engine, KeepMatch } from '../engine/engine.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { AlertPrinter } from '../output/alert.ts';
import type { Sink } from '../output/sinks/sink.ts';
import type { EventSource } from '../sources/source.ts';
import { unlessAborted } from './shutdown.ts';

/** What runs and where it goes. */
export interface Pipeline {
  readonly engine: Engine;
  readonly printer: AlertPrinter;
  readonly sink: Sink;
  /** Count matches, print no alerts. */
  readonly isSilent: boolean;
  /** Whether alerts may wait for others before they are written. */
  readonly isBuffered: boolean;
  /** Ends the loop between two batches, or while one is awaited. */
  readonly signal: AbortSignal;
  /** Events later than the first by more than this are not evaluated; undefined = no limit. */
  readonly maxNs: bigint | undefined;
  /** Is shown every batch that is evaluated. */
  readonly observe?: ((batch: EventBatch) => void) | undefined;
  /** Decides which matches count; default: all do. */
  readonly keeps?: KeepMatch | undefined;
}

/**
 * Evaluates all events of a source, or until the signal, the time limit or a
 * reader that went away ends it. The source stays open.
 * @throws AuditError, OutputError
 */
export async function runPipeline(source: EventSource, pipeline: Pipeline): Promise<void> {
  const { sink, signal, maxNs } = pipeline;
  let endNs: bigint | undefined;
  while (!signal.aborted && sink.isOpen) {
    const batch = await unlessAborted(source.nextBatch(), signal);
    if (batch === undefined) {
      break;
    }
    endNs ??= maxNs === undefined ? undefined : (batch.startTimeNs ?? batch.timeNs[0] ?? 0n) + maxNs;
    const evaluated = endNs === undefined ? batch : until(endNs, batch);
    await alert(evaluated, pipeline);
    if (evaluated.rowCount < batch.rowCount) {
      break;
    }
  }
}

async function alert(batch: EventBatch, pipeline: Pipeline): Promise<void> {
  const { engine, printer, sink, isSilent, isBuffered, observe, keeps } = pipeline;
  observe?.(batch);
  const { count, rows, rules } = engine.evaluate(batch, keeps);
  if (isSilent) {
    return;
  }
  for (let i = 0; i < count && sink.isOpen; i++) {
    const rule = engine.rules[rules[i]!]!;
    sink.write(printer(rule, rule.priority, batch, rows[i]!));
    if (sink.isFull || !isBuffered) {
      await sink.flush();
    }
  }
  await sink.flush();
}

/** The events of a batch before the first that is later than `endNs`. */
function until(endNs: bigint, batch: EventBatch): EventBatch {
  const late = batch.timeNs.subarray(0, batch.rowCount).findIndex((timeNs) => timeNs > endNs);
  return late === -1 ? batch : { ...batch, rowCount: late };
}
