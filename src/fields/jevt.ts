/**
 * The fields that read any JSON event, in both value models of the k8s_audit
 * source: `jevt.*` and, in the current model, `json.*` (the names that Falco's
 * json plugin prefers).
 */
import { isoTime, localTime } from '../event/time-format.ts';
import { type AuditFieldShape, auditField, type Extraction, ofDocument } from './audit-extraction.ts';
import type { Field, FieldArgument, FieldValue, Reader } from './field.ts';
import type { FieldClass } from './field-class.ts';
import { parseLoosePointer, parsePointer, placeOf, valueAt } from './json-pointer.ts';
import { compactText, exactJson, sortedText } from './json-text.ts';

const LEGACY: AuditFieldShape = { type: 'auditvalue', isList: true };
const CURRENT: AuditFieldShape = { type: 'charbuf', isList: false };
const POINTER: FieldArgument = { kind: 'key', isRequired: true };

const NO_VALUE = '<NA>';
const MISSING: readonly string[] = [NO_VALUE];
const PRESENT: readonly string[] = [''];

const VALUE_DESC = 'The value at a JSON pointer, such as /user/username; JSON text when it is not a string.';
const OBJ_DESC = 'The whole event as JSON text.';
const RAWTIME_DESC = 'The time of the event in nanoseconds since the epoch.';

/**
 * The fields of Falco's built-in source. A missing value is `<NA>`.
 * @see falcosecurity/falco userspace/engine/json_evt.cpp
 */
export const JEVT_LEGACY: FieldClass = {
  name: 'jevt',
  desc: 'General access to JSON events.',
  fields: [
    legacyTime('jevt.time', 'The time of the event: local time of day with nanoseconds.', localTime),
    legacyTime('jevt.time.iso8601', 'The time of the event in UTC as ISO 8601.', (timeNs) => isoTime(timeNs, '+0000')),
    legacyTime('jevt.rawtime', RAWTIME_DESC, String),
    auditField({ name: 'jevt.value', desc: VALUE_DESC, argument: POINTER }, LEGACY, legacyValue),
    auditField({ name: 'jevt.obj', desc: OBJ_DESC }, LEGACY, () => ({
      read: ofDocument((document) => [sortedText(document)]),
    })),
  ],
};

/**
 * The fields of the json plugin, under both names.
 * @see falcosecurity/plugins plugins/json/pkg/json/json.go
 */
export const JSON_CURRENT: FieldClass = {
  name: 'json',
  desc: 'General access to JSON events; jevt is the older name.',
  fields: ['json', 'jevt'].flatMap((prefix) => [
    auditField({ name: `${prefix}.value`, desc: VALUE_DESC, argument: POINTER }, CURRENT, currentValue),
    auditField({ name: `${prefix}.obj`, desc: OBJ_DESC }, CURRENT, () => ({ read: ofDocument(indentedText) })),
    auditField({ name: `${prefix}.rawtime`, desc: RAWTIME_DESC }, CURRENT, () => ({ read: ofTime(String) })),
  ]),
};

function legacyTime(name: string, desc: string, print: (timeNs: bigint) => string): Field {
  return auditField({ name, desc }, LEGACY, () => ({ read: ofTime((timeNs) => [print(timeNs)]) }));
}

function ofTime(make: (timeNs: bigint) => FieldValue): Reader {
  return (batch, row) => make(batch.timeNs[row] ?? 0n);
}

function indentedText(document: unknown): string | undefined {
  return document === undefined ? undefined : exactJson(document, 2);
}

function legacyValue(argument = ''): Extraction | string {
  const path = parsePointer(argument);
  if (typeof path === 'string') {
    return `Invalid json selector (${path})`;
  }
  const read = ofDocument((document) => {
    const value = valueAt(document, path);
    return value === undefined ? MISSING : [sortedText(value)];
  });
  const readPresence = ofDocument((document) => {
    const value = valueAt(document, path);
    return value === undefined || value === NO_VALUE ? MISSING : PRESENT;
  });
  return { read, readPresence, isVerbatim: true, isNeverEmpty: true, ...placeOf(path, true) };
}

function currentValue(argument = ''): Extraction {
  const path = parseLoosePointer(argument);
  const read = ofDocument((document) => {
    const value = valueAt(document, path);
    return value === undefined ? undefined : compactText(value);
  });
  const readPresence = ofDocument((document) => (valueAt(document, path) === undefined ? undefined : ''));
  return { read, readPresence, isVerbatim: true, ...placeOf(path, true) };
}
