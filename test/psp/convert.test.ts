import test from 'ava';
import { parse } from 'yaml';
import { convert, DIALECT_NAMES } from '#src/psp/convert.js';
import { PSP_DIAGNOSTICS } from '#src/psp/diagnostic-codes.js';
import type { PodSecurityPolicy } from '#src/psp/model.js';
import { policyOf } from '../_support/psp.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

const OPTIONS = { dialect: 'falco-legacy', templates };
/** A policy that allows everything but what a test is about. */
const OPEN =
  "privileged: true\nhostPID: true\nhostIPC: true\nhostNetwork: true\nhostPorts: [{min: 0, max: 65535}]\nvolumes: ['*']\nallowedCapabilities: ['*']\nallowedProcMountTypes: [Default, Unmasked]";

function named(name: string, spec = 'hostPID: false'): PodSecurityPolicy {
  return { ...policyOf(spec), name };
}

function ruleNames(text: string): readonly string[] {
  const items = parse(text) as readonly Readonly<Record<string, unknown>>[];
  return items.flatMap((item) => (typeof item['rule'] === 'string' ? [item['rule']] : []));
}

function aspects(spec: string): readonly string[] {
  return ruleNames(convert([policyOf(spec)], OPTIONS).text).map((name) => name.replace('PSP test Violation ', ''));
}

test('convert: rules and their order', (t) => {
  t.deepEqual(
    aspects(
      'hostPorts: [{min: 1, max: 2}]\nvolumes: [secret]\nallowedHostPaths: [{pathPrefix: /a}]\nallowedFlexVolumes: [{driver: a}]\nfsGroup: {rule: MayRunAs, ranges: [{min: 1, max: 2}]}\nreadOnlyRootFilesystem: true\nrunAsUser: {rule: MustRunAsNonRoot}\nrunAsGroup: {rule: MayRunAs, ranges: [{min: 1, max: 2}]}\nsupplementalGroups: {rule: MustRunAs, ranges: [{min: 1, max: 2}]}\nallowPrivilegeEscalation: false\nallowedCapabilities: [A]\nallowedProcMountTypes: [Default]',
    ),
    [
      '(privileged) K8s Audit',
      '(privileged) System Activity',
      '(hostPID)',
      '(hostIPC)',
      '(hostNetwork)',
      '(hostPorts)',
      '(volumes)',
      '(allowedHostPaths)',
      '(allowedFlexVolumes)',
      '(fsGroup)',
      '(readOnlyRootFilesystem) K8s Audit',
      '(readOnlyRootFilesystem) System Activity',
      '(runAsUser=MustRunAsNonRoot) K8s Audit',
      '(runAsUser=MustRunAsNonRoot) System Activity',
      '(runAsGroup=MayRunAs)',
      '(supplementalGroups=MustRunAs)',
      '(allowPrivilegeEscalation)',
      '(allowedCapabilities)',
      '(allowedProcMountTypes)',
    ],
  );
});

test('convert: what only the absence of a list forbids comes last', (t) => {
  t.deepEqual(
    aspects(
      "privileged: true\nhostIPC: true\nhostNetwork: true\nallowedHostPaths: [{pathPrefix: /a}]\nvolumes: []\nallowedCapabilities: ['*']",
    ),
    ['(hostPID)', '(allowedHostPaths)', '(hostPorts)', '(volumes)', '(allowedProcMountTypes)'],
  );
});

