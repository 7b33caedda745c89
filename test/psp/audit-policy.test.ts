/** The audit policy that is printed: a shape that API servers take, and what it makes them log. */
import test from 'ava';
import { parse } from 'yaml';
import { auditPolicy } from '#src/psp/audit-policy.js';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { templates } from '../_support/templates.js';

interface Rule {
  readonly level: string;
  readonly verbs?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly resources?: readonly { readonly group: string; readonly resources: readonly string[] }[];
  readonly omitStages?: readonly string[];
}

interface Policy {
  readonly apiVersion: string;
  readonly kind: string;
  readonly omitManagedFields?: boolean;
  readonly rules: readonly Rule[];
}

const LEVELS = ['None', 'Metadata', 'Request', 'RequestResponse'];
const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];
/** Keys of audit.k8s.io/v1 with the type of their values. */
const POLICY_KEYS = { apiVersion: 'string', kind: 'string', omitManagedFields: 'boolean', rules: 'object' };
const RULE_KEYS = { level: 'string', verbs: 'list', namespaces: 'list', resources: 'object', omitStages: 'list' };
const GROUP_KEYS = { group: 'string', resources: 'list' };

function policyFor(minor: number, namespaces: readonly string[] = []): Policy {
  return parse(auditPolicy(kubernetesTarget(minor), namespaces, templates)) as Policy;
}

function mistakesIn(value: object, keys: Readonly<Record<string, string>>): string[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const type = keys[key];
    const isRight =
      type === 'list'
        ? Array.isArray(member) && member.length > 0 && member.every((text) => typeof text === 'string')
        : typeof member === type;
    return isRight ? [] : [`${key}: ${JSON.stringify(member)}`];
  });
}

/** As the API server decides: the first rule that fits. */
function levelOf(policy: Policy, verb: string, resource: string, group = '', namespace = 'default'): string {
  const rule = policy.rules.find(
    ({ verbs, namespaces, resources }) =>
      (verbs?.includes(verb) ?? true) &&
      (namespaces?.includes(namespace) ?? true) &&
      (resources?.some((item) => item.group === group && item.resources.includes(resource)) ?? true),
  );
  return rule?.level ?? 'None';
}

test('audit policy: has the keys, levels and stages of audit.k8s.io/v1 and no others', (t) => {
  for (const policy of [policyFor(24), policyFor(22), policyFor(24, ['shop', 'net'])]) {
    t.deepEqual([policy.apiVersion, policy.kind], ['audit.k8s.io/v1', 'Policy']);
    t.deepEqual(mistakesIn(policy, POLICY_KEYS), []);
    t.true(policy.rules.length > 1);
    for (const rule of policy.rules) {
      t.deepEqual(mistakesIn(rule, RULE_KEYS), []);
      t.true(LEVELS.includes(rule.level));
      t.true((rule.omitStages ?? []).every((stage) => STAGES.includes(stage)));
      t.deepEqual(
        (rule.resources ?? []).flatMap((item) => mistakesIn(item, GROUP_KEYS)),
        [],
      );
    }
  }
});

test('audit policy: follows the release', (t) => {
  t.is(policyFor(23).omitManagedFields, true);
  t.false('omitManagedFields' in policyFor(22), 'servers before 1.23 do not know it');
  t.is(policyFor(12).apiVersion, 'audit.k8s.io/v1');
  t.is(policyFor(11).apiVersion, 'audit.k8s.io/v1beta1');
});

test('audit policy: pods and workloads are logged with their objects, once they are answered', (t) => {
  const policy = policyFor(24);
  const workloads = [
    ['podtemplates', ''],
    ['replicationcontrollers', ''],
    ['daemonsets', 'apps'],
    ['deployments', 'apps'],
    ['replicasets', 'apps'],
    ['statefulsets', 'apps'],
    ['cronjobs', 'batch'],
    ['jobs', 'batch'],
  ] as const;
  for (const verb of ['create', 'update', 'patch']) {
    t.is(levelOf(policy, verb, 'pods'), 'RequestResponse');
    t.is(levelOf(policy, verb, 'pods/ephemeralcontainers'), 'RequestResponse');
    for (const [resource, group] of workloads) {
      t.is(levelOf(policy, verb, resource, group), 'RequestResponse');
    }
  }
  for (const rule of policy.rules.filter(({ level }) => level !== 'None')) {
    t.deepEqual(rule.omitStages, ['RequestReceived']);
  }
});

test('audit policy: nothing else is logged', (t) => {
  const policy = policyFor(24);
  for (const [verb, resource, group] of [
    ['get', 'pods', ''],
    ['delete', 'pods', ''],
    ['create', 'pods/exec', ''],
    ['create', 'pods/binding', ''],
    ['patch', 'pods/status', ''],
    ['create', 'secrets', ''],
    ['create', 'pods', 'metrics.k8s.io'],
    ['update', 'deployments/status', 'apps'],
  ] as const) {
    t.is(levelOf(policy, verb, resource, group), 'None', `${verb} ${resource}`);
  }
});

test('audit policy: is limited to namespaces, whatever their names', (t) => {
  const policy = policyFor(24, ['shop', 'on', '"\n']);
  t.deepEqual(policy.rules[0]?.namespaces, ['shop', 'on', '"\n']);
  t.is(levelOf(policy, 'create', 'pods', '', 'shop'), 'RequestResponse');
  t.is(levelOf(policy, 'create', 'jobs', 'batch', 'on'), 'RequestResponse');
  t.is(levelOf(policy, 'create', 'pods', '', 'net'), 'None');
});
