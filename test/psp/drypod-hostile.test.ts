/** Dialect drypod: whatever a policy's strings hold, the file has the same rules, and each string means itself. */
import test from 'ava';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { convert } from '#src/psp/convert.js';
import { type PodSecurityPolicy, PSP_ANNOTATIONS } from '#src/psp/model.js';
import { hostileText } from '../_support/hostile-text.js';
import { policyOf } from '../_support/psp.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 30) };
/** A warning that a value which looks like code earns, whatever its quotes. */
const HARMLESS = /LOAD_COMPILE_CONDITION/;

/** Constants of this dialect may be of any length, hold NUL, and look like what legacy Falco takes for something else. */
const text = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  fc.constantFrom(
    'a\0b',
    '\0',
    '30:40',
    '5',
    '<NA>',
    '[]',
    '*',
    'a*',
    'a?',
    'a[b-d]',
    'x'.repeat(3000),
    'é'.repeat(300),
  ),
);
const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });

interface Strings {
  readonly name: string;
  readonly list: readonly string[];
}

/** A policy in which every string comes from one list. */
function policyFrom({ name, list }: Strings): PodSecurityPolicy {
  const [first = ''] = list;
  const profiles = list.join(',');
  return {
    ...policyOf(''),
    name,
    annotations: new Map(
      Object.values(PSP_ANNOTATIONS).map((key) => [key, key.endsWith('defaultProfileName') ? first : profiles]),
    ),
    spec: {
      volumes: ['*'],
      allowedHostPaths: list.map((pathPrefix, index) => ({ pathPrefix, readOnly: index === 0 })),
      allowedFlexVolumes: list.map((driver) => ({ driver })),
      allowedCSIDrivers: list.map((driver) => ({ name: driver })),
      allowedCapabilities: list,
      requiredDropCapabilities: list,
      seLinux: { rule: 'MustRunAs', seLinuxOptions: { user: first, role: first, type: first, level: first } },
      forbiddenSysctls: list,
      allowedUnsafeSysctls: list,
      runtimeClass: { allowedRuntimeClassNames: list, defaultRuntimeClassName: first },
    },
  };
}

function rulesOf(policy: PodSecurityPolicy): string {
  return convert([policy], { dialect: 'drypod', templates }).text;
}

function ruleNames(rules: string, version: '1.1' | '1.2'): readonly string[] {
  const [document, ...more] = parseAllDocuments(rules, { version });
  if (document === undefined || more.length > 0 || document.errors.length > 0) {
    throw new Error(`not YAML: ${String(document?.errors[0])}`);
  }
  const items = document.toJS() as readonly Readonly<Record<string, unknown>>[];
  return items.map((item) => String(item['rule'] ?? item['macro'] ?? Object.keys(item)[0]));
}

test('drypod: property: hostile strings give the rules that plain ones give, and these load clean', (t) => {
  const wildcard = (list: readonly string[]) => list.some((entry) => entry.split(',').includes('*'));
  fc.assert(
    fc.property(text, texts, (name, list) => {
      fc.pre(!wildcard(list));
      const rules = rulesOf(policyFrom({ name, list }));
      const prefix = /^- rule: "PSP (\w+) /m.exec(rules)?.[1] ?? '';
      const plain = ruleNames(rulesOf(policyFrom({ name: 'plain', list: list.map((_, index) => `p${index}`) })), '1.2');
      t.deepEqual(
        ruleNames(rules, '1.2').map(refused),
        plain.map((found) =>
          refused(found.replace(/^PSP plain /, `PSP ${prefix} `).replace('psp_plain_', `psp_${prefix}_`)),
        ),
      );
      t.deepEqual(ruleNames(rules, '1.1'), ruleNames(rules, '1.2'), 'old and new YAML agree');
      t.false(/[^\n\x20-\x7e\u00a1-\u{10ffff}]|[\u2028\u2029\ufeff]/u.test(rules), 'no control character as it is');
      t.deepEqual(
        rulesRunner(rules).problems.filter((problem) => !HARMLESS.test(problem)),
        [],
      );
    }),
    RUNS,
  );
});

/** A default with a comma in it is none of the list: then its rule is of another kind. */
function refused(name: string): string {
  return name.replace(/Violation (\((?:seccomp|appArmor)\)) Default$/, 'Mutation $1');
}

function podEvent(pod: object, annotations: object = {}): unknown {
  const object = { kind: 'Pod', metadata: { name: 'p', annotations }, spec: { containers: [{ name: 'c' }], ...pod } };
  return {
    stage: 'ResponseComplete',
    verb: 'create',
    requestURI: '/api/v1/namespaces/n/pods',
    objectRef: { resource: 'pods', namespace: 'n' },
    responseStatus: { code: 201 },
    requestObject: object,
    responseObject: object,
  };
}

