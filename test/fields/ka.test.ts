/** `ka.*`: what each field gives for one rich pod, and for documents that lack or misshape what it reads. */
import test from 'ava';
import type { AuditSemantics } from '#src/event/event-source.js';
import type { FieldValue } from '#src/fields/field.js';
import { fieldSet } from '#src/fields/registry.js';
import { bindWritten, readField } from '../_support/audit-fields.js';
import { batchOf } from '../_support/made-up-fields.js';
import { POD_EVENT } from '../_support/pod-event.js';

type Expected = FieldValue | undefined;
type Row = readonly [field: string, legacy: Expected | 'no field', current: Expected];

const NO_FIELD = 'no field';
const NA = ['<NA>'];

function check(title: string, document: unknown, rows: readonly Row[]): void {
  for (const [written, legacy, current] of rows) {
    test(`${written}: ${title}`, (t) => {
      const name = written.replace(/\[.*/s, '');
      if (legacy === NO_FIELD) {
        t.is(fieldSet('k8s_audit', 'legacy').find(name), undefined);
      } else {
        t.deepEqual(readField(written, 'legacy', document), legacy);
      }
      t.deepEqual(readField(written, 'current', document), current);
    });
  }
}

check('of a pod', POD_EVENT, [
  ['ka.auditid', ['id-1'], 'id-1'],
  ['ka.stage', ['ResponseComplete'], 'ResponseComplete'],
  ['ka.auth.decision', ['allow'], 'allow'],
  ['ka.auth.reason', ['RBAC'], 'RBAC'],
  ['ka.auth.openshift.decision', NO_FIELD, 'deny'],
  ['ka.auth.openshift.username', NO_FIELD, 'cat'],
  ['ka.validations.admission.policy.failure', NO_FIELD, '[{"message":"no"}]'],
  ['ka.security.pod.violations', NO_FIELD, 'would violate'],
  ['ka.user.name', ['ann'], 'ann'],
  ['ka.user.groups', ['staff', 'system:authenticated'], ['staff', 'system:authenticated']],
  ['ka.impuser.name', ['bea'], 'bea'],
  ['ka.verb', ['create'], 'create'],
  ['ka.uri', [POD_EVENT.requestURI], POD_EVENT.requestURI],
  ['ka.uri.param[note]', ['a%20b%2Bc'], 'a b+c'],
  ['ka.uri.param[dry Run]', ['All'], 'All'],
  ['ka.uri.param[flag]', NA, ''],
  ['ka.uri.param[twice]', NA, '1=2'],
  ['ka.uri.param[other]', NA, undefined],
  ['ka.target.name', ['till'], 'till'],
  ['ka.target.namespace', ['shop'], 'shop'],
  ['ka.target.resource', ['pods'], 'pods'],
  ['ka.target.subresource', ['exec'], 'exec'],
  ['ka.target.pod.name', NO_FIELD, 'till'],
  ['ka.req.binding.subjects', NA, undefined],
  ['ka.req.binding.subjects.user_names', NO_FIELD, undefined],
  ['ka.req.binding.role', NA, undefined],
  ['ka.req.binding.subject.has_name[x]', ['true'], 'true'],
  ['ka.req.configmap.name', ['till'], 'till'],
  ['ka.req.configmap.obj', NA, undefined],
  ['ka.req.pod.containers.name', NO_FIELD, ['till', 'side']],
  ['ka.req.pod.containers.name[1]', NO_FIELD, ['side']],
  ['ka.req.pod.containers.command', NO_FIELD, ['sh -c']],
  ['ka.req.pod.containers.args', NO_FIELD, ['run it']],
  ['ka.req.pod.containers.args[0]', NO_FIELD, ['run it']],
  ['ka.req.pod.containers.args[1]', NO_FIELD, undefined],
  [
    'ka.req.pod.containers.image',
    ['reg.example:5000/shop/till:1.2@sha256:ab', 'side'],
    ['reg.example:5000/shop/till:1.2@sha256:ab', 'side'],
  ],
  ['ka.req.pod.containers.image[1]', ['reg.example:5000/shop/till:1.2@sha256:ab', 'side'], ['side']],
  ['ka.req.pod.containers.image[2]', ['reg.example:5000/shop/till:1.2@sha256:ab', 'side'], undefined],
  ['ka.req.pod.containers.image.repository', ['reg.example:5000/shop/till', 'side'], ['reg.example', 'side']],
  ['ka.req.container.image', ['reg.example:5000/shop/till:1.2@sha256:ab'], 'reg.example:5000/shop/till:1.2@sha256:ab'],
  ['ka.req.container.image.repository', ['reg.example:5000/shop/till'], 'reg.example'],
  ['ka.req.container.privileged', ['true'], 'true'],
  ['ka.req.container.host_network', ['true'], 'true'],
  ['ka.req.pod.host_ipc', ['false'], 'false'],
  ['ka.req.pod.host_network', ['true'], 'true'],
  ['ka.req.pod.host_pid', ['true'], 'true'],
  ['ka.req.pod.containers.host_port', ['80', '8081'], ['80', '8081']],
  ['ka.req.pod.containers.host_port[1]', ['80', '8081'], undefined],
  ['ka.req.pod.containers.privileged', ['true', '<NA>'], ['true']],
  ['ka.req.pod.containers.privileged[0]', ['true', '<NA>'], ['true']],
  ['ka.req.pod.containers.privileged[1]', ['true', '<NA>'], undefined],
  ['ka.req.pod.containers.privileged[2]', NA, undefined],
  ['ka.req.pod.containers.allow_privilege_escalation', ['false', '<NA>'], ['false']],
  ['ka.req.pod.containers.read_only_fs', ['true', '<NA>'], ['true']],
  ['ka.req.pod.run_as_user', ['7'], '7'],
  ['ka.req.pod.run_as_group', ['8'], '8'],
  ['ka.req.pod.containers.run_as_user', ['31', '<NA>'], ['30']],
  ['ka.req.pod.containers.run_as_group', ['31', '<NA>'], ['31']],
  ['ka.req.pod.containers.eff_run_as_user', ['30', '7'], ['0', '0']],
  ['ka.req.pod.containers.eff_run_as_user[0]', ['30', '7'], undefined],
  ['ka.req.pod.containers.eff_run_as_group', ['31', '8'], ['0', '0']],
  ['ka.req.pod.containers.proc_mount', ['Unmasked', '<NA>'], ['Unmasked']],
  ['ka.req.pod.fs_group', ['9'], '9'],
  ['ka.req.pod.supplemental_groups', ['10', '20'], ['10', '20']],
  ['ka.req.pod.containers.add_capabilities', ['NET_ADMIN', 'SYS_TIME', '<NA>'], ['["NET_ADMIN","SYS_TIME"]']],
  ['ka.req.pod.volumes.hostpath', ['/usr/share', '<NA>', '<NA>'], ['/usr/share']],
  ['ka.req.pod.volumes.hostpath[1]', ['/usr/share', '<NA>', '<NA>'], undefined],
  ['ka.req.pod.volumes.flexvolume_driver', ['<NA>', 'ex/lvm', '<NA>'], ['ex/lvm']],
  ['ka.req.pod.volumes.volume_type', ['hostPath', 'flexVolume', 'emptyDir'], ['hostPath', 'flexVolume', 'emptyDir']],
  ['ka.req.pod.volumes.volume_type[2]', ['hostPath', 'flexVolume', 'emptyDir'], ['emptyDir']],
  ['ka.req.pod.volumes.volume_type[3]', ['hostPath', 'flexVolume', 'emptyDir'], undefined],
  ['ka.req.volume.hostpath[/usr/share]', ['false'], 'true'],
  ['ka.req.volume.hostpath[/usr*]', ['false'], 'true'],
  ['ka.req.volume.hostpath[/usr]', ['false'], 'false'],
  ['ka.req.volume.hostpath[*]', ['false'], 'true'],
  ['ka.req.role.rules', NA, undefined],
  ['ka.req.role.rules.verbs', NA, undefined],
  ['ka.req.service.type', NA, undefined],
  ['ka.req.service.ports', NA, undefined],
  ['ka.resp.name', ['till-1'], 'till-1'],
  ['ka.response.code', ['201'], '201'],
  ['ka.response.reason', ['Made'], 'Made'],
  ['ka.useragent', ['tool/1.0'], 'tool/1.0'],
  ['ka.sourceips', NO_FIELD, undefined],
  ['ka.cluster.name', NO_FIELD, 'west'],
  ['ka.req.pod.initContainers.name', NO_FIELD, ['init']],
  ['ka.req.pod.initContainers.image', NO_FIELD, ['init:2']],
  ['ka.req.pod.initContainers.image.repository', NO_FIELD, ['init']],
  ['ka.req.pod.initContainers.host_port', NO_FIELD, ['1']],
  ['ka.req.pod.initContainers.privileged', NO_FIELD, ['false']],
  ['ka.req.pod.initContainers.add_capabilities', NO_FIELD, ['[]']],
  ['ka.req.pod.initContainers.eff_run_as_group', NO_FIELD, ['0']],
  ['ka.req.pod.ephemeralContainers.image.repository', NO_FIELD, ['host/probe']],
  ['ka.req.pod.ephemeralContainers.run_as_user', NO_FIELD, ['0']],
  ['ka.req.pod.ephemeralContainers.proc_mount', NO_FIELD, undefined],
]);

check(
  'of a role',
  {
    auditID: 'x',
    requestObject: {
      rules: [
        { verbs: ['get', 'list'], apiGroups: [''], resources: ['pods'] },
        { verbs: ['*'], nonResourceURLs: ['/healthz'], sourceIPs: ['192.0.2.1'] },
        { verbs: 'get' },
      ],
    },
  },
  [
    [
      'ka.req.role.rules',
      [
        '{"apiGroups":[""],"resources":["pods"],"verbs":["get","list"]}',
        '{"nonResourceURLs":["/healthz"],"sourceIPs":["192.0.2.1"],"verbs":["*"]}',
        '{"verbs":"get"}',
      ],
      [
        '{"verbs":["get","list"],"apiGroups":[""],"resources":["pods"]}',
        '{"verbs":["*"],"nonResourceURLs":["/healthz"],"sourceIPs":["192.0.2.1"]}',
        '{"verbs":"get"}',
      ],
    ],
    ['ka.req.role.rules.verbs', ['get', 'list', '*', 'get'], ['get', 'list', '*']],
    ['ka.req.role.rules.verbs[1]', ['get', 'list', '*', 'get'], ['*']],
    ['ka.req.role.rules.verbs[2]', ['get', 'list', '*', 'get'], undefined],
    ['ka.req.role.rules.apiGroups', [''], ['']],
    ['ka.req.role.rules.resources', ['pods'], ['pods']],
    ['ka.req.role.rules.nonResourceURLs', ['/healthz'], ['/healthz']],
    ['ka.sourceips', NO_FIELD, ['192.0.2.1']],
  ],
);

check(
  'of a binding',
  {
    auditID: 'x',
    requestObject: {
      roleRef: { name: 'admin' },
      subjects: [
        { kind: 'User', name: 'u' },
        { kind: 'Group', name: 'g' },
        { namespace: 'n', name: 's', kind: 'ServiceAccount' },
        'odd',
      ],
    },
  },
  [
    ['ka.req.binding.role', ['admin'], 'admin'],
    [
      'ka.req.binding.subjects',
      [
        '{"kind":"User","name":"u"}',
        '{"kind":"Group","name":"g"}',
        '{"kind":"ServiceAccount","name":"s","namespace":"n"}',
        'odd',
      ],
      [
        '{"kind":"User","name":"u"}',
        '{"kind":"Group","name":"g"}',
        '{"namespace":"n","name":"s","kind":"ServiceAccount"}',
        'odd',
      ],
    ],
    ['ka.req.binding.subjects.user_names', NO_FIELD, ['u']],
    ['ka.req.binding.subjects.group_names', NO_FIELD, ['g']],
    ['ka.req.binding.subjects.serviceaccount_names', NO_FIELD, ['s']],
    ['ka.req.binding.subjects.serviceaccount_ns_names', NO_FIELD, ['n:s']],
  ],
);

check(
  'of a service and a config map',
  {
    auditID: 'x',
    objectRef: { resource: 'services', name: 'svc' },
    requestObject: { data: { b: 'é', a: '1\n' }, spec: { type: 'NodePort', ports: [{ port: 1 }, { port: 2 }] } },
  },
  [
    ['ka.req.service.type', ['NodePort'], 'NodePort'],
    ['ka.req.service.ports', ['{"port":1}', '{"port":2}'], ['[{"port":1},{"port":2}]']],
    ['ka.req.service.ports[1]', ['{"port":1}', '{"port":2}'], ['[{"port":1},{"port":2}]']],
    ['ka.req.configmap.obj', ['{"a":"1\\n","b":"é"}'], '{"b":"é","a":"1\\n"}'],
    ['ka.req.configmap.name', ['svc'], 'svc'],
    ['ka.target.pod.name', NO_FIELD, undefined],
  ],
);

const spec = (parts: object): object => ({ auditID: 'x', requestObject: { spec: parts } });

check('without requestObject', { auditID: 'x' }, [
  ['ka.req.pod.containers.image', NA, undefined],
  ['ka.req.pod.containers.privileged', NA, undefined],
  ['ka.req.container.privileged', NA, undefined],
  ['ka.req.pod.containers.host_port', NA, undefined],
  ['ka.req.pod.containers.eff_run_as_user', NA, undefined],
  ['ka.req.pod.volumes.volume_type', NA, undefined],
  ['ka.req.volume.hostpath[/a]', NA, undefined],
  ['ka.req.pod.supplemental_groups', NA, undefined],
]);

check('of empty lists', spec({ containers: [], volumes: [], securityContext: { supplementalGroups: [] } }), [
  ['ka.req.pod.containers.image', [], undefined],
  ['ka.req.pod.containers.image.repository', [], undefined],
  ['ka.req.container.image', NA, undefined],
  ['ka.req.pod.containers.privileged', [], undefined],
  ['ka.req.pod.containers.privileged[0]', NA, undefined],
  ['ka.req.container.privileged', ['false'], 'false'],
  ['ka.req.pod.containers.host_port', [], undefined],
  ['ka.req.pod.containers.eff_run_as_user', [], undefined],
  ['ka.req.pod.volumes.volume_type', [], undefined],
  ['ka.req.pod.supplemental_groups', [], undefined],
  ['ka.req.volume.hostpath[/a]', ['false'], 'false'],
]);

check('of a container without anything', spec({ containers: [{}, null, 'x'] }), [
  ['ka.req.pod.containers.image', NA, undefined],
  ['ka.req.pod.containers.privileged', ['<NA>', '<NA>', '<NA>'], undefined],
  ['ka.req.pod.containers.host_port', [], undefined],
  ['ka.req.pod.containers.eff_run_as_user', NA, ['0', '0', '0']],
]);

check(
  'of odd types',
  spec({
    runAsUser: 5,
    containers: [
      {
        image: 3,
        command: 'sh',
        args: [1],
        ports: 'p',
        runAsUser: 6,
        securityContext: { runAsUser: 'x', privileged: null },
      },
    ],
    volumes: [null, 'v', { name: 'n', hostPath: '/a' }],
    securityContext: { supplementalGroups: 7 },
  }),
  [
    ['ka.req.pod.containers.image', NA, ['3']],
    ['ka.req.pod.containers.command', NO_FIELD, undefined],
    ['ka.req.pod.containers.args', NO_FIELD, undefined],
    ['ka.req.pod.containers.host_port', [], undefined],
    ['ka.req.pod.containers.privileged', ['null'], ['null']],
    ['ka.req.container.privileged', ['false'], 'false'],
    ['ka.req.pod.containers.eff_run_as_user', NA, ['6']],
    ['ka.req.pod.containers.eff_run_as_group', ['0'], ['0']],
    ['ka.req.pod.volumes.volume_type', ['hostPath'], ['hostPath']],
    ['ka.req.pod.volumes.hostpath', ['<NA>', '<NA>', '<NA>'], undefined],
    ['ka.req.pod.supplemental_groups', ['7'], undefined],
  ],
);

check('of containers that are no array', spec({ containers: { a: { image: 'i', ports: [{ hostPort: 5 }] } } }), [
  ['ka.req.pod.containers.image', ['i'], undefined],
  ['ka.req.pod.containers.privileged', ['{"a":{"image":"i","ports":[{"hostPort":5}]}}'], undefined],
  ['ka.req.pod.containers.host_port', ['5'], undefined],
]);

for (const document of [null, 'text', 5, true, [], {}, [{ auditID: 'x' }], undefined]) {
  test(`ka: no field throws or has values for ${JSON.stringify(document)}`, (t) => {
    for (const semantics of ['legacy', 'current'] as const) {
      for (const { name, argument } of fieldSet('k8s_audit', semantics).fields.filter((f) =>
        f.name.startsWith('ka.'),
      )) {
        const value = readField(argument?.isRequired ? `${name}[k]` : name, semantics, document);
        const isConstant = name === 'ka.req.binding.subject.has_name' && semantics === 'legacy';
        t.deepEqual(value, semantics === 'current' ? undefined : isConstant ? ['true'] : NA, name);
      }
    }
  });
}

test('ka: in the current model an event without auditID has no values', (t) => {
  const { auditID: _, ...rest } = POD_EVENT;
  t.is(readField('ka.verb', 'current', rest), undefined);
  t.is(readField('ka.req.binding.subject.has_name[x]', 'current', rest), undefined);
  t.is(readField('ka.verb', 'current', { ...rest, auditID: null }), 'create');
  t.deepEqual(readField('ka.verb', 'legacy', rest), ['create']);
});

test('ka: in the legacy model an index selects for output, comparisons see all', (t) => {
  const batch = batchOf([POD_EVENT as never]);
  const selected = (written: string) => bindWritten(written, 'legacy').readSelected?.(batch, 0);
  t.deepEqual(selected('ka.req.pod.containers.privileged[0]'), ['true']);
  t.deepEqual(selected('ka.req.pod.containers.privileged[1]'), NA);
  t.deepEqual(selected('ka.req.pod.containers.privileged[7]'), NA);
  t.is(selected('ka.req.pod.containers.privileged'), undefined);
  t.is(selected('ka.req.pod.containers.image[1]'), undefined);
});

test('ka: keys that every object inherits are not values', (t) => {
  const document = JSON.parse('{"auditID":"x","objectRef":{"__proto__":{"name":"evil"}},"verb":"get"}');
  t.is(readField('ka.target.name', 'current', document), undefined);
  t.deepEqual(readField('ka.target.name', 'legacy', document), NA);
});

const refuses = test.macro({
  exec(t, semantics: AuditSemantics, written: string) {
    t.throws(() => bindWritten(written, semantics));
  },
  title: (_, semantics, written) => `ka: ${semantics} refuses ${written}`,
});

for (const semantics of ['legacy', 'current'] as const) {
  test(refuses, semantics, 'ka.verb[0]');
  test(refuses, semantics, 'ka.uri.param');
  test(refuses, semantics, 'ka.req.pod.containers.image[x]');
  test(refuses, semantics, 'ka.user.groups[0]');
}
