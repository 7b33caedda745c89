/**
 * Rules files that Falco 0.31 refused, by exit status. Its texts are not
 * compared: they are those of its Lua loader, which stopped at the first error
 * and printed the item's YAML; ours follow the C++ loader.
 */
import { loadRules } from '#src/rules/load.js';
import { errorTexts, type RulesTable, rulesFiles } from '../rules-files.ts';
import { type Suite, same, skip } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface LegacyCase {
  readonly kind: 'validate' | 'run';
  readonly rules_files: readonly string[];
  readonly exit_status?: number;
}

interface LegacyFile extends VectorFile<LegacyCase> {
  readonly rules: RulesTable;
}

const TEXT_KEYS = ['stdout_is', 'stdout_contains', 'stdout_not_contains', 'stderr_contains', 'stderr_not_contains'];

export const rulesLoadingSuiteLegacyText: Suite = vectorSuite<LegacyFile, LegacyCase>({
  name: 'rules_loading_suite_legacy_text',
  keys: ['kind', 'rules_files', 'exit_status'],
  ignoredKeys: TEXT_KEYS,
  tables: ['rules'],
  judge({ kind, rules_files, exit_status }, { rules }) {
    const loaded = loadRules(rulesFiles(rules_files, rules), { semantics: 'legacy' });
    if (kind === 'run' && loaded.isSuccessful) {
      // A daemon's configuration that makes up lost events.
      return skip('outside this project');
    }
    return same(`exit status (${errorTexts(loaded).join('; ')})`, exit_status ?? 0, loaded.isSuccessful ? 0 : 1);
  },
});
