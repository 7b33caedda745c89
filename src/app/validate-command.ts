/** `drypod validate`: loads policies and rules files and says what is wrong with them, in Falco's words. */
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { diagnosticToJson } from '../base/render.ts';
import { visible } from '../base/visible.ts';
import { type JsonValue, jsonText } from '../output/json-text.ts';
import { type LoadResult, loadRules } from '../rules/load.ts';
import { loadResultsJson, renderFileResult, renderValidation } from '../rules/render-result.ts';
import { readCandidates } from './candidates.ts';
import { type Console, print, report, reportAll } from './console.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import { readRulesFiles } from './input-file.ts';
import type { PolicyOptions, ValidateOptions } from './invocation.ts';
import { generateCleanRules } from './policies.ts';
import { readSettings } from './settings.ts';

/** What came of one policy file. */
interface PolicyResult {
  readonly name: string;
  readonly isSuccessful: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly omittedCount: number;
}

/** Validates; prints the verdicts to standard output, as JSON with `json_output`. @throws OutputError */
export async function validateCommand(options: ValidateOptions, console: Console): Promise<ExitCode> {
  const sink = new DiagnosticSink();
  const settings = readSettings(options.option, sink);
  report(console, sink.items);
  if (sink.hasErrors) {
    return EXIT_CODE.usage;
  }
  const policies = [
    ...options.psp.map((path) => validateCandidates(path, { ...options, psp: [path], scc: [] })),
    ...options.scc.map((path) => validateCandidates(path, { ...options, psp: [], scc: [path] })),
  ];
  const rules = loadRules(readRulesFiles(options.rules, options.k8sAuditSemantics));
  if (settings.isJson) {
    await print(console, jsonText(resultsJson(policies, rules)));
  } else {
    await printText(policies, rules, console);
  }
  if (rules.unmetRequirement !== undefined) {
    report(console, [rules.unmetRequirement]);
  }
  return rules.isSuccessful && policies.every((result) => result.isSuccessful) ? EXIT_CODE.ran : EXIT_CODE.failed;
}

function validateCandidates(path: string, options: PolicyOptions): PolicyResult {
  const sink = new DiagnosticSink();
  const { candidates } = readCandidates(options, sink);
  if (!sink.hasErrors) {
    generateCleanRules(candidates, options, `rules generated from ${path}`, sink);
  }
  return { name: path, isSuccessful: !sink.hasErrors, diagnostics: sink.items, omittedCount: sink.omittedCount };
}

/** Verdicts and errors of rules files to standard output; warnings, and what concerns policies, to standard error. */
async function printText(policies: readonly PolicyResult[], rules: LoadResult, console: Console): Promise<void> {
  const lines = policies.map((result) => `${visible(result.name)}: ${verdict(result)}`);
  for (const result of policies) {
    reportAll(console, result.diagnostics, result.omittedCount);
  }
  if (rules.files.length > 0) {
    lines.push(renderValidation(rules.files));
  }
  for (const file of rules.files) {
    if (file.isSuccessful && file.diagnostics.length > 0) {
      console.err.write(renderFileResult(file));
    }
  }
  await print(console, lines.join('\n'));
}

function verdict({ isSuccessful, diagnostics }: PolicyResult): string {
  if (!isSuccessful) {
    return 'Invalid';
  }
  if (isUnusable(diagnostics)) {
    return 'Unusable';
  }
  return diagnostics.some(({ severity }) => severity === 'warning') ? 'Ok, with warnings' : 'Ok';
}

/** Kubernetes stores such a policy, and admits nothing by it. */
function isUnusable(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code }) => code === 'PSP_UNUSABLE');
}

/** Falco's `falco_load_results`, and the same for policies where there are any. */
function resultsJson(policies: readonly PolicyResult[], rules: LoadResult): JsonValue {
  const ofSeverity = (result: PolicyResult, severity: string) =>
    result.diagnostics.filter((item) => item.severity === severity).map(diagnosticToJson);
  const results = policies.map((result) => ({
    name: result.name,
    successful: result.isSuccessful,
    unusable: isUnusable(result.diagnostics),
    errors: ofSeverity(result, 'error'),
    warnings: ofSeverity(result, 'warning'),
    infos: ofSeverity(result, 'info'),
  }));
  const all = { ...loadResultsJson(rules.files), ...(results.length > 0 ? { psp_load_results: results } : {}) };
  return all as unknown as JsonValue;
}
