/** Alert lines: Falco's text and JSON, in both value models of k8s_audit. */

import test from 'ava';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { type AlertRule, type AlertStyle, alertPrinter } from '#src/output/alert.js';
import { compileFormat } from '#src/output/format.js';
import { batchOf, fieldSetOf } from '../_support/made-up-fields.js';

const FIELDS = fieldSetOf({ 'ka.verb': { type: 'auditvalue' }, 'ka.user.name': { type: 'charbuf' } });
const TIME_NS = 1_790_000_000_012_345_678n;
const BATCH = batchOf([{ 'ka.verb': ['create'], 'ka.user.name': 'eve' }], { timeNs: BigUint64Array.of(TIME_NS) });
const STYLE: AlertStyle = {
  isJson: false,
  isIso8601: true,
  includesOutput: true,
  includesTags: true,
  includesMessage: false,
  includesOutputFields: true,
  hostname: 'host',
};

function ruleOf(output: string, rest: Partial<AlertRule> = {}): AlertRule {
  return {
    name: 'A rule',
    source: 'k8s_audit',
    semantics: 'current',
    tags: ['z', 'a', 'z'],
    extraFields: [],
    output: compileFormat(new SourceText('out', output), FIELDS, new DiagnosticSink())!,
    ...rest,
  };
}

function print(style: Partial<AlertStyle>, rule: AlertRule, batch = BATCH): string {
  return alertPrinter({ ...STYLE, ...style })(rule, 'Warning', batch, 0);
}

test('alert: text with the time in UTC', (t) => {
  t.is(print({}, ruleOf('user=%ka.user.name')), '2026-09-21T14:13:20.012345678+0000: Warning user=eve');
});

test('alert: text with the local time of day', (t) => {
  const date = new Date(Number(TIME_NS / 1_000_000n));
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':');
  t.is(print({ isIso8601: false }, ruleOf('x')), `${time}.012345678: Warning x`);
});

test('alert: JSON has its keys in order and the time as a field', (t) => {
  t.is(
    print({ isJson: true }, ruleOf('user=%ka.user.name')),
    '{"hostname":"host","output":"2026-09-21T14:13:20.012345678+0000: Warning user=eve",' +
      '"output_fields":{"evt.time.iso8601":1790000000012345678,"ka.user.name":"eve"},' +
      '"priority":"Warning","rule":"A rule","source":"k8s_audit","tags":["a","z"],"time":"2026-09-21T14:13:20.012345678Z"}',
  );
});

test('alert: JSON parts can be left out and added', (t) => {
  const style = {
    isJson: true,
    includesOutput: false,
    includesTags: false,
    includesMessage: true,
    includesOutputFields: false,
  };
  t.deepEqual(Object.keys(JSON.parse(print(style, ruleOf('a "quoted" %ka.verb')))), [
    'hostname',
    'message',
    'priority',
    'rule',
    'source',
    'time',
  ]);
});

test('alert: extra fields are in the JSON only, as values or as text', (t) => {
  const value = (text: string) => compileFormat(new SourceText('extra', text), FIELDS, new DiagnosticSink())!;
  const rule = ruleOf('x', {
    extraFields: [
      { key: 'who', value: value('by %ka.user.name'), isRaw: false },
      { key: 'verb', value: value('%ka.verb'), isRaw: true },
    ],
  });
  t.deepEqual(JSON.parse(print({ isJson: true }, rule)).output_fields, {
    'evt.time.iso8601': Number(TIME_NS),
    verb: 'create',
    who: 'by eve',
  });
  t.false(print({}, rule).includes('eve'));
});

test('alert: legacy audit rules name the time jevt.time, as text', (t) => {
  const legacy = ruleOf('%ka.verb', { semantics: 'legacy' });
  const fields = (isIso8601: boolean) => JSON.parse(print({ isJson: true, isIso8601 }, legacy)).output_fields;
  t.deepEqual(fields(true), { 'jevt.time.iso8601': '2026-09-21T14:13:20.012345678+0000', 'ka.verb': 'create' });
  t.regex(fields(false)['jevt.time'], /^\d\d:\d\d:20\.012345678$/);
});

test('alert: a value can neither start a second line nor steer the terminal', (t) => {
  const batch = batchOf([{ 'ka.user.name': 'a\nb\u001b[31m\u009b\u007f\udc80' }], { timeNs: BATCH.timeNs });
  const rule = ruleOf('%ka.user.name "x" \\');
  t.is(print({}, rule, batch).split('Warning ')[1], 'a\\nb\\u001b[31m\\u009b\\u007f\ufffd "x" \\');
  t.is(print({ isJson: true }, rule, batch).split('\n').length, 1);
});
