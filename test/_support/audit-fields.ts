/** Reads audit fields of one document by the name a rule would write. */
import type { AuditSemantics } from '#src/event/event-source.js';
import type { BoundField, FieldValue } from '#src/fields/field.js';
import { fieldSet } from '#src/fields/registry.js';
import { batchOf } from './made-up-fields.js';

/** Binds `name` or `name[argument]`; throws when there is no such field or the argument is refused. */
export function bindWritten(written: string, semantics: AuditSemantics): BoundField {
  const [, name = '', argument] = /^([^[]+)(?:\[(.*)\])?$/s.exec(written) ?? [];
  const bound = fieldSet('k8s_audit', semantics).find(name)?.field.bind(argument);
  if (typeof bound !== 'object') {
    throw new Error(bound ?? `no field ${name}`);
  }
  return bound;
}

/** Reads a field of a document. */
export function readField(
  written: string,
  semantics: AuditSemantics,
  document: unknown,
  timeNs: bigint = 0n,
): FieldValue | undefined {
  const batch = batchOf([document as Record<string, FieldValue>], { timeNs: BigUint64Array.of(timeNs) });
  return bindWritten(written, semantics).read(batch, 0);
}
