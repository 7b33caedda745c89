/** The requests of an audit log: what controllers, kubelets and people ask of a cluster all day. */
import type { Random } from './random.ts';

/** A request and what the API server logs of it. */
export interface Request {
  readonly verb: string;
  readonly uri: string;
  readonly user: string;
  readonly groups: readonly string[];
  readonly agent: string;
  readonly objectRef: Readonly<Record<string, string>>;
  readonly level?: string;
  readonly code?: number;
  readonly requestObject?: object;
  readonly responseObject?: object;
}

const NAMESPACES = ['default', 'shop', 'billing', 'search', 'monitoring', 'kube-system'];
const APPS = ['web', 'api', 'worker', 'cache', 'db', 'gateway', 'mailer', 'indexer'];
const CONTROLLER_GROUPS = ['system:serviceaccounts', 'system:serviceaccounts:kube-system', 'system:authenticated'];

function metadata(name: string, namespace: string, random: Random, manager: string): object {
  return {
    name,
    namespace,
    uid: random.uid(),
    resourceVersion: String(100_000 + random.below(900_000)),
    creationTimestamp: '2026-11-20T10:00:00Z',
    labels: { app: name, 'app.kubernetes.io/managed-by': 'helm', 'pod-template-hash': random.hex(9) },
    managedFields: [
      {
        manager,
        operation: 'Update',
        apiVersion: 'v1',
        time: '2026-11-24T08:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:metadata': { 'f:labels': { '.': {}, 'f:app': {}, 'f:pod-template-hash': {} } },
          'f:spec': { 'f:dnsPolicy': {}, 'f:enableServiceLinks': {}, 'f:restartPolicy': {}, 'f:schedulerName': {} },
        },
      },
    ],
  };
}

