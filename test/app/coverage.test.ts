/** Requests for pods whose objects were not logged: what counts, what does not, and how it is said. */
import test from 'ava';
import { COVERAGE_TEXTS, Coverage, gapOf } from '#src/app/coverage.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { podCreated } from '../_support/audit-events.js';
import { meets } from '../_support/text-demands.ts';

type Event = Record<string, unknown>;

const CREATED = JSON.parse(podCreated({ name: 'a' })) as Event;

/** The event at level Metadata, changed as said. */
function bare(changes: Event = {}): Event {
  const { requestObject: _, responseObject: __, ...event } = CREATED;
  return { ...event, level: 'Metadata', ...changes };
}

function reference(changes: Event): Event {
  return { objectRef: { ...(CREATED['objectRef'] as Event), ...changes } };
}

function covering(...events: unknown[]): Coverage {
  const coverage = new Coverage();
  for (const gap of events.map(gapOf)) {
    if (gap !== undefined) {
      coverage.add(gap);
    }
  }
  return coverage;
}

function counted(...events: unknown[]): readonly [creations: number, changes: number] {
  const coverage = covering(...events);
  return [coverage.creationCount, coverage.changeCount];
}

const STATUS = { kind: 'Status', code: 403, status: 'Failure' };
const cases: readonly (readonly [title: string, event: unknown, creations: number, changes: number])[] = [
  ['a creation', bare(), 1, 0],
  ['a creation that was refused', bare({ responseStatus: { code: 403 } }), 1, 0],
  ['a creation of which only the refusal was logged', bare({ responseObject: STATUS }), 1, 0],
  ['a creation by server-side apply', bare({ verb: 'patch', responseStatus: { code: 201 } }), 1, 0],
  [
    'a creation by server-side apply at level Request',
    bare({ verb: 'patch', responseStatus: { code: 201 }, requestObject: CREATED['requestObject'] }),
    1,
    0,
  ],
  ['a change', bare({ verb: 'update', responseStatus: { code: 200 } }), 0, 1],
  ['a patch', bare({ verb: 'patch', responseStatus: { code: 200 } }), 0, 1],
  ['a patch at level Request', bare({ verb: 'patch', responseStatus: { code: 200 }, requestObject: {} }), 0, 1],
  ['debug containers', bare({ verb: 'patch', ...reference({ subresource: 'ephemeralcontainers' }) }), 0, 1],
  ['a change that was refused', bare({ verb: 'update', responseStatus: { code: 409 } }), 0, 0],
  ['a creation with its object', CREATED, 0, 0],
  ['a creation at level Request', { ...CREATED, responseObject: undefined }, 0, 0],
  ['a creation before it is answered', bare({ stage: 'RequestReceived' }), 0, 0],
  ['a creation that failed inside', bare({ stage: 'Panic' }), 0, 0],
  ['a binding', bare(reference({ subresource: 'binding' })), 0, 0],
  ['a status', bare({ verb: 'patch', ...reference({ subresource: 'status' }) }), 0, 0],
  ['a deletion', bare({ verb: 'delete' }), 0, 0],
  ['a workload', bare(reference({ resource: 'deployments', apiGroup: 'apps' })), 0, 0],
  ['pods of another group', bare(reference({ apiGroup: 'metrics.k8s.io' })), 0, 0],
  ['no event', null, 0, 0],
  ['an event without reference', bare({ objectRef: undefined }), 0, 0],
];

for (const [title, event, creations, changes] of cases) {
  test(`coverage: ${title} counts as ${creations} creations and ${changes} changes`, (t) => {
    t.deepEqual(counted(event), [creations, changes]);
  });
}

test('coverage: the same request counts once, requests without auditID each', (t) => {
  t.deepEqual(counted(bare(), bare(), bare({ auditID: 'other' })), [2, 0]);
  t.deepEqual(counted(bare({ auditID: undefined }), bare({ auditID: undefined })), [2, 0]);
});

test('coverage: says what was counted, and nothing when all is there', (t) => {
  const sink = new DiagnosticSink();
  new Coverage().report(sink);
  t.deepEqual(sink.items, []);
  covering(bare(), bare({ auditID: 'b' }), bare({ auditID: 'c', verb: 'update' })).report(sink);
  t.deepEqual(
    sink.items.map(({ code, severity, message }) => [code, severity, message]),
    [
      ['AUDIT_NO_OBJECT', 'warning', '2 pod creations carry no object; audit level Request is needed'],
      ['AUDIT_NO_OBJECT', 'warning', '1 pod update carries no object; audit level RequestResponse is needed'],
    ],
  );
});

test('coverage: every event that counts holds what lines are kept for', (t) => {
  for (const [title, event] of cases.filter(([, , creations, changes]) => creations + changes > 0)) {
    t.true(meets(COVERAGE_TEXTS, event), title);
  }
});
