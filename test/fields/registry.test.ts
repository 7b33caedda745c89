import test from 'ava';
import { EVENT_SOURCES } from '#src/event/event-source.js';
import { fieldClasses, fieldSet, makeFieldSet } from '#src/fields/registry.js';

const SETS = EVENT_SOURCES.flatMap((source) =>
  (['legacy', 'current'] as const).map((semantics) => ({ source, semantics })),
);

test('registry: field names are unique, well formed and described', (t) => {
  for (const { source, semantics } of SETS) {
    const { fields } = fieldSet(source, semantics);
    t.is(new Set(fields.map((field) => field.name)).size, fields.length);
    for (const field of fields) {
      t.regex(field.name, /^[a-z][a-z0-9_]*(\.[a-zA-Z0-9_]+)+$/);
      t.regex(field.desc, /^\S.*\S$/, field.name);
    }
  }
  t.true(fieldSet('syscall').fields.length > 300);
});

test('registry: two fields of one name are a bug', (t) => {
  const { fields } = fieldSet('syscall');
  t.throws(() => makeFieldSet([...fields.slice(0, 3), ...fields.slice(0, 1)]), { message: /two fields are called/ });
});

test('registry: the same set is given for the same source', (t) => {
  t.is(fieldSet('syscall'), fieldSet('syscall', 'legacy'));
  t.is(fieldSet('k8s_audit', 'current'), fieldSet('k8s_audit'));
  t.not(fieldSet('k8s_audit', 'legacy'), fieldSet('k8s_audit'));
});

test('registry: every class of a source has fields and a description', (t) => {
  for (const { source, semantics } of SETS) {
    for (const { name, desc, fields } of fieldClasses(source, semantics)) {
      t.true(fields.length > 0, name);
      t.regex(desc, /\.$/, name);
    }
  }
});

test('registry: system-call fields are not fields of audit events, the general ones are in the current model', (t) => {
  t.is(fieldSet('k8s_audit').find('proc.name'), undefined);
  t.is(fieldSet('k8s_audit').find('evt.type'), undefined);
  t.is(fieldSet('k8s_audit').find('evt.num')?.field.type, 'uint64');
  t.is(fieldSet('k8s_audit', 'legacy').find('evt.num'), undefined);
});

const finds = test.macro({
  exec(t, text: string, name: string | undefined, suffix?: string) {
    const found = fieldSet('syscall').find(text);
    t.deepEqual([found?.field.name, found?.suffix], [name, suffix]);
  },
  title: (title, text, name) => `find: ${title ?? `${text} is ${name ?? 'no field'}`}`,
});

test(finds, 'proc.name', 'proc.name');
test(finds, 'evt.arg', 'evt.arg');
test(finds, 'evt.args', 'evt.args');
test(finds, 'evt.arg.path', 'evt.arg', 'path');
test(finds, 'evt.rawarg.res', 'evt.rawarg', 'res');
test(finds, 'evt.type.is.open', 'evt.type.is', 'open');
test(finds, 'thread.cgroup.cpuacct', 'thread.cgroup', 'cpuacct');
test('a label name may have dots', finds, 'k8s.pod.label.app.kubernetes.io', 'k8s.pod.label', 'app.kubernetes.io');
test(finds, 'k8s.pod.labels', 'k8s.pod.labels');
test('an unknown event argument is found, so that it can be named', finds, 'evt.arg.zzz', 'evt.arg', 'zzz');
test('text after an event argument makes no field', finds, 'evt.arg.pathname2', undefined);
test(finds, 'evt.arg.', undefined);
test(finds, 'proc.nam', undefined);
test(finds, 'proc.name.x', undefined);
test(finds, 'constructor', undefined);
test('a very long name', finds, `evt.${'a.'.repeat(50_000)}b`, undefined);
