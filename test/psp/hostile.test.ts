/** Whatever a policy's strings hold, the generated file has the same rules, and each string means itself. */
import test from 'ava';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { parse } from '#src/filter/parse.js';
import { convert } from '#src/psp/convert.js';
import type { PodSecurityPolicy } from '#src/psp/model.js';
import { readPsps } from '#src/psp/read.js';
import { hostileText } from '../_support/hostile-text.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 60) };
/** Warnings that a value which looks like code earns, whatever its quotes; and that of the legacy field `evt.dir`. */
const HARMLESS = /LOAD_COMPILE_CONDITION|deprecated field 'evt\.dir'/;

interface Texts {
  readonly name: string;
  readonly images: readonly string[];
  readonly namespaces: readonly string[];
  readonly paths: readonly string[];
  readonly drivers: readonly string[];
  readonly capabilities: readonly string[];
  readonly added: readonly string[];
  readonly sysctl: string;
  readonly annotation: string;
}

const texts = fc.uniqueArray(hostileText, { minLength: 1, maxLength: 3 });
const hostile: fc.Arbitrary<Texts> = fc.record({
  name: hostileText,
  images: texts,
  namespaces: texts,
  paths: texts,
  drivers: texts,
  capabilities: texts.filter((list) => !list.includes('*')),
  added: texts,
  sysctl: hostileText,
  annotation: hostileText,
});

/** A policy with every string field, as JSON, which is YAML. */
function document(t: Texts): string {
  return JSON.stringify({
    apiVersion: 'policy/v1beta1',
    kind: 'PodSecurityPolicy',
    metadata: {
      name: t.name,
      labels: { [t.annotation]: t.annotation },
      annotations: {
        ...(t.images.length > 0 && { 'falco-rules-psp-images': JSON.stringify(t.images) }),
        'falco-rules-psp-namespaces': JSON.stringify(t.namespaces),
        'seccomp.security.alpha.kubernetes.io/allowedProfileNames': t.annotation,
        [`x${t.annotation}`]: t.annotation,
      },
    },
    spec: {
      allowedHostPaths: t.paths.map((pathPrefix) => ({ pathPrefix, readOnly: true })),
      allowedFlexVolumes: t.drivers.map((driver) => ({ driver })),
      allowedCSIDrivers: t.drivers.map((name) => ({ name })),
      allowedCapabilities: t.capabilities,
      defaultAddCapabilities: t.added.filter((text) => !t.capabilities.includes(text)),
      requiredDropCapabilities: t.capabilities,
      allowedUnsafeSysctls: [t.sysctl],
      seLinux: { rule: 'MustRunAs', seLinuxOptions: { user: t.name, level: t.sysctl } },
      runtimeClass: { allowedRuntimeClassNames: [t.sysctl], defaultRuntimeClassName: t.sysctl },
      runAsUser: { rule: 'MustRunAs', ranges: [{ min: 1, max: 2 }] },
      runAsGroup: { rule: 'MustRunAs', ranges: [{ min: 1, max: 2 }] },
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
    },
  });
}

function policyFrom(t: Texts): PodSecurityPolicy {
  const sink = new DiagnosticSink();
  const policies = readPsps(new SourceText('psp.json', document(t)), sink, { isLenient: true });
  const [policy] = policies;
  if (policy === undefined || policies.length > 1 || sink.hasErrors) {
    throw new Error(`not read: ${JSON.stringify(sink.items.map(({ code, message }) => [code, message]))}`);
  }
  return policy;
}

function convertText(policy: PodSecurityPolicy): string {
  return convert([policy], { dialect: 'falco-legacy', templates }).text;
}

type Item = Readonly<Record<string, unknown>>;

function itemsOf(text: string, version: '1.1' | '1.2'): readonly Item[] {
  const documents = parseAllDocuments(text, { version });
  const [document] = documents;
  if (documents.length !== 1 || document === undefined || document.errors.length > 0) {
    throw new Error(`not YAML: ${String(document?.errors[0])}`);
  }
  return document.toJS() as Item[];
}

