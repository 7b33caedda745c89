/** Random policies that an API server accepts are accepted, and each mistake put into one is found at its place. */
import test from 'ava';
import fc from 'fast-check';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { policies } from '../_support/admission/arbitrary-policies.js';
import { jsonOf } from '../_support/admission/integers.js';
import { hostileText } from '../_support/hostile-text.js';
import { readText } from '../_support/psp.js';

type Values = Readonly<Record<string, unknown>>;

/** One mistake, and where and why it is refused; `[{}]` is the next index of a list. */
interface Mistake {
  readonly field: string;
  readonly reason: string;
  /** Put at the end of the list `field` is in, else in the place of `field`. */
  readonly value: unknown;
}

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 60) };
const TARGET = kubernetesTarget(24, new Map([['ProcMountType', true]]));
const CLUSTER = { minor: 24, gates: { ProcMountType: true } };

const MISTAKES: readonly Mistake[] = [
  { field: 'metadata.name', reason: 'invalid', value: 'A' },
  { field: 'metadata.name', reason: 'decode', value: 1 },
  { field: 'metadata.labels', reason: 'invalid', value: { a: ' ' } },
  { field: 'spec.seLinux.rule', reason: 'unsupported', value: 'MayRunAs' },
  { field: 'spec.runAsUser.rule', reason: 'unsupported', value: undefined },
  { field: 'spec.supplementalGroups.rule', reason: 'unsupported', value: 'x' },
  { field: 'spec.fsGroup.rule', reason: 'decode', value: [] },
  { field: 'spec.runAsUser', reason: 'decode', value: 'RunAsAny' },
  { field: 'spec.runAsUser.ranges[{}].min', reason: 'range', value: { min: 2, max: 1 } },
  { field: 'spec.fsGroup.ranges[{}].max', reason: 'decode', value: { min: 2, max: 2.5 } },
  { field: 'spec.supplementalGroups.ranges[{}].min', reason: 'range', value: { min: -1, max: 1 } },
  { field: 'spec.volumes[{}]', reason: 'unsupported', value: 'image' },
  { field: 'spec.volumes[{}]', reason: 'decode', value: true },
  { field: 'spec.hostPorts[{}].max', reason: 'decode', value: { min: 1, max: '2' } },
  { field: 'spec.allowedHostPaths[{}]', reason: 'invalid', value: { pathPrefix: '/a/../b' } },
  { field: 'spec.allowedHostPaths[{}]', reason: 'required', value: { readOnly: true } },
  { field: 'spec.allowedFlexVolumes[{}].driver', reason: 'required', value: {} },
  { field: 'spec.allowedCSIDrivers[{}].name', reason: 'invalid', value: { name: 'a/b' } },
  { field: 'spec.allowedUnsafeSysctls[{}]', reason: 'invalid', value: '.a' },
  { field: 'spec.forbiddenSysctls[{}]', reason: 'invalid', value: '' },
  { field: 'spec.allowedProcMountTypes[{}]', reason: 'unsupported', value: 'default' },
  { field: 'spec.runtimeClass.allowedRuntimeClassNames[{}]', reason: 'invalid', value: 'a b' },
  { field: 'spec.runtimeClass.defaultRuntimeClassName', reason: 'invalid', value: '' },
  { field: 'spec.privileged', reason: 'decode', value: 'yes' },
  { field: 'spec.requiredDropCapabilities', reason: 'decode', value: 'ALL' },
];

/** Policies as JSON would have them. */
const documents = fc
  .array(hostileText, { minLength: 2, maxLength: 2 })
  .chain((texts) => policies(CLUSTER, texts))
  .map(({ metadata, spec }) => ({ apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy', metadata, spec }));

function refusalsOf(document: unknown): readonly string[] {
  return readText(jsonOf(document), { target: TARGET })
    .sink.items.filter(({ severity }) => severity === 'error')
    .map(({ field, reason }) => `${field} ${reason}`);
}

/** Puts the value into the document; gives the document and the field with its index. */
function withMistake(document: Values, { field, value }: Mistake): readonly [Values, string] {
  const [list, rest] = field.split('[{}]');
  const path = (list ?? '').split('.');
  const before = path.reduce<unknown>((part, key) => (part as Values | null | undefined)?.[key], document);
  const items = Array.isArray(before) ? before : [];
  const isItem = rest !== undefined;
  return [
    replaced(document, path, isItem ? [...items, value] : value) as Values,
    isItem ? `${list}[${items.length}]${rest}` : field,
  ];
}

function replaced(part: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  return key === undefined
    ? value
    : { ...(part as Values), [key]: replaced((part as Values | null)?.[key], rest, value) };
}

test('validity property: what an API server accepts is accepted', (t) => {
  fc.assert(
    fc.property(documents, (document) => {
      t.deepEqual(refusalsOf(document), []);
    }),
    RUNS,
  );
});

for (const mistake of MISTAKES) {
  test(`validity property: ${mistake.field} ${mistake.reason} ${JSON.stringify(mistake.value)}`, (t) => {
    fc.assert(
      fc.property(documents, (document) => {
        const [broken, field] = withMistake(document, mistake);
        return refusalsOf(broken).includes(`${field} ${mistake.reason}`);
      }),
      RUNS,
    );
    t.pass();
  });
}
