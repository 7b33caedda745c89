/** Rules files named on the command line. */
import type { RulesFile } from '../rules/load.ts';
import { expandRulesPaths, readInput } from './input-file.ts';

/** Bytes of the largest rules file that is read. */
const MAX_RULES_FILE_BYTES = 64 * 1024 * 1024;

/** Reads rules files and the rules files of folders; what cannot be read is reported when it is loaded. */
export function readRulesFiles(paths: readonly string[]): RulesFile[] {
  return expandRulesPaths(paths).map((path) => readInput(path, MAX_RULES_FILE_BYTES));
}