/** The condition's tree with constants and positions left out. */
function shapeOf(condition: unknown): string {
  const parsed = parse(new SourceText('condition', String(condition)), { maxDepth: 1000 });
  if ('error' in parsed) {
    throw new Error(`not a condition: ${parsed.error.message}`);
  }
  return JSON.stringify(parsed.condition, (key, value) =>
    key === 'span' ? undefined : isConstant(value) ? 'constant' : value,
  );
}

function isConstant(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'text' in value;
}

const PLAIN: Texts = {
  name: 'plain',
  images: [],
  namespaces: ['n'],
  paths: [],
  drivers: [],
  capabilities: [],
  added: [],
  sysctl: 'kernel.sem',
  annotation: 'a',
};

test('property: a policy of hostile strings gives the rules that plain strings give', (t) => {
  fc.assert(
    fc.property(hostile, (hostileTexts) => {
      const text = convertText(policyFrom(hostileTexts));
      const names = itemsOf(text, '1.2').map((item) => String(item['rule'] ?? item['macro'] ?? Object.keys(item)[0]));
      const plain = itemsOf(convertText(policyFrom({ ...PLAIN, images: ['i'], paths: ['/p'], drivers: ['d'] })), '1.2');
      const prefix = /^PSP (\w+) Violation/.exec(names.find((name) => name.startsWith('PSP')) ?? '')?.[1] ?? '';
      const expected = plain.map((item) =>
        String(item['rule'] ?? item['macro'] ?? Object.keys(item)[0])
          .replace('PSP plain ', `PSP ${prefix} `)
          .replace('psp_plain_', `psp_${prefix}_`),
      );
      t.deepEqual(names.toSorted(), expected.toSorted());
      t.deepEqual(itemsOf(text, '1.1'), itemsOf(text, '1.2'), 'old and new YAML agree');
      t.true(!/[^\n\x20-\x7e\u00a1-\u{10ffff}]|[\u2028\u2029\ufeff]/u.test(text), 'no control character as it is');
    }),
    RUNS,
  );
});

test('property: no value leaves its quotes: conditions keep their shape', (t) => {
  // what decides how an image is looked for is left out, and so are images too long for all spellings
  const simple = hostileText.filter((text) => !/[:@/]/.test(text) && JSON.stringify(text).length < 60);
  const writable = fc.record({
    name: hostileText,
    namespaces: texts,
    images: fc.uniqueArray(simple, { minLength: 1, maxLength: 2 }),
    paths: fc.uniqueArray(hostileText, { maxLength: 3, minLength: 1, selector: (path) => path.replace(/\/$/, '') }),
    drivers: texts,
    capabilities: texts.filter((list) => !list.includes('*')),
  });
  fc.assert(
    fc.property(writable, (lists) => {
      const policy = policyFrom({ ...PLAIN, ...lists });
      const plain = policyFrom({
        ...PLAIN,
        images: lists.images.map((_, i) => `i${i}`),
        namespaces: lists.namespaces.map((_, i) => `n${i}`),
        paths: lists.paths.map((path, i) => (/^\/?$/.test(path) ? '/' : `p${i}${path.endsWith('//') ? '//' : ''}`)),
        drivers: lists.drivers.map((_, i) => `d${i}`),
        capabilities: lists.capabilities.map((_, i) => `c${i}`),
      });
      const shapes = (from: PodSecurityPolicy) =>
        itemsOf(convertText(from), '1.2').flatMap((item) =>
          'condition' in item ? [shapeOf(item['condition']).replace(/"name":"psp_\w+_pod"/, '"name":"pod"')] : [],
        );
      t.deepEqual(shapes(policy), shapes(plain));
    }),
    RUNS,
  );
});

test('property: the file loads without errors and without other warnings', (t) => {
  fc.assert(
    fc.property(hostile, (hostileTexts) => {
      const { problems } = rulesRunner(convertText(policyFrom(hostileTexts)));
      t.deepEqual(
        problems.filter((problem) => !HARMLESS.test(problem)),
        [],
      );
    }),
    RUNS,
  );
});

function podEvent(spec: Item, namespace = 'n'): unknown {
  return {
    stage: 'ResponseComplete',
    verb: 'create',
    requestURI: '/api/v1/namespaces/n/pods',
    objectRef: { resource: 'pods', namespace },
    responseStatus: { code: 201 },
    requestObject: { spec },
  };
}

