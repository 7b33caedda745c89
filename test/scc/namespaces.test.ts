/** What constraints leave to namespaces: what is known is judged, what is not is said and not judged. */
import test from 'ava';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { readNamespaces } from '#src/scc/namespaces.js';
import { podEvent } from '../_support/pss.ts';
import { namespacesOf, sccRules } from '../_support/scc.ts';

const STRATEGIES = `runAsUser: {type: MustRunAsRange}
seLinuxContext: {type: MustRunAs}
fsGroup: {type: MustRunAs}
supplementalGroups: {type: MustRunAs}`;

const NAMESPACES = `apiVersion: v1
kind: List
items:
- kind: Namespace
  metadata:
    name: a
    annotations:
      openshift.io/sa.scc.uid-range: 1000/100
      openshift.io/sa.scc.supplemental-groups: 2000-2009,3000/10
      openshift.io/sa.scc.mcs: s0:c2,c1
- kind: Namespace
  metadata:
    name: b
    annotations: {openshift.io/sa.scc.uid-range: 5000/10}
`;

const event = (namespace: string, context: object) =>
  podEvent(
    { metadata: { name: 'p' }, spec: { securityContext: context, containers: [{ name: 'c', image: 'nginx' }] } },
    { objectRef: { resource: 'pods', namespace, name: 'p', apiVersion: 'v1' } },
  );

const ALL_MUTATIONS = ['seLinux', 'runAsUser', 'supplementalGroups', 'fsGroup'].map((name) => `Mutation (${name})`);

test('namespaces: a pod of each is judged by what it has', (t) => {
  const { judge } = sccRules(STRATEGIES, namespacesOf(NAMESPACES));
  const good = {
    runAsUser: 1099,
    fsGroup: 2000,
    supplementalGroups: [2009, 3005],
    seLinuxOptions: { level: 's0:c1,c2' },
  };
  t.deepEqual(judge(event('a', good)), []);
  t.deepEqual(judge(event('a', { ...good, runAsUser: 1100 })), ['Violation (runAsUser)']);
  t.deepEqual(judge(event('a', { ...good, fsGroup: 2001 })), ['Violation (fsGroup)']);
  t.deepEqual(judge(event('a', { ...good, supplementalGroups: [2010] })), ['Violation (supplementalGroups)']);
  t.deepEqual(judge(event('a', { ...good, seLinuxOptions: { level: 's0' } })), ['Violation (seLinux)']);
  // without groups of its own a namespace has those of its users
  const ofB = { runAsUser: 5009, fsGroup: 5000, supplementalGroups: [5009], seLinuxOptions: { level: 's0' } };
  t.deepEqual(judge(event('b', ofB)), []);
  t.deepEqual(judge(event('b', good)), [
    'Violation (runAsUser)',
    'Violation (supplementalGroups)',
    'Violation (fsGroup)',
  ]);
});

test('namespaces: what a pod leaves open would be filled in, whatever the namespace', (t) => {
  const { judge } = sccRules(STRATEGIES, namespacesOf(NAMESPACES));
  for (const namespace of ['a', 'b', 'unknown']) {
    t.deepEqual(judge(event(namespace, {})), ALL_MUTATIONS, namespace);
  }
});

test('namespaces: what a pod states in an unknown one is not judged', (t) => {
  const stated = { runAsUser: 0, fsGroup: 0, supplementalGroups: [0], seLinuxOptions: { level: 's0' } };
  for (const namespaces of [undefined, namespacesOf(NAMESPACES)]) {
    const { judge } = sccRules(STRATEGIES, namespaces);
    t.deepEqual(judge(event('unknown', stated)), []);
  }
  // user, role and type do not depend on the namespace
  const { judge } = sccRules(STRATEGIES);
  t.deepEqual(judge(event('unknown', { ...stated, seLinuxOptions: { level: 's0', type: 't' } })), [
    'Violation (seLinux)',
  ]);
});

test('namespaces: without a file every strategy is named that depends on one', (t) => {
  t.deepEqual(sccRules(STRATEGIES).codes, Array(4).fill('SCC_UNKNOWN_ALLOCATION'));
  t.deepEqual(sccRules('runAsUser: {type: MustRunAsNonRoot}').codes, []);
});

test('namespaces: those without an annotation are named', (t) => {
  t.deepEqual(sccRules(STRATEGIES, namespacesOf(NAMESPACES)).codes, ['SCC_UNKNOWN_ALLOCATION']);
});

for (const [what, text] of [
  [
    'documents',
    NAMESPACES.split('- kind')
      .slice(1)
      .map((part) => `kind${part}`.replaceAll('\n  ', '\n'))
      .join('---\n'),
  ],
  ['a NamespaceList', NAMESPACES.replace('kind: List', 'kind: NamespaceList')],
  [
    'JSON',
    JSON.stringify({
      kind: 'List',
      items: [
        { kind: 'ConfigMap', metadata: { name: 'x' } },
        {
          kind: 'Namespace',
          metadata: {
            name: 'a',
            annotations: {
              'openshift.io/sa.scc.uid-range': '1000/100',
              'openshift.io/sa.scc.supplemental-groups': '2000-2009,3000/10',
              'openshift.io/sa.scc.mcs': 's0:c2,c1',
            },
          },
        },
        { kind: 'Namespace', metadata: { name: 'b', annotations: { 'openshift.io/sa.scc.uid-range': '5000/10' } } },
      ],
    }),
  ],
] as const) {
  test(`namespaces: ${what} are read`, (t) => {
    t.deepEqual(namespacesOf(text), [
      {
        name: 'a',
        uids: { min: 1000n, max: 1099n },
        groups: [
          { min: 2000n, max: 2009n },
          { min: 3000n, max: 3009n },
        ],
        level: 's0:c2,c1',
      },
      { name: 'b', uids: { min: 5000n, max: 5009n }, groups: [{ min: 5000n, max: 5009n }] },
    ]);
  });
}

for (const [what, text, code] of [
  ['a range that is none', NAMESPACES.replace('1000/100', 'x'), 'SCC_BAD_ANNOTATION'],
  ['an empty range', NAMESPACES.replace('1000/100', '1000/0'), 'SCC_BAD_ANNOTATION'],
  ['an inverted range', NAMESPACES.replace('1000/100', '9-8'), 'SCC_BAD_ANNOTATION'],
  ['no namespace', 'kind: ConfigMap\n', 'SCC_NO_NAMESPACE'],
  ['nothing', '', 'SCC_NO_NAMESPACE'],
  ['no YAML', 'a: [', 'SCC_YAML_SYNTAX'],
] as const) {
  test(`namespaces: ${what} is reported`, (t) => {
    const sink = new DiagnosticSink();
    readNamespaces(new SourceText('namespaces.yaml', text), sink);
    t.deepEqual(
      sink.items.map((item) => item.code),
      [code],
    );
  });
}
