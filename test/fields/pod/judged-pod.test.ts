/** Which requests are judged, and which of an event's objects. */
import test from 'ava';
import { fieldSet } from '#src/fields/registry.js';
import { batchOf } from '../../_support/made-up-fields.js';

type Json = Record<string, unknown>;

function read(name: string, event: Json): unknown {
  const bound = fieldSet('k8s_audit', 'legacy').find(name)?.field.bind(undefined);
  if (bound === undefined || typeof bound === 'string') {
    throw new Error(`${name}: ${bound}`);
  }
  return bound.read(batchOf([event as never]), 0);
}

function pod(spec: Json = {}, metadata: Json = {}): Json {
  return { kind: 'Pod', metadata: { name: 'p', ...metadata }, spec: { containers: [{ name: 'c' }], ...spec } };
}

function event(members: Json): Json {
  return {
    kind: 'Event',
    stage: 'ResponseComplete',
    verb: 'create',
    objectRef: { resource: 'pods' },
    responseStatus: { code: 201 },
    ...members,
  };
}

const GARBAGE_COLLECTOR = { username: 'system:serviceaccount:kube-system:generic-garbage-collector' };
const TEMPLATE = { template: { metadata: {}, spec: { containers: [] } } };

function patched(requestObject: unknown, more: Json = {}): Json {
  return event({ verb: 'patch', responseStatus: { code: 200 }, requestObject, responseObject: pod(), ...more });
}

const OPERATIONS: readonly [string, Json, string | undefined][] = [
  ['create', event({ requestObject: pod() }), 'create'],
  ['create, the response alone', event({ responseObject: pod() }), 'create'],
  ['create without objects', event({}), undefined],
  ['create, refused', event({ requestObject: pod(), responseObject: { kind: 'Status' } }), 'create'],
  ['earlier stage', event({ requestObject: pod(), stage: 'RequestReceived' }), undefined],
  ['panic', event({ requestObject: pod(), stage: 'Panic' }), undefined],
  ['put', event({ verb: 'update', requestObject: pod() }), 'update'],
  [
    'put of the garbage collector',
    event({ verb: 'update', requestObject: pod(), user: GARBAGE_COLLECTOR }),
    'metadata-only',
  ],
  ['patch', patched({ metadata: { labels: {} } }), 'update'],
  ['patch that creates', patched({ spec: {} }, { responseStatus: { code: 201 } }), 'create'],
  ['patch without response', event({ verb: 'patch', requestObject: {}, responseStatus: { code: 403 } }), undefined],
  ['empty patch', patched({}), 'metadata-only'],
  ['patch of finalizers', patched({ metadata: { finalizers: [], uid: 'u' } }), 'metadata-only'],
  [
    'strategic patch of owners',
    patched({ metadata: { '$setElementOrder/ownerReferences': [], ownerReferences: [] } }),
    'metadata-only',
  ],
  ['patch of finalizers and labels', patched({ metadata: { finalizers: [], labels: {} } }), 'update'],
  ['patch of finalizers and spec', patched({ metadata: { finalizers: [] }, spec: {} }), 'update'],
  ['json patch of finalizers', patched([{ op: 'remove', path: '/metadata/finalizers/0' }]), 'metadata-only'],
  [
    'json patch of a key that only begins so',
    patched([{ op: 'add', path: '/metadata/finalizersX', value: 1 }]),
    'update',
  ],
  [
    'json patch that moves a label',
    patched([{ op: 'move', from: '/metadata/labels/a', path: '/metadata/finalizers/0' }]),
    'update',
  ],
  ['delete', event({ verb: 'delete', responseObject: pod() }), undefined],
  [
    'status',
    event({ verb: 'patch', objectRef: { resource: 'pods', subresource: 'status' }, responseObject: pod() }),
    undefined,
  ],
  [
    'binding',
    event({ objectRef: { resource: 'pods', subresource: 'binding' }, requestObject: { kind: 'Binding' } }),
    undefined,
  ],
  [
    'pods of metrics',
    event({ objectRef: { resource: 'pods', apiGroup: 'metrics.k8s.io' }, requestObject: pod() }),
    undefined,
  ],
  [
    'debug container',
    event({
      verb: 'patch',
      objectRef: { resource: 'pods', subresource: 'ephemeralcontainers' },
      responseObject: pod(),
    }),
    'ephemeralcontainers',
  ],
  [
    'deployment',
    event({ objectRef: { resource: 'deployments', apiGroup: 'apps' }, requestObject: { spec: TEMPLATE } }),
    'template',
  ],
  [
    'cron job',
    event({
      objectRef: { resource: 'cronjobs', apiGroup: 'batch' },
      requestObject: { spec: { jobTemplate: { spec: TEMPLATE } } },
    }),
    'template',
  ],
  ['config map', event({ objectRef: { resource: 'configmaps' }, requestObject: {} }), undefined],
  ['nothing of an event', {}, undefined],
];