function isReported(names: readonly string[] | undefined, control: string): boolean {
  return (names ?? []).some((name) => name.includes(`(${control})`));
}

test('property: a listed capability or driver is allowed, another one is not', (t) => {
  fc.assert(
    fc.property(texts, hostileText, (list, other) => {
      fc.pre(!list.includes('*'));
      const { run } = rulesRunner(convertText(policyFrom({ ...PLAIN, capabilities: list, drivers: list, paths: [] })));
      for (const text of [...list, other]) {
        const container = { name: 'c', securityContext: { capabilities: { add: [text] } } };
        const [main, init, volume] = run([
          podEvent({ containers: [container] }),
          podEvent({ containers: [{ name: 'c' }], initContainers: [{ name: 'i' }, container] }),
          podEvent({ containers: [{ name: 'c' }], volumes: [{ name: 'v', flexVolume: { driver: text } }] }),
        ]);
        const isForbidden = !list.includes(text);
        t.is(isReported(main, 'allowedCapabilities'), isForbidden, `${JSON.stringify(text)} in container`);
        t.is(isReported(init, 'allowedCapabilities'), isForbidden, `${JSON.stringify(text)} in init container`);
        t.is(isReported(volume, 'allowedFlexVolumes'), isForbidden, `${JSON.stringify(text)} as driver`);
      }
    }),
    RUNS,
  );
});

/** What Kubernetes does with a host path and a prefix. */
function isBelow(path: string, prefix: string): boolean {
  const [a, b] = [path.replace(/\/$/, ''), prefix.replace(/\/$/, '')];
  return a.startsWith(b) && (a.length === b.length || a[b.length] === '/');
}

test('property: a host path is allowed when it is a prefix or below one', (t) => {
  const segment = fc.oneof(fc.constantFrom('/', '//', 'a', 'b', '/a', '/a/b'), hostileText);
  const path = fc
    .array(segment, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(''))
    .filter((text) => Buffer.byteLength(text) <= 250);
  fc.assert(
    fc.property(fc.array(path, { minLength: 1, maxLength: 3 }), path, segment, (prefixes, other, more) => {
      const { run } = rulesRunner(convertText(policyFrom({ ...PLAIN, paths: prefixes })));
      for (const candidate of [other, `${prefixes[0]}${more}`, `${prefixes[0]}/${more}`, ...prefixes]) {
        const volumes = [{ name: 'v', hostPath: { path: candidate } }];
        const [names] = run([podEvent({ containers: [{ name: 'c' }], volumes })]);
        const isAllowed = prefixes.some((prefix) => isBelow(candidate, prefix));
        t.is(isReported(names, 'allowedHostPaths'), !isAllowed, JSON.stringify(candidate));
      }
    }),
    RUNS,
  );
});

test('property: rules look at the named namespaces and images only', (t) => {
  const image = hostileText.filter((text) => !/[:@/]/.test(text) && JSON.stringify(text).length < 60);
  fc.assert(
    fc.property(
      fc.uniqueArray(image, { minLength: 1, maxLength: 2 }),
      texts,
      image,
      hostileText,
      (images, namespaces, otherImage, otherNamespace) => {
        const { run } = rulesRunner(convertText(policyFrom({ ...PLAIN, images, namespaces })));
        for (const candidate of [...images, otherImage]) {
          for (const namespace of [...namespaces, otherNamespace]) {
            const isNamed = images.includes(candidate) && namespaces.includes(namespace);
            const container = { name: 'c', image: candidate, securityContext: { privileged: true } };
            const other = { name: 'd', image: 'unrelated', securityContext: { privileged: true } };
            const [main, init] = run([
              podEvent({ containers: [other, container] }, namespace),
              podEvent({ containers: [other], initContainers: [container] }, namespace),
            ]);
            const message = JSON.stringify([candidate, namespace]);
            t.is(
              (main ?? []).some((name) => name.includes('(privileged)')),
              isNamed,
              message,
            );
            t.is(
              (init ?? []).some((name) => name.includes('(privileged)')),
              isNamed,
              `${message} init`,
            );
          }
        }
      },
    ),
    RUNS,
  );
});
