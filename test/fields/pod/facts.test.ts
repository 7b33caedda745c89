/** Facts about pods: values and the places that they are found at. */
import test from 'ava';
import { fieldSet } from '#src/fields/registry.js';

type Json = Record<string, unknown>;

/** `path value`, or `path` and what is said of it, of every fact of a field. */
function factsOf(written: string, pod: Json): string[] {
  const [, name = '', argument] = /^([^[]+)(?:\[(.*)\])?$/.exec(written) ?? [];
  const bound = fieldSet('k8s_audit', 'legacy').find(name)?.field.bind(argument);
  if (bound === undefined || typeof bound === 'string' || bound.facts === undefined) {
    throw new Error(`${written} has no facts`);
  }
  const document = {
    stage: 'ResponseComplete',
    verb: 'create',
    objectRef: { resource: 'pods' },
    requestObject: pod,
    responseObject: pod,
  };
  return bound.facts.read(document).map(({ path, value, said }) => `${path}${said ?? `=${value}`}`);
}

function container(name: string, securityContext?: unknown, more: Json = {}): Json {
  return { name, ...(securityContext === undefined ? {} : { securityContext }), ...more };
}

function pod(spec: Json, annotations?: Json): Json {
  return { kind: 'Pod', metadata: { ...(annotations && { annotations }) }, spec };
}

const C0 = 'spec.containers[0]';
const C1 = 'spec.containers[1]';
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_A = 'container.seccomp.security.alpha.kubernetes.io/a';
const APP_ARMOR_A = 'container.apparmor.security.beta.kubernetes.io/a';

function context(key: string): string {
  return `pod.containers.securityContext.${key}`;
}

function projected(...sources: readonly Json[]): Json {
  return pod({ volumes: [{ name: 'v', projected: { sources } }] });
}

const CASES: readonly [string, Json, readonly string[]][] = [
  [
    context('privileged'),
    pod({
      initContainers: [container('i', { privileged: true })],
      containers: [container('a', { privileged: null }), container('b', { privileged: false })],
      ephemeralContainers: [container('e', { privileged: true })],
    }),
    [
      'spec.initContainers[0].securityContext.privileged=true',
      `${C1}.securityContext.privileged=false`,
      'spec.ephemeralContainers[0].securityContext.privileged=true',
    ],
  ],
  [context('privileged'), pod({ containers: [null, 'x', container('a', [])] }), []],
  [
    context('procMount'),
    pod({ containers: [container('a', { procMount: 'Unmasked' }), container('b')] }),
    [`${C0}.securityContext.procMount=Unmasked`, `${C1}.securityContext.procMount=Default`],
  ],
  [
    context('runAsUser'),
    pod({ securityContext: { runAsUser: 7 }, containers: [container('a', { runAsUser: 0 }), container('b', {})] }),
    [`${C0}.securityContext.runAsUser=0`, `${C1}.securityContext.runAsUser=7`],
  ],
  [context('runAsGroup'), pod({ containers: [container('a')] }), []],
  [
    `${context('capabilities.undropped')}[NET_RAW]`,
    pod({
      containers: [
        container('a', { capabilities: { drop: ['ALL'] } }),
        container('b', { capabilities: { drop: ['CHOWN', 'NET_RAW'] } }),
      ],
    }),
    [`${C0}.securityContext.capabilities.drop lacks NET_RAW`],
  ],
  [
    `${context('capabilities.unmentioned')}[CHOWN]`,
    pod({
      containers: [
        container('a', { capabilities: { add: ['CHOWN'] } }),
        container('b', { capabilities: { drop: ['CHOWN'] } }),
        container('c'),
      ],
    }),
    ['spec.containers[2].securityContext.capabilities.add lacks CHOWN'],
  ],
  [
    'pod.containers.ports.hostPort',
    pod({ containers: [container('a', {}, { ports: [{ containerPort: 1 }, { hostPort: 0 }, { hostPort: 5 }] })] }),
    [`${C0}.ports[2].hostPort=5`],
  ],
  [
    'pod.containers.ports.hostPort',
    pod({ hostNetwork: true, containers: [container('a', {}, { ports: [{ containerPort: 80 }, { hostPort: 5 }] })] }),
    [`${C0}.ports[0].hostPort=80`, `${C0}.ports[1].hostPort=5`],
  ],
  ['pod.spec.hostPID', pod({ hostPID: false }), ['spec.hostPID=false']],
  ['pod.spec.runtimeClassName', pod({ runtimeClassName: '' }), ['spec.runtimeClassName=']],
  ['pod.spec.runtimeClassName', pod({ runtimeClassName: null }), []],
  [
    'pod.spec.securityContext.supplementalGroups',
    pod({ securityContext: { supplementalGroups: [] } }),
    ['spec.securityContext.supplementalGroups=[]'],
  ],
  ['pod.spec.securityContext.supplementalGroups', pod({ securityContext: {} }), []],
  [
    'pod.spec.securityContext.sysctls.name[kernel.m*]',
    pod({ securityContext: { sysctls: [{ name: 'kernel.sem' }, { name: 'kernel.msgmax' }] } }),
    ['spec.securityContext.sysctls[1].name=kernel.msgmax'],
  ],
  [
    'pod.spec.securityContext.sysctls.name[kernel.sem]',
    pod({ securityContext: { sysctls: [{ name: 'kernel.sem2' }, { name: 'kernel.sem' }] } }),
    ['spec.securityContext.sysctls[1].name=kernel.sem'],
  ],
  [
    'pod.spec.volumes.type',
    pod({ volumes: [{ name: 'a' }, { name: 'b', cephfs: {} }, { image: {}, name: 'c' }, { name: 'd', secret: null }] }),
    ['spec.volumes[0]=emptyDir', 'spec.volumes[1]=cephFS', 'spec.volumes[2]=image', 'spec.volumes[3]=emptyDir'],
  ],
  [
    'pod.spec.volumes.type',
    projected({ serviceAccountToken: { path: 'token' } }),
    ['spec.volumes[0]=serviceAccountToken'],
  ],
  [
    'pod.spec.volumes.type',
    projected({ serviceAccountToken: { path: 'token', audience: 'x' } }),
    ['spec.volumes[0]=projected'],
  ],
  ['pod.spec.volumes.type', projected({ serviceAccountToken: { path: 'other' } }), ['spec.volumes[0]=projected']],
  [
    'pod.spec.volumes.type',
    projected({ configMap: { name: 'kube-root-ca.crt' } }),
    ['spec.volumes[0]=serviceAccountToken'],
  ],
  ['pod.spec.volumes.type', projected({ configMap: { name: 'x' } }), ['spec.volumes[0]=projected']],
  ['pod.spec.volumes.type', projected({ secret: { name: 'x' } }), ['spec.volumes[0]=projected']],
  ['pod.spec.volumes.type', projected(), ['spec.volumes[0]=serviceAccountToken']],
  [
    'pod.spec.volumes.type',
    projected({
      downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] },
    }),
    ['spec.volumes[0]=serviceAccountToken'],
  ],
  [
    'pod.spec.volumes.type',
    projected({
      downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } }] },
    }),
    ['spec.volumes[0]=projected'],
  ],
  [
    'pod.spec.volumes.hostPath.writable',
    pod({
      volumes: [
        { name: 'h', hostPath: { path: '/var/log' } },
        { name: 'e', emptyDir: {} },
      ],
      containers: [container('a', {}, { volumeMounts: [{ name: 'e' }, { name: 'h', readOnly: true }] })],
      initContainers: [container('i', {}, { volumeMounts: [{ name: 'h' }, { name: 'h', readOnly: false }] })],
    }),
    [
      'spec.initContainers[0].volumeMounts[0].readOnly is unset, of /var/log',
      'spec.initContainers[0].volumeMounts[1].readOnly is false, of /var/log',
    ],
  ],
  [
    'pod.spec.volumes.csi.driver',
    pod({ volumes: [{ name: 'a', csi: { driver: 'x.y' } }] }),
    ['spec.volumes[0].csi.driver=x.y'],
  ],
  ['pod.seccompProfile', pod({ containers: [container('a')] }, { [SECCOMP_POD]: '' }), []],
  [
    'pod.seccompProfile',
    pod(
      {
        securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'p' } },
        containers: [container('a')],
      },
      { [SECCOMP_A]: 'x' },
    ),
    ['spec.securityContext.seccompProfile=localhost/p', `metadata.annotations[${SECCOMP_A}]=x`],
  ],
  [
    'pod.seccompProfile',
    pod(
      { containers: [container('a', { seccompProfile: { type: 'Unconfined' } })] },
      { [SECCOMP_A]: 'x', [SECCOMP_POD]: 'y' },
    ),
    [`metadata.annotations[${SECCOMP_POD}]=y`, `${C0}.securityContext.seccompProfile=unconfined`],
  ],
  [
    'pod.seccompAnnotation',
    pod(
      { securityContext: { seccompProfile: { type: 'Unconfined' } }, containers: [container('a')] },
      { [SECCOMP_POD]: 'y' },
    ),
    [`metadata.annotations[${SECCOMP_POD}]=y`, `metadata.annotations[${SECCOMP_POD}]=y`],
  ],
  [
    'pod.appArmorProfile',
    pod(
      {
        containers: [container('a'), container('b', { appArmorProfile: { type: 'Localhost', localhostProfile: 'p' } })],
        securityContext: { appArmorProfile: { type: 'RuntimeDefault' } },
        initContainers: [container('i')],
      },
      { [APP_ARMOR_A]: 'unconfined' },
    ),
    [
      'spec.securityContext.appArmorProfile=runtime/default',
      `metadata.annotations[${APP_ARMOR_A}]=unconfined`,
      `${C1}.securityContext.appArmorProfile=localhost/p`,
    ],
  ],
  [
    'pod.seLinuxOptions.level',
    pod({
      securityContext: { seLinuxOptions: { level: 's0:c2,c1' } },
      containers: [container('a', { seLinuxOptions: { user: 'u' } }), container('b')],
    }),
    ['spec.securityContext.seLinuxOptions.level=s0:c2,c1', `${C0}.securityContext.seLinuxOptions.level=`],
  ],
];

