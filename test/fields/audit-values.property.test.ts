/** `ka.*`, `jevt.*` and `pod.*`: values keep their shape whatever a document holds. */
import test from 'ava';
import fc from 'fast-check';
import type { AuditSemantics } from '#src/event/event-source.js';
import type { BoundField, Field, FieldValue } from '#src/fields/field.js';
import { fieldSet } from '#src/fields/registry.js';
import { batchOf } from '../_support/made-up-fields.js';
import { POD_EVENT } from '../_support/pod-event.js';

/** Puts a value in the place of one part of a copy of a document. */
function replaced(document: unknown, path: readonly number[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof document !== 'object' || document === null) {
    return value;
  }
  const entries = Object.entries(document);
  const [key] = entries[step % Math.max(entries.length, 1)] ?? [];
  if (key === undefined) {
    return value;
  }
  const copy = Array.isArray(document) ? [...document] : { ...document };
  return Object.assign(copy, { [key]: replaced(entries[step % entries.length]![1], rest, value) });
}

test('ka, jevt, pod: whatever the document, fields give texts of their shape and do not throw (property)', (t) => {
  const fields = (['legacy', 'current'] as const).flatMap((semantics) =>
    fieldSet('k8s_audit', semantics)
      .fields.filter((field) => !field.name.startsWith('evt.'))
      .map((field) => ({ semantics, name: field.name, bound: boundAnyhow(field) })),
  );
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 9 }), fc.jsonValue(), (path, value) => {
      const batch = batchOf([replaced(POD_EVENT, path, value) as never]);
      for (const { semantics, name, bound } of fields) {
        const read = bound.read(batch, 0);
        t.true(hasShape(read, semantics, bound), name);
        if (bound.readPresence !== undefined) {
          t.is(isThere(bound.readPresence(batch, 0)), isThere(read), name);
        }
      }
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 300) },
  );
});

function hasShape(value: FieldValue | undefined, semantics: AuditSemantics, bound: BoundField): boolean {
  if (value === undefined) {
    return semantics === 'current' || bound.type !== 'auditvalue';
  }
  if (!bound.isList) {
    return typeof value === 'string';
  }
  const isTexts = Array.isArray(value) && value.every((text) => typeof text === 'string');
  return isTexts && !(bound.isNeverEmpty === true && value.length === 0);
}

/** What `exists` says of the one value of a field. */
function isThere(value: FieldValue | undefined): boolean {
  return value !== undefined && String(value) !== '<NA>';
}

function boundAnyhow(field: Field): BoundField {
  const bound = field.bind(field.argument?.isRequired ? '/requestObject/spec/containers/0' : undefined);
  if (typeof bound === 'string') {
    throw new Error(bound);
  }
  return bound;
}
