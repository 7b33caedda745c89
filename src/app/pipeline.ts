/** The one loop over a source of events: batch → what it came to → whoever takes that. */
import type { Diagnostic } from '../base/diagnostic.ts';
import { AuditError, CaptureError } from '../base/errors.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { EventSource } from '../sources/source.ts';
import type { Evaluator } from './evaluator.ts';
import type { OutcomeReceiver } from './outcome.ts';
import { unlessAborted } from './shutdown.ts';

/** What runs and where it goes. */
export interface Pipeline {
  readonly evaluator: Evaluator;
  readonly receiver: OutcomeReceiver;
  /** Ends the loop between two batches, or while one is awaited. */
  readonly signal: AbortSignal;
  /** Events later than the first by more than this are not evaluated; undefined = no limit. */
  readonly maxNs?: bigint | undefined;
}

/**
 * Evaluates all events of a source, or until the signal, the time limit or a
 * reader that went away ends it. The source stays open.
 * @throws AuditError, CaptureError, OutputError
 */
export async function runPipeline(source: EventSource, pipeline: Pipeline): Promise<void> {
  const { evaluator, receiver, signal, maxNs } = pipeline;
  let endNs: bigint | undefined;
  while (!signal.aborted && receiver.isOpen) {
    const batch = await unlessAborted(source.nextBatch(), signal);
    if (batch === undefined) {
      break;
    }
    endNs ??= maxNs === undefined ? undefined : (batch.startTimeNs ?? batch.timeNs[0] ?? 0n) + maxNs;
    const evaluated = endNs === undefined ? batch : until(endNs, batch);
    for (const outcome of evaluator.evaluate(evaluated)) {
      await receiver.take(outcome);
    }
    if (evaluated.rowCount < batch.rowCount) {
      break;
    }
  }
}

/** The events of a batch before the first that is later than `endNs`. */
function until(endNs: bigint, batch: EventBatch): EventBatch {
  const late = batch.timeNs.subarray(0, batch.rowCount).findIndex((timeNs) => timeNs > endNs);
  return late === -1 ? batch : { ...batch, rowCount: late };
}

/** Says why a source failed. @throws whatever else was thrown */
export function failureOf(error: unknown): Diagnostic {
  if (error instanceof AuditError || error instanceof CaptureError) {
    const subject = error instanceof CaptureError ? error.subject : undefined;
    return { code: error.code, severity: 'error', message: error.message, subject };
  }
  throw error;
}
