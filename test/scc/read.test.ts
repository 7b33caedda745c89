/** Constraints as the API server of OpenShift would take or refuse them. */
import test from 'ava';
import { readSccText, sccText } from '../_support/scc.ts';

test('scc read: fields at the top, lists, null', (t) => {
  const { sccs, reports } = readSccText(sccText('priority: null\nusers: [u]\nrunAsUser: {type: MustRunAs, uid: 7}'));
  t.deepEqual(reports, []);
  t.is(sccs.length, 1);
  t.is(sccs[0]?.name, 'test');
  t.deepEqual(sccs[0]?.fields.runAsUser, { type: 'MustRunAs', uid: 7n });
  t.false(Object.hasOwn(sccs[0]?.fields ?? {}, 'priority'));
});

test('scc read: several documents and a list, others are skipped', (t) => {
  const one = sccText('');
  const item = one.replace(/^/gm, '  ').replace(/^ {2}/, '- ');
  const text = `${one}---\nkind: ConfigMap\n---\nkind: SecurityContextConstraintsList\nitems:\n${item}`;
  const { sccs, reports } = readSccText(text);
  t.is(sccs.length, 2);
  t.deepEqual(
    reports.map((report) => report.split(' ')[1]),
    ['SCC_OTHER_KIND'],
  );
});

for (const [what, fields, code] of [
  ['an unknown field', 'allowHostNetworks: true', 'SCC_UNKNOWN_FIELD'],
  ['a wrong type', "allowHostPID: 'yes'", 'SCC_WRONG_TYPE'],
  ['an unknown strategy', 'runAsUser: {type: MayRunAs}', 'SCC_BAD_VALUE'],
  ['a strategy without type', 'seLinuxContext: {}', 'SCC_MISSING_STRATEGY'],
  ['a group strategy of policies', 'fsGroup: {type: MayRunAs}', 'SCC_BAD_VALUE'],
  ['a negative user', 'runAsUser: {type: MustRunAs, uid: -1}', 'SCC_BAD_RANGE'],
  ['a negative priority', 'priority: -1', 'SCC_BAD_RANGE'],
  ['an inverted range', 'fsGroup: {type: MustRunAs, ranges: [{min: 2, max: 1}]}', 'SCC_BAD_RANGE'],
  ['a capability both ways', 'allowedCapabilities: [KILL]\nrequiredDropCapabilities: [KILL]', 'SCC_CONFLICT'],
  ['a drop beside the wildcard', "allowedCapabilities: ['*']\nrequiredDropCapabilities: [KILL]", 'SCC_CONFLICT'],
  [
    'a default that is not allowed',
    'defaultAllowPrivilegeEscalation: true\nallowPrivilegeEscalation: false',
    'SCC_CONFLICT',
  ],
  ['none beside others', 'volumes: [none, secret]', 'SCC_CONFLICT'],
  ['drivers without flexVolume', 'volumes: [secret]\nallowedFlexVolumes: [{driver: a}]', 'SCC_CONFLICT'],
  ['an unknown volume type', 'volumes: [secrets]', 'SCC_BAD_VALUE'],
  ['a bad sysctl', 'allowedUnsafeSysctls: [A]', 'SCC_BAD_VALUE'],
  ['a sysctl both ways', 'allowedUnsafeSysctls: [a.b]\nforbiddenSysctls: [a.b]', 'SCC_CONFLICT'],
  ['an unknown level', 'userNamespaceLevel: Other', 'SCC_BAD_VALUE'],
] as const) {
  test(`scc read: ${what} is reported at its place`, (t) => {
    const { reports, sink } = readSccText(sccText(fields));
    t.deepEqual(
      reports.map((report) => report.split(' ')[1]),
      [code],
    );
    const [item] = sink.items;
    t.true((item?.span?.source.position(item.span.start).line ?? 0) > 3);
    t.false(/spec\.|PodSecurityPolicy/.test(`${item?.message} ${item?.field}`), item?.message);
  });
}

for (const [what, text, reports] of [
  [
    'an API version of another kind',
    sccText('').replace('security.openshift.io/v1', 'policy/v1beta1'),
    ['1:13 SCC_BAD_VALUE'],
  ],
  ['no name', sccText('').replace('{name: test}', '{}'), ['3:1 SCC_MISSING_FIELD']],
  ['another kind only', 'kind: ConfigMap\n', ['1:1 SCC_NO_POLICY', '1:7 SCC_OTHER_KIND']],
  ['a misspelt kind', sccText('').replace('Constraints\n', 'Constraint\n'), ['2:7 SCC_BAD_VALUE']],
  ['nothing', '', ['1:1 SCC_FILE_EMPTY']],
  ['no YAML', '{', ['1:2 SCC_YAML_SYNTAX']],
] as const) {
  test(`scc read: ${what} is refused`, (t) => {
    t.deepEqual([...readSccText(text).reports], [...reports]);
  });
}