function secured(securityContext: object): object {
  return { containers: [{ name: 'c', securityContext }] };
}

/** What Kubernetes does with a host path and a prefix. */
function isBelow(path: string, prefix: string): boolean {
  const [a, b] = [path.replace(/\/$/, ''), prefix.replace(/\/$/, '')];
  return a.startsWith(b) && (a.length === b.length || a[b.length] === '/');
}

function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** For each control: a pod that uses a string, and whether a list of strings refuses it. */
const USES: Readonly<
  Record<
    string,
    { pod(used: string): readonly [object, object?]; isRefused(used: string, list: readonly string[]): boolean }
  >
> = {
  allowedCapabilities: {
    pod: (used) => [secured({ capabilities: { add: [used] } })],
    isRefused: (used, list) => !list.includes('*') && !list.includes(used),
  },
  allowedFlexVolumes: {
    pod: (driver) => [{ volumes: [{ name: 'v', flexVolume: { driver } }] }],
    isRefused: (used, list) => !list.includes(used),
  },
  allowedCSIDrivers: {
    pod: (driver) => [{ volumes: [{ name: 'v', csi: { driver } }] }],
    isRefused: (used, list) => !list.includes(used),
  },
  allowedHostPaths: {
    pod: (path) => [{ volumes: [{ name: 'v', hostPath: { path } }] }],
    isRefused: (used, list) => !list.some((prefix) => isBelow(used, prefix)),
  },
  runtimeClass: {
    pod: (runtimeClassName) => [{ runtimeClassName }],
    isRefused: (used, list) => !list.includes('*') && !list.includes(used),
  },
  forbiddenSysctls: {
    pod: (name) => [{ securityContext: { sysctls: [{ name, value: '1' }] } }],
    isRefused: (used, list) => list.some((pattern) => isNamed(used, pattern)),
  },
  allowedUnsafeSysctls: {
    pod: (name) => [{ securityContext: { sysctls: [{ name, value: '1' }] } }],
    isRefused: (used, list) => !list.some((pattern) => isNamed(used, pattern)),
  },
  appArmor: {
    pod: (used) => [{}, { 'container.apparmor.security.beta.kubernetes.io/c': used }],
    isRefused: (used, list) => !list.join(',').split(',').includes(used),
  },
  seccomp: {
    pod: (used) => [{}, { 'seccomp.security.alpha.kubernetes.io/pod': used }],
    isRefused: (used, list) => ![used, '*'].some((name) => list.join(',').split(',').includes(name)),
  },
  seLinux: {
    pod: (used) => [{ securityContext: { seLinuxOptions: { user: used, role: used, type: used, level: used } } }],
    isRefused: (used, [first]) => used !== first,
  },
};

test('drypod: property: a string of the policy means itself and nothing else', (t) => {
  fc.assert(
    fc.property(texts, text, text, (list, other, more) => {
      // the order of what follows a colon does not matter to levels
      fc.pre(![...list, other].some((entry) => entry.includes(':') && entry.includes(',')));
      const { run } = rulesRunner(rulesOf(policyFrom({ name: 'p', list })));
      const used = [...new Set([...list, other, `${list[0]}${more}`, `${list[0]}/${more}`])].filter(
        (entry) => entry !== '',
      );
      for (const [control, { pod, isRefused }] of Object.entries(USES)) {
        const matches = run(used.map((entry) => podEvent(...pod(entry))));
        for (const [index, entry] of used.entries()) {
          const isReported = (matches[index] ?? []).includes(`PSP p Violation (${control})`);
          t.is(isReported, isRefused(entry, list), `${control} ${JSON.stringify([list, entry])}`);
        }
      }
    }),
    RUNS,
  );
});

test('drypod: property: a capability to drop, or to add, is found by its name', (t) => {
  fc.assert(
    fc.property(text, text, (name, other) => {
      const policy = { ...policyOf(''), spec: { requiredDropCapabilities: [name], defaultAddCapabilities: [name] } };
      const { run } = rulesRunner(rulesOf(policy));
      for (const entry of [name, other]) {
        const [dropping = [], adding = []] = run([
          podEvent(secured({ capabilities: { drop: [entry] } })),
          podEvent(secured({ capabilities: { add: [entry] } })),
        ]);
        t.is(dropping.includes('PSP test Mutation (requiredDropCapabilities)'), entry !== name, JSON.stringify(entry));
        t.is(dropping.includes('PSP test Mutation (defaultAddCapabilities)'), entry !== name, JSON.stringify(entry));
        t.is(adding.includes('PSP test Mutation (defaultAddCapabilities)'), entry !== name, JSON.stringify(entry));
        t.true(adding.includes('PSP test Mutation (requiredDropCapabilities)'), JSON.stringify(entry));
      }
    }),
    RUNS,
  );
});
