/** PodSecurityPolicies converted in the dialect falco-legacy, their rules run over recorded audit logs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { convert } from '#src/psp/convert.js';
import { readPsps } from '#src/psp/read.js';
import { detect, type ExpectedDetections, judgeDetections } from '../detections.ts';
import { loadRulesToRun } from '../rules-files.ts';
import { fail, type Outcome, type Suite, skip } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface PspCase extends ExpectedDetections {
  readonly psp_file: string;
  readonly trace_file: string;
  readonly trace_kind: 'k8s_audit_json' | 'scap';
  readonly extra_rules_files: readonly string[];
}

interface PspFile extends VectorFile<PspCase> {
  readonly psps: Readonly<Record<string, string>>;
  readonly traces: Readonly<Record<string, string>>;
}

const TEMPLATES = readTemplates(fileURLToPath(new URL('../../../../templates', import.meta.url)));

export const pspSuite: Suite = vectorSuite<PspFile, PspCase>({
  name: 'psp_suite',
  keys: ['psp_file', 'trace_file', 'trace_kind', 'extra_rules_files', 'detect', 'levels', 'rule_counts'],
  tables: ['psps', 'traces', 'scap_traces', 'count_json_traces'],
  judge(vector, { psps, traces }) {
    if (vector.extra_rules_files.length > 0) {
      return fail('extra rules files: the vector has no table of their texts');
    }
    switch (vector.trace_kind) {
      case 'scap':
        return skip('capture reader not present yet');
      case 'k8s_audit_json':
        return judgePolicy(vector, psps[vector.psp_file], traces[vector.trace_file]);
      default:
        return fail(`unknown kind of trace: ${vector.trace_kind}`);
    }
  },
});

function judgePolicy(vector: PspCase, psp: string | undefined, log: string | undefined): Outcome {
  if (psp === undefined || log === undefined) {
    return fail('the policy or the trace is not in its table');
  }
  const sink = new DiagnosticSink();
  const policies = readPsps(new SourceText(vector.psp_file, psp), sink);
  if (sink.hasErrors) {
    return fail(`policy refused: ${sink.items.map(({ message }) => message).join('; ')}`);
  }
  const { text } = convert(policies, { dialect: 'falco-legacy', templates: TEMPLATES });
  return judgeDetections(vector, detect(loadRulesToRun([{ name: 'generated', text }], {}), log), true);
}

/** The template files by their path inside the folder. */
function readTemplates(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.liquid'))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}
