/** Dialect falco: its file is one that current Falco takes, and looks as far into a pod as it says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { parse } from 'yaml';
import type { ViewBounds } from '#src/psp/audit-views.js';
import { convert } from '#src/psp/convert.js';
import type { PodSecurityPolicy } from '#src/psp/model.js';
import { loadRules } from '#src/rules/load.js';
import { policyOf, readText } from '../_support/psp.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

const FIXTURES = fileURLToPath(new URL('../../../test/psp/falco', import.meta.url));
const isUpdate = process.env['DRYPOD_UPDATE_GOLDENS'] === '1';
const SMALL: ViewBounds = {
  containers: 2,
  initContainers: 1,
  ephemeralContainers: 1,
  volumes: 2,
  sysctls: 1,
  mountingContainers: 1,
  mounts: 1,
  mountedVolumes: 1,
};
/** A policy that allows everything but what a test is about. */
const OPEN =
  "privileged: true\nhostPID: true\nhostIPC: true\nhostNetwork: true\nhostPorts: [{min: 0, max: 65535}]\nvolumes: ['*']\nallowedCapabilities: ['*']\nallowedUnsafeSysctls: ['*']\nseLinux: {rule: RunAsAny}\nrunAsUser: {rule: RunAsAny}\nfsGroup: {rule: RunAsAny}\nsupplementalGroups: {rule: RunAsAny}\n";
const ANY_SECCOMP = "  annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: '*'}\n";

function strictPolicy(): PodSecurityPolicy {
  const { policies } = readText(readFileSync(`${FIXTURES}/psp.yaml`, 'utf8'));
  return policies[0]!;
}

function convertWith(policy: PodSecurityPolicy, bounds?: Partial<ViewBounds>): string {
  return convert([policy], { dialect: 'falco', templates, ...(bounds && { bounds }) }).text;
}

test('dialect falco: the rules of a policy with every control are the golden ones', (t) => {
  const path = `${FIXTURES}/rules.yaml`;
  const text = convertWith(strictPolicy(), SMALL);
  if (isUpdate) {
    writeFileSync(path, text);
  }
  t.is(text, readFileSync(path, 'utf8'));
});

test('dialect falco: the file loads with the current value model, without errors and warnings', (t) => {
  for (const bounds of [undefined, SMALL]) {
    const loaded = loadRules([{ name: 'rules.yaml', text: convertWith(strictPolicy(), bounds) }]);
    t.deepEqual(
      loaded.files.map(({ semantics, diagnostics }) => [semantics, diagnostics.map(({ message }) => message)]),
      [['current', []]],
    );
    t.is(loaded.unmetRequirement, undefined);
  }
});

test('dialect falco: existence is asked of json.value, values are compared by jevt.value', (t) => {
  const text = convertWith(strictPolicy());
  t.regex(text, /json\.value\[[^\]]+\] exists/);
  t.notRegex(text, /jevt\.value\[[^\]]+\] exists/);
  t.notRegex(text, /json\.value\[[^\]]+\] (?!exists)\w/);
});

test('dialect falco: no constant is longer than Falco takes', (t) => {
  const names = Array.from({ length: 60 }, (_, i) => `CAPABILITY_OF_SOME_LENGTH_${i}`);
  const ranges = Array.from({ length: 60 }, (_, i) => `{min: ${i * 12345}, max: ${i * 12345 + 777}}`);
  const policy = policyOf(
    `${OPEN.replace("['*']\nallowedUnsafe", `[${names.join(', ')}]\nallowedUnsafe`).replace('runAsUser: {rule: RunAsAny}', `runAsUser: {rule: MustRunAs, ranges: [${ranges.join(', ')}]}`)}`,
    ANY_SECCOMP,
  );
  for (const item of parse(convertWith(policy)) as readonly { readonly condition?: string }[]) {
    for (const [constant] of (item.condition ?? '').matchAll(/(?<= )'(?:[^'\\]|\\.)*'/g)) {
      t.true(Buffer.byteLength(constant) - 2 <= 255, constant);
    }
  }
  t.deepEqual(rulesRunner(convertWith(policy)).problems, []);
});