for (const [index, [field, object, expected]] of CASES.entries()) {
  test(`facts: ${field} of pod ${index}`, (t) => {
    t.deepEqual(factsOf(field, object), expected);
  });
}

const UNSET: readonly [string, Json, boolean][] = [
  ['runAsUser', pod({ containers: [container('a'), container('b', { runAsUser: 0 })] }), true],
  ['runAsUser', pod({ securityContext: { runAsUser: 0 }, containers: [container('a')] }), false],
  ['runAsNonRoot', pod({ containers: [container('a', { runAsUser: 5 })] }), false],
  ['runAsNonRoot', pod({ containers: [container('a', { runAsNonRoot: false })] }), false],
  ['runAsNonRoot', pod({ containers: [container('a')] }), true],
  ['fsGroup', pod({ securityContext: { fsGroup: 0 } }), false],
  ['fsGroup', pod({}), true],
  ['supplementalGroups', pod({ securityContext: { supplementalGroups: [] } }), false],
  ['seLinuxOptions', pod({ securityContext: { seLinuxOptions: {} } }), false],
  ['seccompProfile', pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }), false],
  ['seccompAnnotation', pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }), true],
  ['appArmorProfile', pod({ containers: [container('a')] }, { [APP_ARMOR_A]: '' }), true],
  ['appArmorProfile', pod({ containers: [container('a')] }, { [APP_ARMOR_A]: 'x' }), false],
  ['allowPrivilegeEscalation', pod({ initContainers: [container('i')], containers: [] }), true],
];

for (const [name, object, expected] of UNSET) {
  test(`facts: ${name} ${expected ? 'is' : 'is not'} among the unset of ${JSON.stringify(object).slice(0, 120)}`, (t) => {
    const bound = fieldSet('k8s_audit', 'legacy').find('pod.unset')?.field.bind(undefined);
    const document = {
      stage: 'ResponseComplete',
      verb: 'create',
      objectRef: { resource: 'pods' },
      requestObject: object,
    };
    const values = typeof bound === 'object' ? bound.facts?.read(document).map(({ value }) => value) : undefined;
    t.is(values?.includes(name), expected);
  });
}
