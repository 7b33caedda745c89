/** Text of an audit log → batches. */
import type { EventBatch } from '#src/event/event-batch.js';
import { auditBatch } from './mock/audit-batch.ts';

/** A whole log. */
export interface AuditLog {
  readonly batches: readonly EventBatch[];
  readonly badLineCount: number;
}

/** Reads a log of one event per line. */
export function readAuditLog(text: string): AuditLog {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const documents = lines.map((line) => JSON.parse(line) as { kind?: unknown });
  const events = documents.filter(({ kind }) => kind === 'Event');
  return { batches: events.map(auditBatch), badLineCount: documents.length - events.length };
}