/** Makes a pod's spec; every other one keeps to a restrictive policy. */
function podSpec(app: string, random: Random): object {
  const isRestricted = random.below(2) === 0;
  const container = (name: string) => ({
    name,
    image: `registry.example:5000/${app}/${name}:1.${random.below(40)}`,
    ports: [{ containerPort: 8000 + random.below(100), protocol: 'TCP' }],
    env: ['MODE', 'REGION', 'LOG_LEVEL'].map((key) => ({
      name: key,
      value: `${key.toLowerCase()}-${random.below(9)}`,
    })),
    resources: { limits: { cpu: '500m', memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
    volumeMounts: [
      { name: 'data', mountPath: '/data' },
      { name: 'token', readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
    ],
    livenessProbe: { httpGet: { path: '/healthz', port: 8080, scheme: 'HTTP' }, periodSeconds: 10 },
    securityContext: {
      allowPrivilegeEscalation: !isRestricted,
      readOnlyRootFilesystem: isRestricted,
      ...(!isRestricted && random.below(20) === 0 && { privileged: true }),
      ...(isRestricted && { runAsUser: 1000 + random.below(50), runAsGroup: 1000 }),
    },
    terminationMessagePath: '/dev/termination-log',
    imagePullPolicy: 'IfNotPresent',
  });
  return {
    containers: random.below(3) === 0 ? [container('main'), container('proxy')] : [container('main')],
    volumes: [
      !isRestricted && random.below(5) === 0
        ? { name: 'data', hostPath: { path: '/var/lib/data' } }
        : { name: 'data', emptyDir: {} },
      { name: 'token', secret: { secretName: `${app}-token-${random.hex(5)}`, defaultMode: 420 } },
    ],
    restartPolicy: 'Always',
    serviceAccountName: app,
    schedulerName: 'default-scheduler',
    securityContext: random.below(2) === 0 ? {} : { fsGroup: 2000 },
    tolerations: [
      { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
      { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
    ],
  };
}

/** A controller creates a pod; every other one keeps to a restrictive policy. */
export function createPod(random: Random): Request {
  const app = random.pick(APPS);
  const namespace = random.pick(NAMESPACES);
  const name = `${app}-${random.hex(9)}-${random.hex(5)}`;
  const spec = podSpec(app, random);
  const meta = metadata(name, namespace, random, 'kube-controller-manager');
  const pod = { kind: 'Pod', apiVersion: 'v1', metadata: meta, spec };
  return {
    verb: 'create',
    uri: `/api/v1/namespaces/${namespace}/pods`,
    user: 'system:serviceaccount:kube-system:replicaset-controller',
    groups: CONTROLLER_GROUPS,
    agent: 'kube-controller-manager/v1.20.2 (linux/amd64) kubernetes/faecb19/system:serviceaccount:kube-system',
    objectRef: { resource: 'pods', namespace, name, apiVersion: 'v1' },
    code: 201,
    requestObject: pod,
    responseObject: { ...pod, status: { phase: 'Pending', qosClass: 'Burstable' } },
  };
}

/** A pod that the policy of the benchmarks forbids, from a registry, with a volume and by a person that rules name. */
export function suspiciousPod(random: Random): Request {
  const { requestObject, objectRef, ...request } = createPod(random);
  const container = {
    name: 'main',
    image: 'docker.io/someone/toolbox:latest',
    securityContext: { privileged: true, capabilities: { add: ['SYS_ADMIN'] } },
  };
  const volumes = [{ name: 'host', hostPath: { path: '/var/run/docker.sock' } }];
  const pod = { ...requestObject, spec: { hostNetwork: true, containers: [container], volumes } };
  return {
    ...request,
    ...{ user: 'eve', groups: ['contractors', 'system:authenticated'], agent: 'curl/7.88.1' },
    ...{ objectRef: { ...objectRef, name: 'toolbox' }, requestObject: pod, responseObject: pod },
  };
}

function readPod(random: Random): Request {
  const namespace = random.pick(NAMESPACES);
  const app = random.pick(APPS);
  const isList = random.below(2) === 0;
  return {
    verb: isList ? random.pick(['list', 'watch']) : 'get',
    uri: `/api/v1/namespaces/${namespace}/pods${isList ? '?allowWatchBookmarks=true&limit=500&resourceVersion=0' : `/${app}`}`,
    user: `system:node:node-${random.below(40)}`,
    groups: ['system:nodes', 'system:authenticated'],
    agent: 'kubelet/v1.20.2 (linux/amd64) kubernetes/faecb19',
    objectRef: { resource: 'pods', namespace, apiVersion: 'v1', ...(isList ? {} : { name: app }) },
    level: 'Metadata',
  };
}

function patchPodStatus(random: Random): Request {
  const app = random.pick(APPS);
  const namespace = random.pick(NAMESPACES);
  const name = `${app}-${random.hex(9)}-${random.hex(5)}`;
  const conditions = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
    type,
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: '2026-11-24T08:00:00Z',
  }));
  return {
    verb: 'patch',
    uri: `/api/v1/namespaces/${namespace}/pods/${name}/status`,
    user: `system:node:node-${random.below(40)}`,
    groups: ['system:nodes', 'system:authenticated'],
    agent: 'kubelet/v1.20.2 (linux/amd64) kubernetes/faecb19',
    objectRef: { resource: 'pods', namespace, name, apiVersion: 'v1', subresource: 'status' },
    requestObject: { metadata: { uid: random.uid() }, status: { conditions } },
    responseObject: {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: metadata(name, namespace, random, 'kubelet'),
      spec: podSpec(app, random),
      status: { phase: 'Running', conditions, hostIP: '10.0.0.4', podIP: `10.1.0.${random.below(250)}` },
    },
  };
}

function updateLease(random: Random): Request {
  const name = `node-${random.below(40)}`;
  const lease = {
    kind: 'Lease',
    apiVersion: 'coordination.k8s.io/v1',
    metadata: metadata(name, 'kube-node-lease', random, 'kubelet'),
    spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: '2026-11-24T08:00:00.000000Z' },
  };
  return {
    verb: 'update',
    uri: `/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${name}?timeout=10s`,
    user: `system:node:${name}`,
    groups: ['system:nodes', 'system:authenticated'],
    agent: 'kubelet/v1.20.2 (linux/amd64) kubernetes/faecb19',
    objectRef: { resource: 'leases', namespace: 'kube-node-lease', name, apiGroup: 'coordination.k8s.io' },
    requestObject: lease,
    responseObject: lease,
  };
}

function readConfigMap(random: Random): Request {
  const namespace = random.pick(NAMESPACES);
  return {
    verb: 'get',
    uri: `/api/v1/namespaces/${namespace}/configmaps/settings`,
    user: 'system:kube-scheduler',
    groups: ['system:authenticated'],
    agent: 'kube-scheduler/v1.20.2 (linux/amd64) kubernetes/faecb19/leader-election',
    objectRef: { resource: 'configmaps', namespace, name: 'settings', apiVersion: 'v1' },
    level: 'Metadata',
  };
}

function createEvent(random: Random): Request {
  const app = random.pick(APPS);
  const namespace = random.pick(NAMESPACES);
  const event = {
    kind: 'Event',
    apiVersion: 'v1',
    metadata: metadata(`${app}.${random.hex(16)}`, namespace, random, 'kubelet'),
    involvedObject: { kind: 'Pod', namespace, name: app, uid: random.uid(), apiVersion: 'v1' },
    reason: 'Pulled',
    message: `Container image "registry.example:5000/${app}/main:1.2" already present on machine`,
    type: 'Normal',
    count: 1,
  };
  return {
    verb: 'create',
    uri: `/api/v1/namespaces/${namespace}/events`,
    user: `system:node:node-${random.below(40)}`,
    groups: ['system:nodes', 'system:authenticated'],
    agent: 'kubelet/v1.20.2 (linux/amd64) kubernetes/faecb19',
    objectRef: { resource: 'events', namespace, apiVersion: 'v1' },
    code: 201,
    requestObject: event,
    responseObject: event,
  };
}

function patchNodeStatus(random: Random): Request {
  const name = `node-${random.below(40)}`;
  const images = APPS.map((app) => ({
    names: [`registry.example:5000/${app}/main@sha256:${random.hex(64)}`, `registry.example:5000/${app}/main:1.2`],
    sizeBytes: 1_000_000 + random.below(90_000_000),
  }));
  const status = {
    capacity: { cpu: '8', 'ephemeral-storage': '101430960Ki', memory: '32773708Ki', pods: '110' },
    conditions: ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'].map((type) => ({
      type,
      status: 'False',
      lastHeartbeatTime: '2026-11-24T08:00:00Z',
      reason: `KubeletHas${type}`,
      message: 'kubelet has what it needs',
    })),
    images,
  };
  return {
    verb: 'patch',
    uri: `/api/v1/nodes/${name}/status?timeout=10s`,
    user: `system:node:${name}`,
    groups: ['system:nodes', 'system:authenticated'],
    agent: 'kubelet/v1.20.2 (linux/amd64) kubernetes/faecb19',
    objectRef: { resource: 'nodes', name, apiVersion: 'v1', subresource: 'status' },
    requestObject: { status },
    responseObject: { kind: 'Node', apiVersion: 'v1', metadata: metadata(name, '', random, 'kubelet'), status },
  };
}