test('dialect falco: what cannot be told is in the file', (t) => {
  const text = convertWith(strictPolicy());
  t.regex(text, /^# Falco's fields cannot tell:\n(# {3}.+: .+\n){3,}/m);
  const policy = policyOf('seLinux: {rule: MustRunAs, seLinuxOptions: {level: "s0:c5,c4,c3,c2,c1"}}');
  const { text: rules, diagnostics } = convert([policy], { dialect: 'falco', templates });
  t.deepEqual(
    diagnostics.map(({ code }) => code),
    ['PSP_NOT_CONVERTED'],
  );
  t.regex(rules, /# Not converted: "spec\.seLinux\.seLinuxOptions\.level": .*more than four categories/);
});

test('dialect falco: words that JSON may write in several ways are left out on the strict side', (t) => {
  for (const word of ['A<B', 'A"B', 'A&B', 'x'.repeat(151)]) {
    const policy = policyOf(`allowedCapabilities: [KILL, '${word}']`);
    const { text, diagnostics } = convert([policy], { dialect: 'falco', templates });
    t.deepEqual(
      diagnostics.map(({ code }) => code),
      ['PSP_NOT_EXPRESSIBLE'],
    );
    t.deepEqual(rulesRunner(text).problems, []);
  }
});

function podEvent(spec: object): unknown {
  const object = { kind: 'Pod', metadata: { name: 'p' }, spec };
  return {
    auditID: 'id',
    stage: 'ResponseComplete',
    verb: 'create',
    requestURI: '/api/v1/namespaces/n/pods',
    objectRef: { resource: 'pods', namespace: 'n' },
    responseStatus: { code: 201 },
    requestObject: object,
    responseObject: object,
  };
}

const many = (count: number, make: (index: number) => object) => Array.from({ length: count }, (_, i) => make(i));
const SOUND = { readOnlyRootFilesystem: true };

/** A policy, a pod that it admits, and the same pod with one more element than the rules name. */
const BEYOND: readonly (readonly [string, string, string, (count: number) => object, number])[] = [
  [
    'containers',
    'readOnlyRootFilesystem: true',
    'Mutation (readOnlyRootFilesystem)',
    (count) => ({ containers: many(count, (i) => ({ name: `c${i}`, securityContext: SOUND })) }),
    2,
  ],
  [
    'volumes',
    'allowedCSIDrivers: [{name: a.example}]',
    'Violation (allowedCSIDrivers)',
    (count) => ({
      containers: [{ name: 'c' }],
      volumes: many(count, (i) => ({ name: `v${i}`, csi: { driver: 'a.example' } })),
    }),
    2,
  ],
  [
    'sysctls',
    'forbiddenSysctls: [kernel.sem]',
    'Violation (forbiddenSysctls)',
    (count) => ({ containers: [{ name: 'c' }], securityContext: { sysctls: many(count, () => ({ name: 'net.a' })) } }),
    1,
  ],
  [
    'mounts',
    'allowedHostPaths: [{pathPrefix: /a, readOnly: true}]',
    'Violation (allowedHostPaths)',
    (count) => ({
      containers: [
        {
          name: 'c',
          volumeMounts: [
            { name: 'h', mountPath: '/h', readOnly: true },
            ...many(count - 1, (i) => ({ name: 'e', mountPath: `/e${i}` })),
          ],
        },
      ],
      volumes: [
        { name: 'h', hostPath: { path: '/a/b' } },
        { name: 'e', emptyDir: {} },
      ],
    }),
    1,
  ],
];

for (const [bound, spec, rule, pod, count] of BEYOND) {
  test(`dialect falco: a pod with more ${bound} than are named is reported`, (t) => {
    const policy = policyOf(OPEN + spec, ANY_SECCOMP);
    const { run } = rulesRunner(convertWith(policy, SMALL));
    const wider = rulesRunner(convertWith(policy, { ...SMALL, [bound]: count + 1 }));
    const events = [podEvent(pod(count)), podEvent(pod(count + 1))];
    const [within, beyond] = run(events);
    t.deepEqual(within, []);
    t.true(beyond?.includes(`PSP test ${rule}`));
    t.deepEqual(wider.run(events), [[], []]);
  });
}
