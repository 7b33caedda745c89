/** PodSecurityPolicies converted in the dialect falco-legacy, their rules run over recorded audit logs. */
import { convert } from '#src/psp/convert.js';
import type { LoadResult } from '#src/rules/load.js';
import { readText } from '../../_support/psp.ts';
import { templates } from '../../_support/templates.ts';
import { type CapturePath, capturePath } from '../capture-path.ts';
import { type Detections, detect, detectInCapture, type ExpectedDetections, judgeDetections } from '../detections.ts';
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

export const pspSuite: Suite = vectorSuite<PspFile, PspCase>({
  name: 'psp_suite',
  keys: ['psp_file', 'trace_file', 'trace_kind', 'extra_rules_files', 'detect', 'levels', 'rule_counts'],
  tables: ['psps', 'traces', 'scap_traces', 'count_json_traces'],
  judge(vector, { psps, traces }, data) {
    if (vector.extra_rules_files.length > 0) {
      return fail('extra rules files: the vector has no table of their texts');
    }
    switch (vector.trace_kind) {
      case 'scap':
        return judgeCapture(vector, psps[vector.psp_file], capturePath(data, vector.trace_file));
      case 'k8s_audit_json':
        return judgeLog(vector, psps[vector.psp_file], traces[vector.trace_file]);
      default:
        return fail(`unknown kind of trace: ${vector.trace_kind}`);
    }
  },
});

async function judgeCapture(vector: PspCase, psp: string | undefined, capture: CapturePath): Promise<Outcome> {
  return 'reason' in capture
    ? skip(capture.reason)
    : await judgePolicy(vector, psp, (loaded) => detectInCapture(loaded, capture.path));
}

async function judgeLog(vector: PspCase, psp: string | undefined, log: string | undefined): Promise<Outcome> {
  return log === undefined
    ? fail('the trace is not in its table')
    : await judgePolicy(vector, psp, (loaded) => detect(loaded, log));
}

async function judgePolicy(
  vector: PspCase,
  psp: string | undefined,
  run: (loaded: LoadResult) => Promise<Detections>,
): Promise<Outcome> {
  if (psp === undefined) {
    return fail('the policy is not in its table');
  }
  const { policies, sink } = readText(psp, { isLenient: true });
  if (sink.hasErrors) {
    return fail(`policy refused: ${sink.items.map(({ message }) => message).join('; ')}`);
  }
  const { text } = convert(policies, { dialect: 'falco-legacy', templates });
  return judgeDetections(vector, await run(loadRulesToRun([{ name: 'generated', text }], {})), true);
}
