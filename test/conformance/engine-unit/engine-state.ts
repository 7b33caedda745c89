/** The engine of one unit test: what has been loaded, and rulesets with rules switched on and off. */
import type { Diagnostic, Severity } from '#src/base/diagnostic.js';
import type { CompiledRule } from '#src/rules/compiled-rule.js';
import { type LoadResult, loadRules, type RulesFile } from '#src/rules/load.js';
import type { OutputAddition } from '#src/rules/output-additions.js';
import { type RuleSelection, select } from '#src/rules/selection.js';

/** The ruleset that files enable their rules in; all others begin empty. */
export const DEFAULT_RULESET = 'falco-default-ruleset';

/** State that the steps of a test work on. Begins empty, with no files loaded. */
export class EngineState {
  readonly #files: RulesFile[] = [];
  readonly #additions: OutputAddition[] = [];
  #rulesets = new Map<string, ReadonlySet<number>>();
  #loaded: LoadResult | undefined;

  /** Loads one more file. */
  load(file: RulesFile): LoadResult {
    this.#files.push(file);
    this.#loaded = loadRules(this.#files, { outputAdditions: this.#additions });
    const enabled = this.#loaded.ruleset.rules.filter((rule) => rule.isEnabled).map((rule) => rule.index);
    this.#rulesets = new Map([[DEFAULT_RULESET, new Set(enabled)]]);
    return this.#loaded;
  }

  addOutput(addition: OutputAddition): void {
    this.#additions.push(addition);
  }

  select(selection: RuleSelection, ruleset: string): void {
    const before = this.#rulesets.get(ruleset) ?? new Set();
    this.#rulesets.set(ruleset, select(this.loaded.ruleset.rules, before, selection));
  }

  enabledCount(ruleset: string): number {
    return this.#rulesets.get(ruleset)?.size ?? 0;
  }

  /** The last load. @throws Error before the first. */
  get loaded(): LoadResult {
    if (this.#loaded === undefined) {
      throw new Error('nothing has been loaded');
    }
    return this.#loaded;
  }

  /** Finds a loaded rule. @throws Error when there is none. */
  rule(name: string): CompiledRule {
    const found = this.loaded.ruleset.rules.find((rule) => rule.name === name);
    if (found === undefined) {
      throw new Error(`no rule "${name}" was loaded`);
    }
    return found;
  }

  /** Errors or warnings of the last file. */
  diagnostics(severity: Severity): Diagnostic[] {
    const last = this.loaded.files.at(-1)?.diagnostics ?? [];
    return last.filter((diagnostic) => diagnostic.severity === severity);
  }
}