for (const [title, document, expected] of OPERATIONS) {
  test(`judged pod: ${title}`, (t) => {
    t.is(read('pod.operation', document), expected);
  });
}

const PRIVILEGED = 'pod.containers.securityContext.privileged';
const ADDED = 'pod.containers.securityContext.capabilities.add';
const PSP = { annotations: { 'kubernetes.io/psp': 'restricted' } };

function container(name: string, securityContext: Json = {}): Json {
  return { name, securityContext };
}

test('judged pod: containers that were injected count', (t) => {
  const requestObject = pod({ containers: [container('a', { privileged: false })] });
  const responseObject = pod({
    containers: [container('a', { privileged: false }), container('s', { privileged: true })],
  });
  t.deepEqual(read(PRIVILEGED, event({ requestObject, responseObject })), ['false', 'true']);
});

test('judged pod: what was changed before it was stored counts besides what the author wrote', (t) => {
  const requestObject = pod({ containers: [container('a')] });
  const responseObject = pod({ containers: [container('a', { capabilities: { add: ['NET_ADMIN'] } })] });
  t.deepEqual(read(ADDED, event({ requestObject, responseObject })), ['NET_ADMIN']);
});

test('judged pod: what a policy in force has filled in is not taken for what the author wrote', (t) => {
  const requestObject = pod({ containers: [container('a')] });
  const responseObject = pod({ containers: [container('a', { capabilities: { add: ['NET_ADMIN'] } })] }, PSP);
  t.deepEqual(read(ADDED, event({ requestObject, responseObject })), []);
  t.true((read('pod.unset', event({ requestObject, responseObject })) as string[]).includes('runAsUser'));
});

test('judged pod: volumes are those stored', (t) => {
  const secret = { name: 'token', secret: {} };
  const document = event({ requestObject: pod(), responseObject: pod({ volumes: [secret] }) });
  t.deepEqual(read('pod.spec.volumes.type', document), ['secret']);
});

test('judged pod: a token volume is assumed where the event cannot show it', (t) => {
  const types = (document: Json) => read('pod.spec.volumes.type', document);
  t.deepEqual(types(event({ requestObject: pod() })), ['assumedServiceAccountToken']);
  t.deepEqual(types(event({ requestObject: pod({ automountServiceAccountToken: false }) })), []);
  t.deepEqual(types(event({ requestObject: pod({}, { annotations: { 'kubernetes.io/config.mirror': 'x' } }) })), []);
  t.deepEqual(types(event({ requestObject: pod(), responseObject: pod() })), []);
});

test('judged pod: of a pod that gets debug containers these alone are seen', (t) => {
  const responseObject = pod({
    hostNetwork: true,
    containers: [container('a', { privileged: true })],
    ephemeralContainers: [container('debug', { privileged: false })],
  });
  const document = event({
    verb: 'update',
    objectRef: { resource: 'pods', subresource: 'ephemeralcontainers' },
    responseObject,
  });
  t.deepEqual(read(PRIVILEGED, document), ['false']);
  t.deepEqual(read('pod.spec.hostNetwork', document), []);
});

test('judged pod: the owner of a template is that of its workload', (t) => {
  const ownerReferences = [{ kind: 'Deployment', name: 'web', controller: true }];
  const requestObject = { metadata: { name: 'web-1', ownerReferences }, spec: TEMPLATE };
  const document = event({ objectRef: { resource: 'replicasets', apiGroup: 'apps' }, requestObject });
  t.is(read('pod.owner', document), 'Deployment/web');
});

test('judged pod: names and owners', (t) => {
  const owner = {
    ownerReferences: [
      { kind: 'Node', name: 'n' },
      { kind: 'ReplicaSet', name: 'web-1', controller: true },
    ],
  };
  const generated = event({ requestObject: { kind: 'Pod', metadata: { generateName: 'web-', ...owner }, spec: {} } });
  t.is(read('pod.name', generated), 'web-*');
  t.is(read('pod.owner', generated), 'ReplicaSet/web-1');
  t.is(read('pod.name', { ...generated, responseObject: pod({}, { name: 'web-x7' }) }), 'web-x7');
});

test('judged pod: an ephemeral container that was not stored is not seen', (t) => {
  const requestObject = pod({
    containers: [container('a')],
    ephemeralContainers: [container('e', { privileged: true })],
  });
  const isSeen = (responseObject?: Json) =>
    read(PRIVILEGED, event({ requestObject, ...(responseObject && { responseObject }) }));
  t.deepEqual(isSeen(pod({ containers: [container('a')] })), []);
  t.deepEqual(isSeen(requestObject), ['true']);
  t.deepEqual(isSeen(), ['true']);
});
