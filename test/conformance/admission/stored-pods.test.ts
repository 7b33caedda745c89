/** What requests leave behind on a server. */
import test from 'ava';
import { type ServerRequest, StoredPods, targetOf } from './stored-pods.ts';

const PODS = '/api/v1/namespaces/shop/pods';
const POD = { metadata: { name: 'till' }, spec: { containers: [{ name: 'c', image: 'i:1' }] } };

function send(pods: StoredPods, parts: Partial<ServerRequest>) {
  return pods.apply({ verb: 'PATCH', path: `${PODS}/till`, request: {}, code: 200, ...parts }, undefined, POD);
}

test('stored pods: paths are taken apart', (t) => {
  t.like(targetOf('/apis/apps/v1/namespaces/shop/deployments/web/scale?a=b&dryRun=All'), {
    group: 'apps',
    version: 'v1',
    namespace: 'shop',
    resource: 'deployments',
    name: 'web',
    subresource: 'scale',
    isDryRun: true,
  });
  t.like(targetOf(PODS), { group: '', resource: 'pods', name: undefined, subresource: undefined, isDryRun: false });
  t.throws(() => targetOf('/healthz'));
});

test('stored pods: a change builds on what was stored, not on trials and refusals', (t) => {
  const pods = new StoredPods();
  const label = (x: string) => ({ metadata: { labels: { x } } });
  send(pods, { verb: 'POST', path: PODS, request: POD, code: 201 });
  send(pods, { path: `${PODS}/till?dryRun=All`, request: label('trial') });
  send(pods, { request: label('refused'), code: 403 });
  t.deepEqual(send(pods, {}), { pod: POD, isCertain: true });
  send(pods, { request: label('kept') });
  t.like(send(pods, {}), { pod: { metadata: { name: 'till', labels: { x: 'kept' } } } });
});

test('stored pods: of a pod that no record made, nobody knows what had become of it', (t) => {
  t.deepEqual(send(new StoredPods(), {}), { pod: POD, isCertain: false });
});

test('stored pods: debug containers of the old kind of body are added to the pod', (t) => {
  const pods = new StoredPods();
  send(pods, { verb: 'POST', path: PODS, request: POD, code: 201 });
  const request = { kind: 'EphemeralContainers', ephemeralContainers: [{ name: 'debug' }] };
  send(pods, { verb: 'PUT', path: `${PODS}/till/ephemeralcontainers`, request });
  t.deepEqual(send(pods, {}).pod, { ...POD, spec: { ...POD.spec, ephemeralContainers: [{ name: 'debug' }] } });
});

test('stored pods: what the server says it made of a pod is stored', (t) => {
  const pods = new StoredPods();
  const containers = [{ name: 'c', securityContext: { runAsUser: 7 } }];
  send(pods, { verb: 'POST', path: PODS, request: POD, code: 201, result: { annotations: { a: 'b' }, containers } });
  t.deepEqual(send(pods, {}).pod, {
    metadata: { name: 'till', annotations: { a: 'b' } },
    spec: { containers: [{ name: 'c', image: 'i:1', securityContext: { runAsUser: 7 } }] },
  });
});
