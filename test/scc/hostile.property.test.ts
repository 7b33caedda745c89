/** Texts of constraints and namespaces that try to leave their place make rules that load, and no others. */
import test from 'ava';
import fc from 'fast-check';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { loadRules } from '#src/rules/load.js';
import { convertSccs } from '#src/scc/convert.js';
import { readNamespaces } from '#src/scc/namespaces.js';
import { hostileText } from '../_support/hostile-text.ts';
import { readSccText } from '../_support/scc.ts';
import { templates } from '../_support/templates.ts';

const numRuns = Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 100);
const texts = fc.array(hostileText, { maxLength: 3 });

const sccs = fc.record({
  apiVersion: fc.constant('security.openshift.io/v1'),
  kind: fc.constant('SecurityContextConstraints'),
  metadata: fc.record({ name: fc.constantFrom('a', 'a-b.c', 'x'.repeat(253)) }),
  allowedCapabilities: texts,
  defaultAddCapabilities: texts,
  volumes: fc.option(texts, { nil: undefined }),
  allowedFlexVolumes: fc.array(fc.record({ driver: hostileText }), { maxLength: 2 }),
  seccompProfiles: texts,
  seLinuxContext: fc.record({
    type: fc.constant('MustRunAs'),
    seLinuxOptions: fc.record(
      { user: hostileText, role: hostileText, type: hostileText, level: hostileText },
      { requiredKeys: [] },
    ),
  }),
  runAsUser: fc.constant({ type: 'MustRunAsRange' }),
});

const namespaces = fc.array(
  fc.record({
    kind: fc.constant('Namespace'),
    metadata: fc.record({
      name: hostileText,
      annotations: fc.record({
        'openshift.io/sa.scc.uid-range': fc.oneof(hostileText, fc.constant('1/5')),
        'openshift.io/sa.scc.mcs': hostileText,
      }),
    }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** What the names of rules may be, whatever the texts. */
const RULE = /^SCC [A-Za-z0-9_]+ (?:Violation \([A-Za-z]+\)(?: Update)?|Mutation \([A-Za-z]+\)|Attempt|Forecast)$/;

test('scc: hostile texts stay where they stand', (t) => {
  let converted = 0;
  fc.assert(
    fc.property(sccs, namespaces, (scc, items) => {
      const read = readSccText(JSON.stringify(scc));
      if (read.sink.hasErrors) {
        return;
      }
      const known = readNamespaces(new SourceText('n', JSON.stringify({ kind: 'List', items })), new DiagnosticSink());
      const { text } = convertSccs(read.sccs, { templates, namespaces: known });
      const loaded = loadRules([{ name: 'rules.yaml', text }]);
      const errors = loaded.files
        .flatMap((file) => file.diagnostics)
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
      t.deepEqual(errors, [], text);
      t.true(loaded.ruleset.rules.every(({ name }) => RULE.test(name)));
      converted++;
    }),
    { numRuns },
  );
  t.true(converted > 0);
});