test('convert: a policy that allows everything has no rules', (t) => {
  const { text, policies } = convert([policyOf(OPEN)], OPTIONS);
  t.deepEqual(ruleNames(text), []);
  t.deepEqual(policies[0]?.controls, []);
  t.regex(text, /# It has no rules: it refuses no pod/);
  t.deepEqual(rulesRunner(text).problems, []);
});

test('convert: no policies give a file without rules', (t) => {
  t.deepEqual(parse(convert([], OPTIONS).text), [{ required_engine_version: 5 }]);
});

/** Names and the prefixes they get when converted together. */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['restricted', 'restricted'],
  ['no-privileged', 'no_privileged'],
  ['no privileged', 'no_privileged_3'],
  ['no_privileged_2', 'no_privileged_2'],
  ['no.privileged', 'no_privileged_4'],
  ['00-restricted', '00_restricted'],
  ['a.b.c', 'a_b_c'],
  ['ümlaut 日本', '_mlaut___'],
  ['', 'psp'],
  ['🙂', '_'],
];

test('convert: any name gives a prefix of its own that loads', (t) => {
  const { text, policies, diagnostics } = convert(
    PREFIXES.map(([name]) => named(name)),
    OPTIONS,
  );
  t.deepEqual(
    policies.map(({ policy, prefix }) => [policy.name, prefix]),
    PREFIXES,
  );
  t.deepEqual(
    diagnostics.map(({ code }) => code),
    ['PSP_PREFIX_COLLISION', 'PSP_PREFIX_COLLISION'],
  );
  const names = ruleNames(text);
  t.is(new Set(names).size, names.length);
  t.deepEqual(
    rulesRunner(text).problems.filter((problem) => problem.startsWith('error')),
    [],
  );
});

test('convert: the same input gives the same bytes', (t) => {
  const once = () => convert([named('a'), named('b', 'readOnlyRootFilesystem: true')], OPTIONS).text;
  t.is(once(), once());
});

test('convert: what is not converted is named with its place, and in the file', (t) => {
  const policy = policyOf(
    'requiredDropCapabilities: [ALL]\ndefaultAddCapabilities: [A]\nseLinux: {rule: MustRunAs}\ndefaultAllowPrivilegeEscalation: true\nallowedHostPaths: [{pathPrefix: /a}, {pathPrefix: /b, readOnly: true}]\nallowedCSIDrivers: [{name: x}]\nallowedUnsafeSysctls: [a]\nforbiddenSysctls: [b]\nruntimeClass: {}',
    '  annotations: {seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default}\n',
  );
  const { text, policies, diagnostics } = convert([policy], OPTIONS);
  const expected = [
    'spec.defaultAddCapabilities',
    'spec.requiredDropCapabilities',
    'spec.seLinux',
    'spec.defaultAllowPrivilegeEscalation',
    'spec.allowedHostPaths[1].readOnly',
    'spec.allowedCSIDrivers',
    'spec.allowedUnsafeSysctls',
    'spec.forbiddenSysctls',
    'spec.runtimeClass',
    'metadata.annotations[seccomp.security.alpha.kubernetes.io/defaultProfileName]',
  ];
  t.deepEqual(policies[0]?.unconverted, expected);
  t.true(
    diagnostics.every(({ code, severity, span }) => code === 'PSP_NOT_CONVERTED' && severity === 'warning' && span),
  );
  for (const path of expected) {
    t.true(text.includes(`# Not converted: "${path}": `), path);
  }
  t.deepEqual(convert([policyOf('seLinux: {rule: RunAsAny}\nallowedCSIDrivers: []')], OPTIONS).diagnostics, []);
});

test('convert: a text that no condition can hold is left out on the strict side', (t) => {
  const long = 'x'.repeat(300);
  for (const text of [long, 'a\\0b', '30:40', '<NA>', 'é'.repeat(128)]) {
    const policy = policyOf(`allowedCapabilities: [KILL, "${text}"]\nallowedHostPaths: [{pathPrefix: "${text}"}]`);
    const { text: rules, diagnostics } = convert([policy], OPTIONS);
    t.deepEqual(
      diagnostics.map(({ code }) => code),
      ['PSP_NOT_EXPRESSIBLE', 'PSP_NOT_EXPRESSIBLE'],
      text,
    );
    const { problems } = rulesRunner(rules);
    t.deepEqual(
      problems.filter((problem) => problem.startsWith('error')),
      [],
    );
  }
});

