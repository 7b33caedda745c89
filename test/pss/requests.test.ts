/** Which requests the rules of a standard judge, and as what. */
import test from 'ava';
import { type PodEvent, podEvent, standardRunner } from '../_support/pss.ts';

const run = standardRunner('baseline');
const VIOLATION = 'PSS baseline Violation (privileged)';

const container = { name: 'c', image: 'nginx', securityContext: { privileged: true } };
const pod = { metadata: { name: 'p' }, spec: { containers: [container] } };
const stored = { kind: 'Pod', ...pod };
const ofPods = { resource: 'pods', namespace: 'default', name: 'p', apiVersion: 'v1' };

const CASES: readonly (readonly [what: string, rules: readonly string[], event: PodEvent, request?: object])[] = [
  ['a creation', [VIOLATION], {}],
  ['a creation that was refused', ['PSS baseline Attempt'], { code: 403 }],
  ['a creation for trial', ['PSS baseline Attempt'], { requestURI: '/api/v1/namespaces/default/pods?dryRun=All' }],
  ['a server-side apply that creates', [VIOLATION], { verb: 'patch', responseObject: stored }],
  ['an update by PUT, which may change the image', [VIOLATION], { verb: 'update', code: 200, responseObject: stored }],
  [
    'a patch of an image',
    [VIOLATION],
    { verb: 'patch', code: 200, responseObject: stored },
    { spec: { containers: [{ name: 'c', image: 'nginx:2' }] } },
  ],
  [
    'a JSON patch of an image',
    [VIOLATION],
    { verb: 'patch', code: 200, responseObject: stored },
    [{ op: 'replace', path: '/spec/containers/0/image', value: 'nginx:2' }],
  ],
  ['a patch of labels', [], { verb: 'patch', code: 200, responseObject: stored }, { metadata: { labels: { a: 'b' } } }],
  [
    'a patch of tolerations',
    [],
    { verb: 'patch', code: 200, responseObject: stored },
    { spec: { tolerations: [], containers: [{ name: 'c' }] } },
  ],
  [
    'a JSON patch that tests an image and sets a label',
    [],
    { verb: 'patch', code: 200, responseObject: stored },
    [
      { op: 'test', path: '/spec/containers/0/image', value: 'nginx' },
      { op: 'add', path: '/metadata/labels/a', value: 'b' },
    ],
  ],
  ['a change of the status', [], { verb: 'update', code: 200, objectRef: { ...ofPods, subresource: 'status' } }],
  ['a deletion', [], { verb: 'delete', code: 200 }],
  ['a request that has only begun', [], { stage: 'RequestReceived' }],
  [
    'a debug container',
    [VIOLATION],
    {
      verb: 'patch',
      code: 200,
      objectRef: { ...ofPods, subresource: 'ephemeralcontainers' },
      responseObject: {
        kind: 'Pod',
        metadata: { name: 'p' },
        spec: { containers: [{ name: 'c', image: 'nginx' }], ephemeralContainers: [{ ...container, name: 'debug' }] },
      },
    },
  ],
  [
    'a workload',
    ['PSS baseline Forecast'],
    { objectRef: { ...ofPods, resource: 'deployments', apiGroup: 'apps' } },
    { metadata: { name: 'd' }, spec: { template: pod } },
  ],
];

for (const [what, rules, event, request = pod] of CASES) {
  test(`requests: ${what} ${rules[0] === undefined ? 'gives no alert' : `is ${rules[0].slice('PSS baseline '.length)}`}`, (t) => {
    t.deepEqual(run([podEvent(request, event)]), [[...rules]]);
  });
}

test('requests: a debug container keeps to what its pod states', (t) => {
  const runRestricted = standardRunner('restricted:v1.34');
  const debug = {
    name: 'debug',
    image: 'busybox',
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const event = (spec: object) =>
    podEvent(
      {},
      {
        verb: 'patch',
        code: 200,
        objectRef: { ...ofPods, subresource: 'ephemeralcontainers' },
        responseObject: { kind: 'Pod', metadata: { name: 'p' }, spec: { ...spec, ephemeralContainers: [debug] } },
      },
    );
  const context = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
  t.deepEqual(runRestricted([event({ securityContext: context }), event({})]), [
    [],
    ['PSS restricted:v1.34 Violation (runAsNonRoot)', 'PSS restricted:v1.34 Violation (seccompProfile_restricted)'],
  ]);
});