function updateEndpoints(random: Random): Request {
  const app = random.pick(APPS);
  const namespace = random.pick(NAMESPACES);
  const addresses = Array.from({ length: 1 + random.below(6) }, () => ({
    ip: `10.1.${random.below(8)}.${random.below(250)}`,
    nodeName: `node-${random.below(40)}`,
    targetRef: { kind: 'Pod', namespace, name: `${app}-${random.hex(9)}`, uid: random.uid() },
  }));
  const endpoints = {
    kind: 'Endpoints',
    apiVersion: 'v1',
    metadata: metadata(app, namespace, random, 'kube-controller-manager'),
    subsets: [{ addresses, ports: [{ name: 'http', port: 8080, protocol: 'TCP' }] }],
  };
  return {
    verb: 'update',
    uri: `/api/v1/namespaces/${namespace}/endpoints/${app}`,
    user: 'system:serviceaccount:kube-system:endpoint-controller',
    groups: CONTROLLER_GROUPS,
    agent: 'kube-controller-manager/v1.20.2 (linux/amd64) kubernetes/faecb19/endpoint-controller',
    objectRef: { resource: 'endpoints', namespace, name: app, apiVersion: 'v1' },
    requestObject: endpoints,
    responseObject: endpoints,
  };
}

function applyDeployment(random: Random): Request {
  const app = random.pick(APPS);
  const namespace = random.pick(NAMESPACES);
  const spec = { replicas: random.below(9), template: { metadata: { labels: { app } }, spec: podSpec(app, random) } };
  const deployment = {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: {
      ...metadata(app, namespace, random, 'kubectl-client-side-apply'),
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify({ kind: 'Deployment', spec })}\n`,
      },
    },
    spec,
  };
  return {
    verb: 'patch',
    uri: `/apis/apps/v1/namespaces/${namespace}/deployments/${app}?fieldManager=kubectl-client-side-apply`,
    user: random.pick(['ann', 'bea', 'cem']),
    groups: ['developers', 'system:authenticated'],
    agent: 'kubectl/v1.20.2 (linux/amd64) kubernetes/faecb19',
    objectRef: { resource: 'deployments', namespace, name: app, apiGroup: 'apps', apiVersion: 'v1' },
    requestObject: deployment,
  };
}

function readClusterRole(random: Random): Request {
  const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];
  const rules = [
    { verbs, apiGroups: [''], resources: ['pods', 'pods/log', 'services', 'configmaps'] },
    { verbs: ['create'], apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'] },
  ];
  const name = `role-${random.below(30)}`;
  return {
    verb: 'get',
    uri: `/apis/rbac.authorization.k8s.io/v1/clusterroles/${name}`,
    user: 'system:kube-controller-manager',
    groups: ['system:authenticated'],
    agent: 'kube-controller-manager/v1.20.2 (linux/amd64) kubernetes/faecb19/shared-informers',
    objectRef: { resource: 'clusterroles', name, apiGroup: 'rbac.authorization.k8s.io', apiVersion: 'v1' },
    responseObject: { kind: 'ClusterRole', metadata: metadata(name, '', random, 'kube-apiserver'), rules },
  };
}

function reviewAccess(random: Random): Request {
  const review = {
    kind: 'SubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec: { resourceAttributes: { verb: 'get', resource: 'secrets', namespace: random.pick(NAMESPACES) }, user: 'ann' },
    status: { allowed: random.below(5) > 0 },
  };
  return {
    verb: 'create',
    uri: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
    user: 'system:serviceaccount:kube-system:metrics-server',
    groups: CONTROLLER_GROUPS,
    agent: 'metrics-server/v0.0.0 (linux/amd64) kubernetes/$Format',
    objectRef: { resource: 'subjectaccessreviews', apiGroup: 'authorization.k8s.io', apiVersion: 'v1' },
    code: 201,
    requestObject: review,
    responseObject: review,
  };
}

/** Makers of all other requests; one that occurs twice is twice as frequent. */
export const OTHER_REQUESTS: readonly ((random: Random) => Request)[] = [
  readPod,
  readPod,
  readPod,
  patchPodStatus,
  patchPodStatus,
  updateLease,
  updateLease,
  updateLease,
  updateLease,
  readConfigMap,
  readConfigMap,
  createEvent,
  createEvent,
  patchNodeStatus,
  updateEndpoints,
  updateEndpoints,
  applyDeployment,
  readClusterRole,
  reviewAccess,
];
