/** Events delivered more than once: which are the same, and how it is said. */
import test from 'ava';
import { eventKey, Repeats } from '#src/app/repeats.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { podCreated } from '../_support/audit-events.js';

function event(name: string, changes: object = {}): object {
  return { ...JSON.parse(podCreated({ name })), ...changes };
}

/** Which events come for the first time. */
function isFirst(...events: object[]): boolean[] {
  const repeats = new Repeats();
  return events.map((each) => {
    const key = eventKey(each);
    return key === undefined || !repeats.isRepeated(key);
  });
}

test('repeats: the second delivery of an event is one', (t) => {
  t.deepEqual(isFirst(event('a'), event('b'), event('a'), event('a')), [true, true, false, false]);
});

test('repeats: the same auditID with another content is another event', (t) => {
  t.deepEqual(isFirst(event('a'), event('b', { auditID: 'id-a' }), event('a', { stage: 'Panic' })), [true, true, true]);
});

test('repeats: events without auditID are never the same', (t) => {
  t.deepEqual(isFirst(event('a', { auditID: undefined }), event('a', { auditID: undefined })), [true, true]);
  t.deepEqual(isFirst(event('a', { auditID: '' }), event('a', { auditID: '' })), [true, true]);
});

test('repeats: an event in a list is the one that an API server wrote on a line of its own', (t) => {
  const listed = event('a', { requestURI: '/api/v1/pods?a=<1>&b=\u2028' });
  const line = Buffer.from(JSON.stringify(listed).replace('<1>&b=\u2028', '\\u003c1\\u003e\\u0026b=\\u2028'));
  t.is(eventKey(listed, line), eventKey(listed));
  t.not(eventKey(listed, Buffer.from(` ${line}`)), eventKey(listed));
  t.is(eventKey({}, line), undefined);
});

test('repeats: integers of any size are compared', (t) => {
  const huge = (id: bigint) => event('a', { requestObject: { spec: { securityContext: { runAsUser: id } } } });
  t.deepEqual(isFirst(huge(2n ** 60n), huge(2n ** 60n + 1n), huge(2n ** 60n)), [true, true, false]);
});

test('repeats: says what was counted, and nothing when all came once', (t) => {
  const repeats = new Repeats();
  const sink = new DiagnosticSink();
  repeats.isRepeated('a');
  repeats.report(sink);
  t.deepEqual(sink.items, []);
  repeats.isRepeated('a');
  repeats.alertCount = 1;
  repeats.report(sink);
  t.deepEqual(
    sink.items.map(({ code, severity, message }) => [code, severity, message]),
    [['AUDIT_REPEATED', 'warning', '1 event was delivered more than once, 1 alert is not repeated']],
  );
});
