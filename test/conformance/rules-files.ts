/** Rules files as the vectors hold them: texts by path, or folders of texts. */
import type { Diagnostic } from '#src/base/diagnostic.js';
import { type LoadOptions, type LoadResult, loadRules, type RulesFile } from '#src/rules/load.js';

/** Texts by path; a folder is an object of its files. */
export type RulesTable = Readonly<Record<string, string | { readonly directory: Readonly<Record<string, string>> }>>;

/** Gives the files of the paths in order, those of a folder sorted by name. @throws Error for a path not in the table. */
export function rulesFiles(paths: readonly string[], table: RulesTable): RulesFile[] {
  return paths.flatMap((path): RulesFile[] => {
    const entry = table[path];
    if (entry === undefined) {
      throw new Error(`no rules file ${path} in the table`);
    }
    if (typeof entry === 'string') {
      return [{ name: path, text: entry }];
    }
    return Object.entries(entry.directory)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => ({ name: `${path}/${name}`, text }));
  });
}

/** Loads rules that the vector runs. @throws Error with the errors when they do not load, but for those of `tolerated`. */
export function loadRulesToRun(
  files: readonly RulesFile[],
  options: LoadOptions,
  tolerated: (error: Diagnostic) => boolean = () => false,
): LoadResult {
  const result = loadRules(files, options);
  const errors = result.files.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error');
  if (!result.isSuccessful && (result.unmetRequirement !== undefined || !errors.every(tolerated))) {
    throw new Error(`rules do not load: ${errorTexts(result).join('; ')}`);
  }
  return result;
}

/** Gives the errors of all files, `file: CODE: message`. */
export function errorTexts({ files, unmetRequirement }: LoadResult): string[] {
  const errors = files.flatMap(({ source, diagnostics }) =>
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${source.name}: ${code}: ${message}`),
  );
  return unmetRequirement === undefined ? errors : [...errors, unmetRequirement.message];
}