test('convert: strategies without ranges refuse every pod and say so', (t) => {
  const policy = policyOf(
    `${OPEN}\nfsGroup: {rule: MayRunAs}\nrunAsUser: {rule: MustRunAs}\nrunAsGroup: {rule: MustRunAs, ranges: []}\nsupplementalGroups: {rule: MustRunAs}`,
  );
  const { text, diagnostics } = convert([policy], OPTIONS);
  t.deepEqual(
    diagnostics.map(({ code }) => code),
    Array(4).fill('PSP_UNUSABLE'),
  );
  t.deepEqual(ruleNames(text), [
    'PSP test Violation (fsGroup)',
    'PSP test Violation (runAsUser=MustRunAs) K8s Audit',
    'PSP test Violation (runAsGroup=MustRunAs) K8s Audit',
    'PSP test Violation (supplementalGroups=MustRunAs)',
  ]);
  t.deepEqual(rulesRunner(text).problems, []);
});

test('convert: lists and files that nothing could load are refused', (t) => {
  const paths = Array.from({ length: 1001 }, (_, index) => `{pathPrefix: /p${index}}`).join(', ');
  const one = convert([policyOf(`${OPEN}\nallowedHostPaths: [${paths}]`)], OPTIONS);
  t.deepEqual(
    [...new Set(one.diagnostics.map(({ code, severity }) => `${severity} ${code}`))],
    ['error PSP_RULES_TOO_LARGE'],
  );
  const policy = policyOf(`allowedHostPaths: [${paths.slice(0, paths.lastIndexOf(','))}]`);
  const many = convert(Array<PodSecurityPolicy>(8).fill(policy), OPTIONS);
  t.true(many.diagnostics.some(({ code }) => code === 'PSP_RULES_TOO_LARGE'));
  t.true(many.text.length < 8_100_000);
});

test('convert: a scope without names gives no rules', (t) => {
  const long = 'x'.repeat(300);
  for (const images of ['"[]"', `"${long}"`]) {
    const { text } = convert(
      [policyOf('hostPID: false', `  annotations: {falco-rules-psp-images: ${images}}\n`)],
      OPTIONS,
    );
    t.deepEqual(ruleNames(text), []);
    t.regex(text, /# It has no rules: its annotations name no image or no namespace\./);
  }
});

test('convert: ids beyond what the kernel has', (t) => {
  const max = '9223372036854775807';
  const policy = policyOf(
    `${OPEN}\nrunAsUser: {rule: MustRunAs, ranges: [{min: 5, max: ${max}}, {min: 6, max: ${max}}]}\nrunAsGroup: {rule: MustRunAs, ranges: [{min: 4294967296, max: ${max}}]}`,
  );
  const { text } = convert([policy], OPTIONS);
  t.true(text.includes(`in ('5:${max}')`));
  t.true(text.includes('(user.uid >= 5 and user.uid <= 4294967295)'));
  t.false(text.includes('group.gid >='));
  t.deepEqual(
    rulesRunner(text).problems.filter((problem) => problem.startsWith('error')),
    [],
  );
});

test('convert: a dialect that does not exist is a mistake of the caller', (t) => {
  t.deepEqual(DIALECT_NAMES, ['drypod', 'falco', 'falco-legacy']);
  t.throws(() => convert([], { dialect: 'x', templates }), { message: /no dialect 'x'/ });
});

test('diagnostic codes: those of conversion are described', (t) => {
  for (const code of [
    'PSP_NOT_CONVERTED',
    'PSP_NOT_EXPRESSIBLE',
    'PSP_PREFIX_COLLISION',
    'PSP_RULES_TOO_LARGE',
    'PSP_UNUSABLE',
  ]) {
    t.true(Object.hasOwn(PSP_DIAGNOSTICS, code), code);
  }
});
