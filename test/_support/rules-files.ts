/** Loads rules texts and gives what tests look at. */
import { print } from '#src/filter/print.js';
import type { CompiledRule } from '#src/rules/compiled-rule.js';
import { type LoadOptions, type LoadResult, loadRules } from '#src/rules/load.js';

/** Loads texts as files named `1.yaml`, `2.yaml`, … */
export function loadTexts(texts: readonly string[], options: LoadOptions = {}): LoadResult {
  return loadRules(
    texts.map((text, i) => ({ name: `${i + 1}.yaml`, text })),
    options,
  );
}

/** Gives the diagnostics of the last file as `CODE: message`, sorted. */
export function mistakes(result: LoadResult): string[] {
  return (result.files.at(-1)?.diagnostics ?? []).map(({ code, message }) => `${code}: ${message}`).sort();
}

/** Gives the codes of the last file's diagnostics, in the order found. */
export function codes(result: LoadResult): string[] {
  return (result.files.at(-1)?.diagnostics ?? []).map(({ code }) => code);
}

/** Finds a rule by name. */
export function ruleOf(result: LoadResult, name = 'r'): CompiledRule | undefined {
  return result.ruleset.rules.find((rule) => rule.name === name);
}

/** Gives the canonical text of a rule's condition after lists, macros and exceptions. */
export function conditionOf(result: LoadResult, name = 'r'): string | undefined {
  const rule = ruleOf(result, name);
  return rule && print(rule.expression);
}

/** Writes a complete rule; `extra` holds further lines of the item. */
export function rule(condition: string, extra: readonly string[] = [], name = 'r'): string {
  return [
    `- rule: ${name}`,
    `  condition: ${condition}`,
    '  desc: what it is about',
    '  output: seen %proc.name',
    '  priority: NOTICE',
    ...extra.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
