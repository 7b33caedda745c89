/** Rules files that load, or do not: codes, items and exit status as Falco 0.35 reported them. */
import { basename } from 'node:path';
import type { Diagnostic, Severity } from '#src/base/diagnostic.js';
import { type LoadResult, loadRules } from '#src/rules/load.js';
import { type ExpectedDiagnostic, judgeExpected } from '../load-expectations.ts';
import { judgeReplay, REPLAY_KEYS, type ReplayCase } from '../replayed-rules.ts';
import { errorTexts, type RulesTable, rulesFiles } from '../rules-files.ts';
import { all, fail, type Outcome, PASS, type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface LoadingCase extends ReplayCase {
  readonly kind: 'validate' | 'run';
  readonly rules_files: readonly string[];
  readonly validate_errors?: readonly ExpectedDiagnostic[];
  readonly validate_warnings?: readonly ExpectedDiagnostic[];
  /** Base names of files that must be right. */
  readonly validate_ok?: readonly string[];
}

interface LoadingFile extends VectorFile<LoadingCase> {
  readonly rules: RulesTable;
}

/**
 * `rules_events` is a leftover of an older loader and contradicts the warnings of the same case. `all_events`
 * switches off a skipping of event types that we never do. Diagnostics have words of our own.
 */
const IGNORED_KEYS = ['rules_events', 'all_events', 'stderr_not_contains'];

export const rulesLoadingSuite: Suite = vectorSuite<LoadingFile, LoadingCase>({
  name: 'rules_loading_suite',
  keys: ['kind', 'rules_files', 'validate_errors', 'validate_warnings', 'validate_ok', ...REPLAY_KEYS],
  ignoredKeys: IGNORED_KEYS,
  tables: ['rules', 'count_validate'],
  judge(vector, { rules }, data) {
    const files = rulesFiles(vector.rules_files, rules);
    switch (vector.kind) {
      case 'validate':
        return judgeValidation(vector, loadRules(files));
      case 'run':
        return judgeReplay(vector, files, data);
      default:
        return fail(`unknown kind ${vector.kind}`);
    }
  },
});

function judgeValidation(vector: LoadingCase, loaded: LoadResult): Outcome {
  return all([
    same(`exit status (${errorTexts(loaded).join('; ')})`, vector.exit_status ?? 0, loaded.isSuccessful ? 0 : 1),
    ...(vector.validate_errors ?? []).map((expected) => judgeExpected(expected, diagnostics(loaded, 'error'))),
    ...(vector.validate_warnings ?? []).map((expected) => judgeExpected(expected, diagnostics(loaded, 'warning'))),
    ...(vector.validate_ok ?? []).map((name) => judgeOk(name, loaded)),
  ]);
}

function diagnostics(loaded: LoadResult, severity: Severity): Diagnostic[] {
  const own = loaded.files.flatMap((file) => file.diagnostics);
  const found = loaded.unmetRequirement === undefined ? own : [...own, loaded.unmetRequirement];
  return found.filter((diagnostic) => diagnostic.severity === severity);
}

function judgeOk(name: string, loaded: LoadResult): Outcome {
  const file = loaded.files.find(({ source }) => basename(source.name) === name);
  return file?.isSuccessful === true ? PASS : fail(`${name} is not reported as valid`);
}
