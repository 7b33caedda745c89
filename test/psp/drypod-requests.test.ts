/** Dialect drypod: which rules of a policy a request concerns, where they look, and what an unusable policy has. */
import test from 'ava';
import type { ConvertOptions } from '#src/psp/convert.js';
import { convert } from '#src/psp/convert.js';
import { policyOf } from '../_support/psp.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

const STRONG = { name: 'c', image: 'nginx:1', securityContext: { privileged: true } };
const PLAIN = { name: 'c', image: 'nginx:1' };

function namesOf(spec: string, event: object, options: Partial<ConvertOptions> = {}, head = ''): readonly string[] {
  const { text } = convert([policyOf(spec, head)], { dialect: 'drypod', templates, ...options });
  const { problems, run } = rulesRunner(text);
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
  return (run([event])[0] ?? []).map((name) => name.replace(/^PSP test /, ''));
}

interface Request {
  readonly verb?: string;
  readonly code?: number;
  readonly query?: string;
  readonly stage?: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly container?: object;
}

function podRequest(request: Request = {}): object {
  const { verb = 'create', code = verb === 'create' ? 201 : 200, query = '', stage = 'ResponseComplete' } = request;
  const { subresource, namespace = 'shop', container = STRONG } = request;
  const isDebug = subresource === 'ephemeralcontainers';
  const spec = isDebug ? { containers: [PLAIN], ephemeralContainers: [container] } : { containers: [container] };
  const pod = { kind: 'Pod', metadata: { name: 'p' }, spec };
  return {
    stage,
    verb,
    requestURI: `/api/v1/namespaces/${namespace}/pods${query}`,
    objectRef: { resource: 'pods', namespace, name: 'p', ...(subresource && { subresource }) },
    responseStatus: { code },
    requestObject: pod,
    responseObject: code < 400 ? pod : { kind: 'Status' },
  };
}

function workloadRequest(container: object): object {
  const workload = {
    kind: 'Deployment',
    metadata: { name: 'd' },
    spec: { template: { spec: { containers: [container] } } },
  };
  return {
    stage: 'ResponseComplete',
    verb: 'create',
    requestURI: '/apis/apps/v1/namespaces/shop/deployments',
    objectRef: { resource: 'deployments', apiGroup: 'apps', namespace: 'shop', name: 'd' },
    responseStatus: { code: 201 },
    requestObject: workload,
    responseObject: workload,
  };
}

const NO_PRIVILEGED = 'privileged: false';

const REQUESTS: readonly (readonly [string, object, readonly string[]])[] = [
  ['a pod that is created', podRequest(), ['Violation (privileged)']],
  ['a pod that is put', podRequest({ verb: 'update' }), ['Violation (privileged)']],
  ['a pod that is patched', podRequest({ verb: 'patch' }), ['Violation (privileged)']],
  ['a pod that is created by a patch', podRequest({ verb: 'patch', code: 201 }), ['Violation (privileged)']],
  ['a request that was refused', podRequest({ code: 403 }), ['Attempt']],
  [
    'a request that was refused, without a volume for the token',
    podRequest({ code: 403, container: PLAIN }),
    ['Attempt'],
  ],
  ['a trial', podRequest({ query: '?dryRun=All' }), ['Attempt']],
  ['a trial that was refused', podRequest({ query: '?dryRun=All', code: 422 }), ['Attempt']],
  ['a stage without answer', podRequest({ stage: 'RequestReceived' }), []],
  ['a debug container', podRequest({ verb: 'patch', subresource: 'ephemeralcontainers' }), ['Bypass']],
  [
    'a debug container that the policy would admit',
    podRequest({ verb: 'patch', subresource: 'ephemeralcontainers', container: PLAIN }),
    [],
  ],
  ['a status', podRequest({ verb: 'patch', subresource: 'status' }), []],
  ['a deletion', podRequest({ verb: 'delete' }), []],
  ['a workload', workloadRequest(STRONG), ['Forecast']],
  ['a workload that the policy would admit', workloadRequest(PLAIN), []],
];

for (const [title, event, expected] of REQUESTS) {
  test(`drypod: of requests: ${title}`, (t) => {
    t.deepEqual(namesOf(NO_PRIVILEGED, event), expected);
  });
}

