/** Facts about settings as they are stated, about hosts of handlers, and about what a request does to images. */
import test from 'ava';
import { fieldSet } from '#src/fields/registry.js';

type Json = Record<string, unknown>;

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

function bind(written: string) {
  const [, name = '', argument] = /^([^[]+)(?:\[(.*)\])?$/.exec(written) ?? [];
  const bound = fieldSet('k8s_audit', 'legacy').find(name)?.field.bind(argument);
  if (bound === undefined || typeof bound === 'string') {
    throw new Error(`${written}: ${bound}`);
  }
  return bound;
}

/** `path value (container)` of every fact of a field. */
function factsOf(written: string, requestObject: Json): string[] {
  const document = { stage: 'ResponseComplete', verb: 'create', objectRef: { resource: 'pods' }, requestObject };
  return (bind(written).facts?.read(document) ?? []).map(
    ({ path, value, said, container }) => `${path}${said ?? `=${value}`}${container ? ` (${container})` : ''}`,
  );
}

const CASES: readonly (readonly [field: string, spec: Json, facts: readonly string[]])[] = [
  [
    'pod.runAsNonRoot',
    {
      securityContext: { runAsNonRoot: false },
      initContainers: [{ name: 'i', securityContext: { runAsNonRoot: true } }],
      containers: [{ name: 'c' }],
    },
    ['spec.securityContext.runAsNonRoot=false', 'spec.initContainers[0].securityContext.runAsNonRoot=true (i)'],
  ],
  ['pod.runAsUser', { securityContext: { runAsUser: 0 } }, ['spec.securityContext.runAsUser=0']],
  [
    'pod.windowsOptions.hostProcess',
    { containers: [{ name: 'c', securityContext: { windowsOptions: { hostProcess: true } } }] },
    ['spec.containers[0].securityContext.windowsOptions.hostProcess=true (c)'],
  ],
  [
    'pod.seccompProfile.type',
    { securityContext: { seccompProfile: {} }, containers: [{ name: 'c', securityContext: { seccompProfile: null } }] },
    ['spec.securityContext.seccompProfile.type='],
  ],
  [
    'pod.appArmorProfile.type',
    { containers: [{ name: 'c', securityContext: { appArmorProfile: { type: 'Unconfined' } } }] },
    ['spec.containers[0].securityContext.appArmorProfile.type=Unconfined (c)'],
  ],
  [
    'pod.containers.securityContext.unset[seccompProfile]',
    {
      containers: [{ name: 'c', securityContext: { seccompProfile: { type: 'Localhost' } } }],
      ephemeralContainers: [{ name: 'e' }],
    },
    ['spec.ephemeralContainers[0].securityContext.seccompProfile is unset (e)'],
  ],
  [
    'pod.containers.securityContext.unset[seccompProfile]',
    { securityContext: { seccompProfile: { type: 'Localhost' } }, containers: [{ name: 'c' }] },
    [],
  ],
  [
    'pod.containers.handlers.host',
    {
      containers: [
        {
          name: 'c',
          livenessProbe: { httpGet: { host: '10.0.0.1' } },
          readinessProbe: { tcpSocket: { host: '' } },
          startupProbe: { exec: { command: ['true'] } },
          lifecycle: { preStop: { tcpSocket: { host: '::1' } }, postStart: null },
        },
      ],
    },
    [
      'spec.containers[0].livenessProbe.httpGet.host=10.0.0.1 (c)',
      'spec.containers[0].lifecycle.preStop.tcpSocket.host=::1 (c)',
    ],
  ],
  ['pod.spec.hostUsers', { hostUsers: false }, ['spec.hostUsers=false']],
  ['pod.containers.handlers.host', { containers: 'x' }, []],
];

for (const [field, spec, facts] of CASES) {
  test(`facts: ${field} of ${JSON.stringify(spec)}`, (t) => {
    t.deepEqual(factsOf(field, { metadata: {}, spec }), [...facts]);
  });
}

test('facts: pod.appArmorAnnotation has the annotations of all containers, real or not, that are not empty', (t) => {
  const annotations = {
    [`${APP_ARMOR}c`]: 'unconfined',
    [`${APP_ARMOR}other`]: 'localhost/x',
    [`${APP_ARMOR}e`]: '',
    a: 'b',
  };
  t.deepEqual(factsOf('pod.appArmorAnnotation', { metadata: { annotations }, spec: { containers: [{ name: 'c' }] } }), [
    `metadata.annotations[${APP_ARMOR}c]=unconfined (c)`,
    `metadata.annotations[${APP_ARMOR}other]=localhost/x (other)`,
  ]);
});

for (const [what, verb, requestObject, expected] of [
  ['a PUT', 'update', { spec: {} }, 'unknown'],
  ['a patch that was not logged', 'patch', undefined, 'unknown'],
  ['a patch of a container', 'patch', { spec: { initContainers: [{ name: 'i', image: 'x' }] } }, 'changed'],
  ['a patch of a label', 'patch', { metadata: { labels: {} } }, 'kept'],
  ['a patch of another setting', 'patch', { spec: { containers: [{ name: 'c', resources: {} }] } }, 'kept'],
  ['a JSON patch of an image', 'patch', [{ op: 'replace', path: '/spec/containers/0/image', value: 'x' }], 'changed'],
  ['a JSON patch of all', 'patch', [{ op: 'replace', path: '/spec', value: {} }], 'changed'],
  ['a JSON patch of a container', 'patch', [{ op: 'add', path: '/spec/ephemeralContainers/-', value: {} }], 'changed'],
  ['a JSON patch of a label', 'patch', [{ op: 'add', path: '/metadata/labels/a', value: 'b' }], 'kept'],
  [
    'a JSON patch that moves an image',
    'patch',
    [{ op: 'move', from: '/spec/containers/0/image', path: '/x' }],
    'changed',
  ],
  [
    'a JSON patch that tests the spec and sets a label',
    'patch',
    [
      { op: 'test', path: '/spec', value: {} },
      { op: 'add', path: '/metadata/labels/a', value: 'b' },
    ],
    'kept',
  ],
  ['a patch of odd shape', 'patch', [1, { op: 'add', path: 2 }], 'kept'],
] as const) {
  test(`facts: pod.update.images of ${what} is ${expected}`, (t) => {
    const responseObject = { kind: 'Pod', metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c' }] } };
    const documents = [
      { stage: 'ResponseComplete', verb, objectRef: { resource: 'pods' }, requestObject, responseObject },
    ];
    const batch = { documents } as unknown as Parameters<ReturnType<typeof bind>['read']>[0];
    t.is(bind('pod.update.images').read(batch, 0), expected);
  });
}
