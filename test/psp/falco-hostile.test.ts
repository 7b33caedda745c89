/** Whatever a policy's strings hold, rules of dialect falco are the same rules, and no string leaves its quotes. */
import test from 'ava';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { SourceText } from '#src/base/source-text.js';
import { parse } from '#src/filter/parse.js';
import { convert } from '#src/psp/convert.js';
import { isPlainInJson } from '#src/psp/word-patterns.js';
import { hostileText } from '../_support/hostile-text.js';
import { readText } from '../_support/psp.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 15) };
/** Warnings that a value which looks like code earns, whatever its quotes. */
const HARMLESS = /LOAD_COMPILE_CONDITION/;
const BOUNDS = { containers: 1, initContainers: 1, ephemeralContainers: 1, volumes: 1, sysctls: 1 };

interface Texts {
  readonly namespace: string;
  readonly path: string;
  readonly driver: string;
  readonly capability: string;
  readonly runtimeClass: string;
  readonly selinux: string;
}

const PLAIN: Texts = {
  namespace: 'n',
  path: '/p',
  driver: 'd',
  capability: 'c',
  runtimeClass: 'r',
  selinux: 's',
};

function rulesOf({ namespace, path, driver, capability, runtimeClass, selinux }: Texts): string {
  const document = {
    apiVersion: 'policy/v1beta1',
    kind: 'PodSecurityPolicy',
    metadata: { name: 'p', annotations: { 'falco-rules-psp-namespaces': JSON.stringify([namespace]) } },
    spec: {
      volumes: ['*'],
      allowedHostPaths: [{ pathPrefix: path }],
      allowedFlexVolumes: [{ driver }],
      defaultAddCapabilities: [capability],
      runtimeClass: { allowedRuntimeClassNames: [runtimeClass] },
      seLinux: { rule: 'MustRunAs', seLinuxOptions: { user: selinux } },
      runAsUser: { rule: 'RunAsAny' },
      fsGroup: { rule: 'RunAsAny' },
      supplementalGroups: { rule: 'RunAsAny' },
    },
  };
  const { policies } = readText(JSON.stringify(document));
  return convert(policies, { dialect: 'falco', templates, bounds: BOUNDS }).text;
}

/** The names of all items, and the trees of their conditions with constants and positions left out. */
function shapesOf(text: string): readonly string[] {
  return (parseYaml(text) as readonly Readonly<Record<string, unknown>>[]).map((item) => {
    const name = String(item['rule'] ?? item['macro'] ?? Object.keys(item)[0]);
    const { condition } = item;
    if (typeof condition !== 'string') {
      return name;
    }
    const parsed = parse(new SourceText('condition', condition), { maxDepth: 1000 });
    if ('error' in parsed) {
      throw new Error(`not a condition: ${parsed.error.message}`);
    }
    const shape = JSON.stringify(parsed.condition, (key, value) =>
      key === 'span' ? undefined : typeof value === 'object' && value !== null && 'text' in value ? '' : value,
    );
    return `${name} ${shape}`;
  });
}

test('dialect falco: property: hostile strings stay constants, and the file loads', (t) => {
  const plain = shapesOf(rulesOf(PLAIN));
  const word = hostileText.filter((text) => isPlainInJson(text) && Buffer.byteLength(text) < 100);
  const texts = fc.record({
    namespace: hostileText,
    path: hostileText.filter((text) => !text.endsWith('/') && !text.includes('..')),
    driver: hostileText,
    capability: word,
    runtimeClass: hostileText.filter((text) => text !== '*'),
    selinux: hostileText,
  });
  // what stands between the words of a set decides how many expressions they take
  const isOfWords = (shape: string) => /^psp_p_(allowed|defaultAdd)Capabilities/.test(shape);
  fc.assert(
    fc.property(texts, (hostile) => {
      const text = rulesOf(hostile);
      const shapes = shapesOf(text);
      t.deepEqual(
        shapes.filter((shape) => !isOfWords(shape)),
        plain.filter((shape) => !isOfWords(shape)),
      );
      t.deepEqual(
        rulesRunner(text).problems.filter((problem) => !HARMLESS.test(problem)),
        [],
      );
    }),
    RUNS,
  );
});