test('drypod: of requests: what is filled in is told of stored pods only', (t) => {
  const spec = "privileged: true\nvolumes: ['*']\nreadOnlyRootFilesystem: true";
  t.deepEqual(namesOf(spec, podRequest()), ['Mutation (readOnlyRootFilesystem)']);
  t.deepEqual(namesOf(spec, podRequest({ verb: 'update' })), ['Violation (readOnlyRootFilesystem) Update']);
  t.deepEqual(namesOf(spec, podRequest({ code: 403 })), []);
  t.deepEqual(namesOf(spec, workloadRequest(PLAIN)), []);
});

test('drypod: of requests: a default that the policy refuses is a violation that attempts and workloads have too', (t) => {
  const spec = 'runtimeClass: {allowedRuntimeClassNames: [a], defaultRuntimeClassName: b}\nprivileged: true';
  t.deepEqual(namesOf(spec, podRequest()), ['Violation (runtimeClass) Default']);
  t.deepEqual(namesOf(spec, podRequest({ code: 403 })), ['Attempt']);
  t.deepEqual(namesOf(spec, workloadRequest(PLAIN)), ['Forecast']);
});

const SCOPED = '  annotations: {falco-rules-psp-images: "[nginx]", falco-rules-psp-namespaces: "[shop]"}\n';
const SCOPES: readonly (readonly [string, ConvertOptions['scope'], object, boolean])[] = [
  ['both fit', undefined, podRequest(), true],
  ['another namespace', undefined, podRequest({ namespace: 'net' }), false],
  ['another image', undefined, podRequest({ container: { ...STRONG, image: 'redis' } }), false],
  [
    'a namespace that stands for those of the annotation',
    { namespaces: ['net'] },
    podRequest({ namespace: 'net' }),
    true,
  ],
  ['a namespace that no longer stands there', { namespaces: ['net'] }, podRequest(), false],
  ['an image that stands for those of the annotation', { images: ['nginx:2'] }, podRequest(), false],
  ['an image with its tag', { images: ['redis', 'nginx:1'] }, podRequest(), true],
];

for (const [title, scope, event, isLookedAt] of SCOPES) {
  test(`drypod: where rules look: ${title}`, (t) => {
    const names = namesOf(NO_PRIVILEGED, event, scope && { scope }, SCOPED);
    t.deepEqual(names, isLookedAt ? ['Violation (privileged)'] : []);
  });
}

test('drypod: where rules look: one container of the image is enough, of any list', (t) => {
  const spec = { containers: [{ name: 'a', image: 'x' }, STRONG], initContainers: [{ name: 'i', image: 'nginx' }] };
  const event = { ...podRequest(), requestObject: { kind: 'Pod', spec }, responseObject: { kind: 'Pod', spec } };
  t.deepEqual(namesOf(NO_PRIVILEGED, event, {}, SCOPED), ['Violation (privileged)']);
});

test('drypod: of a policy that Kubernetes cannot use, the reason is all that is told, of every pod', (t) => {
  const spec = 'runAsUser: {rule: MustRunAs}\nfsGroup: {rule: MayRunAs}\nprivileged: false';
  t.deepEqual(namesOf(spec, podRequest({ container: PLAIN })), ['Violation (runAsUser)', 'Violation (fsGroup)']);
  t.deepEqual(namesOf(spec, podRequest()), ['Violation (runAsUser)', 'Violation (fsGroup)']);
});

test('drypod: a policy that admits everything unchanged has no rules but for what Kubernetes does not know', (t) => {
  const open = `privileged: true\nhostPID: true\nhostIPC: true\nhostNetwork: true\nhostPorts: [{min: 0, max: 65535}]
volumes: ['*']\nallowedCapabilities: ['*']\nallowedUnsafeSysctls: ['*']`;
  const { text } = convert(
    [policyOf(open, '  annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: "*"}\n')],
    {
      dialect: 'drypod',
      templates,
    },
  );
  const controls = [...text.matchAll(/^- rule: "PSP test Violation \((\w+)\)"$/gm)].map(([, name]) => name);
  t.deepEqual(controls, ['volumes', 'allowedProcMountTypes']);
});
