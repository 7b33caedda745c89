/** One audit event, as the audit source would hand it out. */
import type { EventBatch } from '#src/event/event-batch.js';

/** Makes the batch of one row that holds the document. @throws Error when there is none. */
export function auditBatch(document: object | undefined): EventBatch {
  if (document === undefined) {
    throw new Error('no such event in the table');
  }
  const time = 'stageTimestamp' in document ? Date.parse(String(document.stageTimestamp)) : 0;
  return {
    source: 'k8s_audit',
    rowCount: 1,
    eventNumber: Float64Array.of(1),
    timeNs: BigUint64Array.of(BigInt(time) * 1_000_000n),
    eventType: Uint16Array.of(0),
    documents: [document],
  };
}
