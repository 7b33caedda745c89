/** Which of the loaded rules are enabled: selections by name and tag, applied in order. */
import type { CompiledRule } from './compiled-rule.ts';

/**
 * Enables or disables rules: by a part of the name (an empty one selects all),
 * by a pattern for the whole name in which `*` stands for any text, or by any of some tags.
 */
export type RuleSelection = { readonly enables: boolean } & (
  | { readonly substring: string }
  | { readonly pattern: string }
  | { readonly tags: readonly string[] }
);

/** The flags `-D` (substring), `-T` (tag) and `-t` (tag). */
export interface SelectionFlags {
  readonly disabledSubstrings: readonly string[];
  readonly disabledTags: readonly string[];
  readonly enabledTags: readonly string[];
}

/** Turns the flags into selections; undefined when they exclude each other. */
export function selectionsOfFlags(flags: SelectionFlags): RuleSelection[] | undefined {
  const { disabledSubstrings, disabledTags, enabledTags } = flags;
  if (enabledTags.length > 0 && disabledSubstrings.length + disabledTags.length > 0) {
    return undefined;
  }
  const selections: RuleSelection[] = disabledSubstrings.map((substring) => ({ enables: false, substring }));
  if (disabledTags.length > 0) {
    selections.push({ enables: false, tags: disabledTags });
  }
  if (enabledTags.length > 0) {
    selections.push({ enables: false, substring: '' }, { enables: true, tags: enabledTags });
  }
  return selections;
}

/** Gives the indexes of the enabled rules after a selection. Rules below the minimum priority stay disabled. */
export function select(
  rules: readonly CompiledRule[],
  enabled: ReadonlySet<number>,
  selection: RuleSelection,
): Set<number> {
  const result = new Set(enabled);
  for (const rule of rules) {
    if (!rule.isSelectable || !isSelected(rule, selection)) {
      continue;
    }
    if (selection.enables) {
      result.add(rule.index);
    } else {
      result.delete(rule.index);
    }
  }
  return result;
}

/** Gives the rules with the selections applied one after the other. */
export function applySelections<Rule extends CompiledRule>(
  rules: readonly Rule[],
  selections: readonly RuleSelection[],
): Rule[] {
  const own = new Set(rules.filter((rule) => rule.isEnabled).map((rule) => rule.index));
  const enabled = selections.reduce((before, selection) => select(rules, before, selection), own);
  return rules.map((rule) => ({ ...rule, isEnabled: enabled.has(rule.index) }));
}

function isSelected(rule: CompiledRule, selection: RuleSelection): boolean {
  if ('substring' in selection) {
    return rule.name.includes(selection.substring);
  }
  if ('pattern' in selection) {
    return matchesPattern(rule.name, selection.pattern);
  }
  return selection.tags.some((tag) => rule.tags.includes(tag));
}

/** `*` stands for any text. The pieces between stars are looked for from left to right, so it takes linear steps. */
function matchesPattern(name: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) {
    return name === pattern;
  }
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) {
    return false;
  }
  let from = first.length;
  const end = name.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, from);
    if (found < 0 || found + piece.length > end) {
      return false;
    }
    from = found + piece.length;
  }
  return true;
}
