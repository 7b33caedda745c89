/** Events delivered more than once: which matches count, and how it is said. */
import test from 'ava';
import { Repeats } from '#src/app/repeats.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import type { CompiledRule } from '#src/rules/compiled-rule.js';
import { podCreated } from '../_support/audit-events.js';
import { batchOf } from '../_support/made-up-fields.js';

const GENERATED = { name: 'PSP a Violation (privileged)' } as CompiledRule;
const OTHER_GENERATED = { name: 'PSP a Violation (hostPID)' } as CompiledRule;
const ORDINARY = { name: 'Any pod' } as CompiledRule;

function event(name: string, changes: object = {}): object {
  return { ...JSON.parse(podCreated({ name })), ...changes };
}

function repeats(): Repeats {
  return new Repeats(({ name }) => name.startsWith('PSP '));
}

/** Which events' matches count, each of one rule. */
function kept(rule: CompiledRule, ...events: object[]): boolean[] {
  const subject = repeats();
  const batch = batchOf(events as never);
  return events.map((_, row) => subject.keeps(rule, batch, row));
}

test('repeats: the second delivery of an event does not count', (t) => {
  t.deepEqual(kept(GENERATED, event('a'), event('b'), event('a'), event('a')), [true, true, false, false]);
});

test('repeats: all rules that match the first delivery count', (t) => {
  const subject = repeats();
  const batch = batchOf([event('a'), event('a')] as never);
  const rules = [GENERATED, OTHER_GENERATED];
  t.deepEqual(
    [0, 1].map((row) => rules.map((rule) => subject.keeps(rule, batch, row))),
    [
      [true, true],
      [false, false],
    ],
  );
  t.deepEqual([subject.eventCount, subject.alertCount], [1, 2]);
});

test('repeats: the same auditID with another content is another event', (t) => {
  t.deepEqual(kept(GENERATED, event('a'), event('b', { auditID: 'id-a' }), event('a', { stage: 'Panic' })), [
    true,
    true,
    true,
  ]);
});

test('repeats: events without auditID are never the same', (t) => {
  const unnamed = [event('a', { auditID: undefined }), event('a', { auditID: undefined })];
  t.deepEqual(kept(GENERATED, ...unnamed), [true, true]);
  t.deepEqual(kept(GENERATED, event('a', { auditID: '' }), event('a', { auditID: '' })), [true, true]);
});

test('repeats: integers of any size are compared', (t) => {
  const huge = (id: bigint) => event('a', { requestObject: { spec: { securityContext: { runAsUser: id } } } });
  t.deepEqual(kept(GENERATED, huge(2n ** 60n), huge(2n ** 60n + 1n), huge(2n ** 60n)), [true, true, false]);
});

test('repeats: ordinary rules alert on every delivery', (t) => {
  t.deepEqual(kept(ORDINARY, event('a'), event('a')), [true, true]);
});

test('repeats: batches of system calls are not looked at', (t) => {
  const subject = repeats();
  const batch = { ...batchOf([event('a'), event('a')] as never), source: 'syscall' as const };
  t.true(subject.keeps(GENERATED, batch, 0) && subject.keeps(GENERATED, batch, 1));
});

test('repeats: says what was counted, and nothing when all came once', (t) => {
  const subject = repeats();
  const sink = new DiagnosticSink();
  subject.report(sink);
  t.deepEqual(sink.items, []);
  const batch = batchOf([event('a'), event('a')] as never);
  subject.keeps(GENERATED, batch, 0);
  subject.keeps(GENERATED, batch, 1);
  subject.report(sink);
  t.deepEqual(
    sink.items.map(({ code, severity, message }) => [code, severity, message]),
    [['AUDIT_REPEATED', 'warning', '1 event was delivered more than once, 1 alert is not repeated']],
  );
});
