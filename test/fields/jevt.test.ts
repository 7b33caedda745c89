/** `jevt.*` and `json.*`: pointers, texts and times. */
import test from 'ava';
import type { AuditSemantics } from '#src/event/event-source.js';
import type { FieldValue } from '#src/fields/field.js';
import { fieldSet } from '#src/fields/registry.js';
import { bindWritten, readField } from '../_support/audit-fields.js';

const DOCUMENT = JSON.parse(`{
  "value": "hello",
  "list": [ { "int": 1, "float": 2.5 }, "two", null ],
  "~/both": "escaped",
  "": { "": "empty keys" },
  "b": { "z": 1, "a": [] , "": {} },
  "__proto__": { "own": "yes" },
  "constructor": "mine",
  "\\ud83d\\ude00": "smile",
  "\\uff01": "wide"
}`);

const reads = test.macro({
  exec(t, pointer: string, legacy: string, current: FieldValue | undefined) {
    t.deepEqual(readField(`jevt.value[${pointer}]`, 'legacy', DOCUMENT), [legacy]);
    t.deepEqual(readField(`jevt.value[${pointer}]`, 'current', DOCUMENT), current);
    t.deepEqual(readField(`json.value[${pointer}]`, 'current', DOCUMENT), current);
  },
  title: (_, pointer) => `jevt.value: at ${JSON.stringify(pointer)}`,
});

test(reads, '/value', 'hello', 'hello');
test(reads, '/list/0/int', '1', '1');
test(reads, '/list/0/float', '2.5', '2.5');
test(reads, '/list/1', 'two', 'two');
test(reads, '/list/2', 'null', 'null');
test(reads, '/list/3', '<NA>', undefined);
test(reads, '/list/-', '<NA>', undefined);
test(reads, '/list/01', '<NA>', 'two');
test(reads, '/list/+1', '<NA>', 'two');
test(reads, '/list/length', '<NA>', undefined);
test(reads, '/list/0', '{"float":2.5,"int":1}', '{"int":1,"float":2.5}');
test(reads, '/list', '[{"float":2.5,"int":1},"two",null]', '[{"int":1,"float":2.5},"two",null]');
test(reads, '/~0~1both', 'escaped', 'escaped');
test(reads, '//', 'empty keys', 'empty keys');
test(reads, '/b', '{"":{},"a":[],"z":1}', '{"z":1,"a":[],"":{}}');
test(reads, '/value/0', '<NA>', undefined);
test(reads, '/value/length', '<NA>', undefined);
test(reads, '/nope/deeper', '<NA>', undefined);
test(reads, '/__proto__/own', 'yes', 'yes');
test(reads, '/b/__proto__', '<NA>', undefined);
test(reads, '/b/constructor', '<NA>', undefined);
test(reads, '/constructor', 'mine', 'mine');
test(reads, '/b/toString', '<NA>', undefined);

test('jevt.value: in the current model the first slash may be missing', (t) => {
  t.is(readField('jevt.value[value]', 'current', DOCUMENT), 'hello');
  t.is(readField('jevt.value[list/1]', 'current', DOCUMENT), 'two');
  t.is(readField('jevt.value[~2]', 'current', { '~2': 'tilde' }), 'tilde');
});

test('jevt.value: an empty pointer is the whole document', (t) => {
  t.deepEqual(readField('jevt.value[]', 'legacy', { b: 1, a: 2 }), ['{"a":2,"b":1}']);
  t.is(readField('jevt.value[]', 'current', { b: 1, a: 2 }), '{"b":1,"a":2}');
});

for (const [pointer, mistake] of [
  ['value', /Invalid json selector .*begin with '\/'/],
  ['/a~2', /Invalid json selector .*'~'/],
  ['/a~', /Invalid json selector .*'~'/],
] as const) {
  test(`jevt.value: in the legacy model ${pointer} is refused`, (t) => {
    t.throws(() => bindWritten(`jevt.value[${pointer}]`, 'legacy'), { message: mistake });
  });
}

test('jevt.value: needs a pointer', (t) => {
  t.throws(() => bindWritten('jevt.value', 'legacy'));
  t.throws(() => bindWritten('jevt.value', 'current'));
});

test('jevt.obj: keys sorted by bytes in the legacy model, indented in the current one', (t) => {
  const document = { b: [], a: { c: 'x' }, '\uff01': 1, '\ud83d\ude00': 2 };
  t.deepEqual(readField('jevt.obj', 'legacy', document), ['{"a":{"c":"x"},"b":[],"\uff01":1,"\ud83d\ude00":2}']);
  t.is(
    readField('jevt.obj', 'current', { b: [], a: { c: 'x' }, e: {} }),
    '{\n  "b": [],\n  "a": {\n    "c": "x"\n  },\n  "e": {}\n}',
  );
});

test('jevt.rawtime, jevt.time: the time of the event', (t) => {
  const timeNs = 1_790_000_000_123_456_789n;
  t.deepEqual(readField('jevt.rawtime', 'legacy', {}, timeNs), ['1790000000123456789']);
  t.is(readField('jevt.rawtime', 'current', {}, timeNs), '1790000000123456789');
  t.is(readField('json.rawtime', 'current', {}, timeNs), '1790000000123456789');
  t.deepEqual(readField('jevt.time.iso8601', 'legacy', {}, timeNs), ['2026-09-21T14:13:20.123456789+0000']);
  t.regex(String(readField('jevt.time', 'legacy', {}, timeNs)), /^\d\d:\d\d:20\.123456789$/);
  t.is(fieldSet('k8s_audit', 'current').find('jevt.time'), undefined);
});

test('jevt.value: number texts are what JavaScript makes of them', (t) => {
  const document = JSON.parse('{"big": 9007199254740993, "one": 1.0, "e": 1e3}');
  const read = (semantics: AuditSemantics, key: string) =>
    String(readField(`jevt.value[/${key}]`, semantics, document));
  t.deepEqual(
    ['big', 'one', 'e'].map((key) => read('current', key)),
    ['9007199254740992', '1', '1000'],
  );
  t.deepEqual(
    ['big', 'one', 'e'].map((key) => read('legacy', key)),
    ['9007199254740992', '1', '1000'],
  );
});
