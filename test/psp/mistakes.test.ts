import test from 'ava';
import { PSP_DIAGNOSTICS } from '#src/psp/diagnostic-codes.js';
import { readText } from '../_support/psp.js';

interface Mistake {
  readonly name: string;
  readonly text: string;
  /** `line:column code`, all of them and in order. */
  readonly reports: readonly string[];
  readonly expected?: string;
}

const HEAD = 'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\n';
const ANY = 'seLinux: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}';
const spec = (text: string) => `${HEAD}spec:\n  {${ANY},\n  runAsUser: {rule: RunAsAny},\n  ${text}}\n`;
const annotations = (text: string) =>
  `apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: a\n  annotations:\n    ${text}\nspec: {${ANY}, runAsUser: {rule: RunAsAny}}\n`;

const MISTAKES: readonly Mistake[] = [
  { name: 'empty file', text: '', reports: ['1:1 PSP_FILE_EMPTY'] },
  { name: 'comments only', text: '# a\n---\n\n', reports: ['1:1 PSP_FILE_EMPTY'] },
  { name: 'binary file', text: 'a\n\0b', reports: ['2:1 PSP_FILE_BINARY'] },
  { name: 'not UTF-8', text: 'a: \udcff', reports: ['1:4 PSP_FILE_NOT_UTF8'] },
  { name: 'YAML syntax', text: `${HEAD}spec: {a: [}`, reports: ['4:12 PSP_YAML_SYNTAX'] },
  { name: 'tabs', text: `${HEAD}spec:\n\tprivileged: true\n`, reports: ['5:1 PSP_YAML_SYNTAX'] },
  { name: 'unknown alias', text: spec('volumes: *nothing'), reports: ['7:12 PSP_YAML_SYNTAX'] },
  {
    name: 'a later document is still read',
    text: `a: [\n---\nkind: Pod\n`,
    reports: ['2:1 PSP_YAML_SYNTAX', '3:7 PSP_OTHER_KIND'],
  },
  { name: 'a scalar', text: 'hello', reports: ['1:1 PSP_WRONG_TYPE'] },
  { name: 'a list', text: '[a]', reports: ['1:1 PSP_WRONG_TYPE'] },
  { name: 'no policy', text: 'kind: Pod', reports: ['1:1 PSP_NO_POLICY', '1:7 PSP_OTHER_KIND'] },
  { name: 'an empty list', text: 'kind: List\nitems: []', reports: ['1:1 PSP_NO_POLICY'] },
  {
    name: 'misspelt kind',
    text: HEAD.replace('Policy', 'Polcy').concat('spec: {}'),
    reports: ['2:7 PSP_BAD_VALUE', ...Array(4).fill('4:1 PSP_MISSING_STRATEGY')],
    expected: 'kind: PodSecurityPolicy',
  },
  {
    name: 'everything missing',
    text: 'a: 1',
    reports: [
      '1:1 PSP_MISSING_FIELD',
      '1:1 PSP_UNKNOWN_FIELD',
      '1:1 PSP_MISSING_FIELD',
      '1:1 PSP_MISSING_FIELD',
      ...Array(4).fill('1:1 PSP_MISSING_STRATEGY'),
    ],
  },
  {
    name: 'missing name',
    text: spec('hostPID: true').replace('name: a', 'labels: {}'),
    reports: ['3:1 PSP_MISSING_FIELD'],
  },
  { name: 'empty spec', text: `${HEAD}spec:\n`, reports: Array(4).fill('4:1 PSP_MISSING_STRATEGY') },
  {
    name: 'wrong API version',
    text: spec('hostPID: true').replace('v1beta1', 'v1'),
    reports: ['1:13 PSP_BAD_VALUE'],
    expected: 'policy/v1beta1',
  },
  {
    name: 'unknown field',
    text: spec('privilegd: true'),
    reports: ['7:3 PSP_UNKNOWN_FIELD'],
    expected: "did you mean 'privileged'?",
  },
  {
    name: 'wrong case',
    text: spec('HostPid: true'),
    reports: ['7:3 PSP_UNKNOWN_FIELD'],
    expected: "did you mean 'hostPID'?",
  },
  { name: 'duplicate key', text: spec('hostPID: true, hostPID: false'), reports: ['7:18 PSP_DUPLICATE_KEY'] },
  {
    name: 'quoted boolean',
    text: spec('hostPID: "true"'),
    reports: ['7:12 PSP_WRONG_TYPE'],
    expected: 'true or false',
  },
  { name: 'number for boolean', text: spec('hostPID: 1'), reports: ['7:12 PSP_WRONG_TYPE'] },
  { name: 'string for list', text: spec('volumes: secret'), reports: ['7:12 PSP_WRONG_TYPE'], expected: 'a list' },
  { name: 'number for string', text: spec('allowedCapabilities: [1]'), reports: ['7:25 PSP_WRONG_TYPE'] },
  { name: 'nothing in a list', text: spec('allowedCapabilities: [A, ~]'), reports: ['7:28 PSP_MISSING_FIELD'] },
  { name: 'list for mapping', text: spec('runtimeClass: []'), reports: ['7:17 PSP_WRONG_TYPE'], expected: 'a mapping' },
  {
    name: 'number for name',
    text: spec('hostPID: true').replace('name: a', 'name: 1'),
    reports: ['3:18 PSP_WRONG_TYPE'],
  },
  {
    name: 'wrong volume type',
    text: spec('volumes: [cephfs]'),
    reports: ['7:13 PSP_BAD_VALUE'],
  },
  { name: 'wrong rule', text: spec('runAsGroup: {rule: MustRunAsNonRoot}'), reports: ['7:22 PSP_BAD_VALUE'] },
  { name: 'rule missing', text: spec('runAsGroup: {ranges: []}'), reports: ['7:3 PSP_MISSING_FIELD'] },
  { name: 'driver missing', text: spec('allowedFlexVolumes: [{}]'), reports: ['7:24 PSP_MISSING_FIELD'] },
  { name: 'empty path', text: spec('allowedHostPaths: [{pathPrefix: ""}]'), reports: ['7:35 PSP_MISSING_FIELD'] },
  {
    name: 'inverted ids',
    text: spec('runAsGroup: {rule: MayRunAs, ranges: [{min: 2, max: 1}]}'),
    reports: ['7:47 PSP_BAD_RANGE'],
  },
  {
    name: 'negative ids',
    text: spec('runAsGroup: {rule: MayRunAs, ranges: [{min: -2, max: 1}]}'),
    reports: ['7:47 PSP_BAD_RANGE'],
  },
  {
    name: 'ids beyond 64 bits',
    text: spec('runAsGroup: {rule: MayRunAs, ranges: [{min: 1, max: 9223372036854775808}]}'),
    reports: ['7:55 PSP_BAD_RANGE'],
  },
  {
    name: 'ports beyond 32 bits',
    text: spec('hostPorts: [{min: 1, max: 2147483648}]'),
    reports: ['7:29 PSP_BAD_RANGE'],
  },
  { name: 'a port with a fraction', text: spec('hostPorts: [{min: 1.5, max: 2}]'), reports: ['7:21 PSP_WRONG_TYPE'] },
  { name: 'a port in quotes', text: spec('hostPorts: [{min: "1", max: 2}]'), reports: ['7:21 PSP_WRONG_TYPE'] },
  { name: 'half a range', text: spec('hostPorts: [{max: 80}]'), reports: ['7:15 PSP_MISSING_FIELD'] },
  { name: 'range as text', text: spec('hostPorts: [1-80]'), reports: ['7:15 PSP_WRONG_TYPE'] },
  {
    name: 'unknown key in a range',
    text: spec('hostPorts: [{min: 1, mx: 2, max: 3}]'),
    reports: ['7:24 PSP_UNKNOWN_FIELD'],
  },
  { name: 'annotation is no string', text: annotations('a: 1'), reports: ['6:8 PSP_WRONG_TYPE'] },
  { name: 'annotations are no mapping', text: annotations('- a'), reports: ['6:5 PSP_WRONG_TYPE'] },
  { name: 'scope is a list', text: annotations('falco-rules-psp-images: [a]'), reports: ['6:29 PSP_BAD_ANNOTATION'] },
  { name: 'scope is a mapping', text: annotations('falco-rules-psp-images: {a: b}'), reports: ['6:29 PSP_WRONG_TYPE'] },
  { name: 'scope is broken', text: annotations('falco-rules-psp-images: "[a"'), reports: ['6:29 PSP_BAD_ANNOTATION'] },
  {
    name: 'scope is a pattern',
    text: annotations('falco-rules-psp-images: "[ngin*]"'),
    reports: ['6:29 PSP_BAD_ANNOTATION'],
  },
  {
    name: 'scope lists lists',
    text: annotations('falco-rules-psp-images: "[[a]]"'),
    reports: ['6:29 PSP_BAD_ANNOTATION'],
  },
  {
    name: 'scope with blanks',
    text: annotations('falco-rules-psp-namespaces: a b'),
    reports: ['6:33 PSP_BAD_ANNOTATION'],
  },
  { name: 'scope is empty', text: annotations('falco-rules-psp-images: "[]"'), reports: ['6:29 PSP_EMPTY_SCOPE'] },
  { name: 'bad name', text: spec('hostPID: true').replace('name: a', 'name: a_b'), reports: ['3:18 PSP_BAD_NAME'] },
  { name: 'missing strategies', text: `${HEAD}spec: {${ANY}}\n`, reports: ['4:1 PSP_MISSING_STRATEGY'] },
  { name: 'deep nesting', text: '['.repeat(2000), reports: ['1:100 PSP_YAML_TOO_COMPLEX'] },
  { name: 'too large', text: ' '.repeat(3_000_000), reports: ['1:1 PSP_FILE_TOO_LARGE'] },
  {
    name: 'all mistakes at once',
    text: spec('privilegd: true, hostPID: 1, volumes: [foo, 2],\n  hostPorts: {}'),
    reports: [
      '7:3 PSP_UNKNOWN_FIELD',
      '7:29 PSP_WRONG_TYPE',
      '7:42 PSP_BAD_VALUE',
      '7:47 PSP_WRONG_TYPE',
      '8:14 PSP_WRONG_TYPE',
    ],
  },
];

for (const { name, text, reports, expected } of MISTAKES) {
  test(`mistake: ${name}`, (t) => {
    const result = readText(text);
    t.deepEqual(result.reports, reports);
    if (expected !== undefined) {
      t.is(result.sink.items[0]?.expected, expected);
    }
  });
}

test('diagnostic codes: every code that reading reports is described', (t) => {
  for (const { reports } of MISTAKES) {
    for (const report of reports) {
      const code = report.split(' ')[1] ?? '';
      t.true(Object.hasOwn(PSP_DIAGNOSTICS, code), code);
    }
  }
});
