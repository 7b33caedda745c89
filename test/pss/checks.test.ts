/** Which checks a standard makes at which version, and that the rules of all of them load. */
import test from 'ava';
import { CHECKS, checksOf } from '#src/pss/checks/registry.js';
import { convertStandards } from '#src/pss/convert.js';
import { LEVELS, NEWEST_MINOR, type PodSecurityStandard, readStandard } from '#src/pss/standard.js';
import { checksIn, podEvent, standardRunner } from '../_support/pss.ts';
import { rulesRunner } from '../_support/run-rules.ts';
import { templates } from '../_support/templates.ts';

function idsOf(name: string): string[] {
  return checksOf(readStandard(name) as PodSecurityStandard).map(({ check }) => check.id);
}

const BASELINE = [
  'privileged',
  'hostNamespaces',
  'hostPathVolumes',
  'hostPorts',
  'windowsHostProcess',
  'capabilities_baseline',
  'seccompProfile_baseline',
  'appArmorProfile',
  'seLinuxOptions',
  'procMount',
  'sysctls',
];

for (const [name, without, added] of [
  ['baseline:v1.0', [], []],
  ['baseline:v1.33', [], []],
  ['baseline:v1.34', [], ['hostProbesAndHostLifecycle']],
  ['restricted:v1.0', ['hostPathVolumes'], ['restrictedVolumes', 'runAsNonRoot']],
  ['restricted:v1.8', ['hostPathVolumes'], ['restrictedVolumes', 'runAsNonRoot', 'allowPrivilegeEscalation']],
  [
    'restricted:v1.19',
    ['hostPathVolumes', 'seccompProfile_baseline'],
    ['restrictedVolumes', 'runAsNonRoot', 'allowPrivilegeEscalation', 'seccompProfile_restricted'],
  ],
  [
    'restricted:v1.22',
    ['hostPathVolumes', 'seccompProfile_baseline', 'capabilities_baseline'],
    [
      'restrictedVolumes',
      'runAsNonRoot',
      'allowPrivilegeEscalation',
      'seccompProfile_restricted',
      'capabilities_restricted',
    ],
  ],
  [
    'restricted:v1.35',
    ['hostPathVolumes', 'seccompProfile_baseline', 'capabilities_baseline', 'procMount'],
    [
      'restrictedVolumes',
      'runAsNonRoot',
      'runAsUser',
      'allowPrivilegeEscalation',
      'seccompProfile_restricted',
      'capabilities_restricted',
      'procMount_restricted',
      'hostProbesAndHostLifecycle',
    ],
  ],
] as const) {
  test(`checks: ${name} makes those of its version, without those that are replaced`, (t) => {
    const left: readonly string[] = without;
    t.deepEqual(idsOf(name).sort(), [...BASELINE.filter((id) => !left.includes(id)), ...added].sort());
  });
}

test('checks: every level and version gives rules that load without a warning', (t) => {
  for (const level of LEVELS) {
    for (let minor = 0; minor <= NEWEST_MINOR; minor++) {
      const standard = readStandard(`${level}:v1.${minor}`) as PodSecurityStandard;
      t.deepEqual(rulesRunner(convertStandards([standard], { templates }).text).problems, [], standard.name);
    }
  }
});

test('checks: records say what they replace, and their versions ascend', (t) => {
  const ids = CHECKS.map(({ id }) => id);
  t.is(new Set(ids).size, ids.length);
  for (const { id, replaces = [], versions } of CHECKS) {
    t.true(
      replaces.every((other) => ids.includes(other)),
      id,
    );
    t.deepEqual(
      versions.map(({ from }) => from),
      versions.map(({ from }) => from).toSorted((a, b) => a - b),
      id,
    );
  }
});

test('checks: several standards stand in one file, each once', (t) => {
  const standards = ['baseline', 'restricted:v1.25', 'baseline:latest'].map(
    (name) => readStandard(name) as PodSecurityStandard,
  );
  const conversion = convertStandards(standards, { templates });
  t.deepEqual(
    conversion.standards.map(({ standard, start }) => [standard.name, conversion.text.slice(start, start + 3)]),
    [
      ['baseline', '\n# '],
      ['restricted:v1.25', '\n# '],
    ],
  );
  t.deepEqual(rulesRunner(conversion.text).problems, []);
});

test('checks: a scope limits the rules to images and namespaces', (t) => {
  const standard = readStandard('baseline') as PodSecurityStandard;
  const scope = { images: ['nginx'], namespaces: ['default'] };
  const { run } = rulesRunner(convertStandards([standard], { templates, scope }).text);
  const event = (image: string, namespace: string) =>
    podEvent(
      { spec: { hostPID: true, containers: [{ name: 'c', image }] } },
      { objectRef: { resource: 'pods', namespace, apiVersion: 'v1' } },
    );
  const found = run([event('nginx:1', 'default'), event('redis', 'default'), event('nginx:1', 'other')]);
  t.deepEqual(found.map(checksIn), [['hostNamespaces'], [], []]);
});

/** What an exempt pod would violate otherwise. */
for (const [what, spec, changes] of [
  [
    'pods for Windows',
    { os: { name: 'windows' }, securityContext: { runAsNonRoot: true } },
    [
      [24, ['capabilities_restricted', 'allowPrivilegeEscalation', 'seccompProfile_restricted']],
      [25, []],
    ],
  ],
  [
    'pods with a user namespace of their own',
    {
      hostUsers: false,
      os: { name: 'windows' },
      securityContext: { runAsUser: 0 },
      containers: [{ name: 'c', image: 'nginx', securityContext: { procMount: 'Unmasked' } }],
    },
    [
      [34, ['runAsNonRoot', 'runAsUser', 'procMount']],
      [35, ['procMount_restricted']],
    ],
  ],
] as const) {
  test(`checks: ${what} are exempt from some, from a version on`, (t) => {
    for (const [minor, expected] of changes) {
      const pod = { spec: { containers: [{ name: 'c', image: 'nginx' }], ...spec } };
      const [rules = []] = standardRunner(`restricted:v1.${minor}`)([podEvent(pod)]);
      t.deepEqual(checksIn(rules), [...expected], `v1.${minor}`);
    }
  });
}
