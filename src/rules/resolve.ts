/**
 * Definitions → conditions without lists and macros. Lists are replaced in
 * the text, macros on the syntax tree; what the fields mean is not known here.
 */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { SourceText, type Span } from '../base/source-text.ts';
import type { Condition } from '../filter/ast.ts';
import { parse } from '../filter/parse.ts';
import { expandLists, indexLists, type ListIndex, MAX_CONDITION_LENGTH, substituteLists } from './lists.ts';
import { inside, type Location, report, textName } from './location.ts';
import { inlineMacros, type MacroLookup, type NodeBudget } from './macros.ts';
import { type Definitions, type MacroDefinition, refusedKey } from './model.ts';

/** Nesting limit of the rules loader for one condition. */
const MAX_DEPTH = 1000;
/** Most characters and nodes of all conditions together, lists and macros resolved. */
const MAX_TOTAL_LENGTH = 64 * 1024 * 1024;
const MAX_TOTAL_NODES = 2_000_000;

/** What is left of the limits. */
interface Budget extends NodeBudget {
  charactersLeft: number;
}

/** Lists and macros, ready for the conditions of rules. The sets grow, and the budget shrinks, as conditions are resolved. */
export interface ResolvedParts {
  readonly lists: ListIndex;
  readonly macros: ReadonlyMap<string, Condition>;
  /** The macro that a piece of condition text comes from. */
  readonly macroSources: ReadonlyMap<SourceText, MacroDefinition>;
  readonly refused: ReadonlySet<string>;
  readonly usedLists: Set<string>;
  readonly usedMacros: Set<string>;
  readonly budget: Budget;
}

/**
 * Expands the lists and resolves the macros of all files. A macro sees only
 * those first defined before its own last change; one with a mistake is
 * reported and left out. Diagnostics: LOAD_ERR_COMPILE_CONDITION, LOAD_ERR_VALIDATE.
 */
export function resolve(definitions: Definitions, sink: DiagnosticSink): ResolvedParts {
  const macros = new Map<string, Condition>();
  const usedLists = new Set<string>();
  const parts = {
    lists: indexLists(expandLists(definitions.lists, usedLists)),
    macros,
    macroSources: new Map<SourceText, MacroDefinition>(),
    refused: new Set(definitions.refused),
    usedLists,
    usedMacros: new Set<string>(),
    budget: { charactersLeft: MAX_TOTAL_LENGTH, nodesLeft: MAX_TOTAL_NODES },
  };
  for (const macro of definitions.macros.values()) {
    const condition = parseCondition(macro.condition.text, macro.condition.location, parts, sink);
    if (condition === undefined) {
      parts.refused.add(refusedKey('macro', macro.name));
    } else {
      macros.set(macro.name, condition);
      parts.macroSources.set(condition.span.source, macro);
    }
  }
  for (const macro of definitions.macros.values()) {
    const condition = macros.get(macro.name);
    if (condition === undefined) {
      continue;
    }
    const isVisible = (name: string): boolean => (definitions.macros.get(name)?.index ?? Infinity) < macro.visibility;
    const find: MacroLookup = (name) => (isVisible(name) ? macros.get(name) : undefined);
    const inlined = inline(condition, find, macro.location, parts, sink);
    if (inlined === undefined) {
      parts.refused.add(refusedKey('macro', macro.name));
      macros.delete(macro.name);
    } else {
      macros.set(macro.name, inlined);
    }
  }
  return parts;
}

/**
 * Resolves the condition of a rule, which sees all lists and macros.
 * Undefined when there is a mistake, here or in what it uses.
 * Diagnostics: LOAD_ERR_COMPILE_CONDITION, LOAD_ERR_VALIDATE.
 */
export function resolveRuleCondition(
  text: string,
  locations: { readonly condition: Location; readonly rule: Location },
  parts: ResolvedParts,
  sink: DiagnosticSink,
): Condition | undefined {
  const condition = parseCondition(text, locations.condition, parts, sink);
  return condition && inline(condition, (name) => parts.macros.get(name), locations.rule, parts, sink);
}

/** Gives the location of a spot in a condition, below the item that the condition belongs to. */
export function conditionLocation(parent: Location, span: Span): Location {
  return inside(parent, 'condition expression', '', span);
}

function parseCondition(
  text: string,
  location: Location,
  parts: ResolvedParts,
  sink: DiagnosticSink,
): Condition | undefined {
  const substituted = substituteLists(text, parts.lists, parts.usedLists);
  const source = new SourceText(textName(text), substituted ?? text);
  parts.budget.charactersLeft -= source.text.length;
  if (substituted === undefined || parts.budget.charactersLeft < 0) {
    const message =
      substituted === undefined
        ? `the condition is longer than ${MAX_CONDITION_LENGTH} characters after its lists are resolved`
        : `the conditions together are longer than ${MAX_TOTAL_LENGTH} characters after their lists are resolved`;
    report(sink, 'LOAD_ERR_COMPILE_CONDITION', message, conditionLocation(location, source.span(0, 0)));
    return undefined;
  }
  const result = parse(source, { maxDepth: MAX_DEPTH });
  if ('error' in result) {
    const { message, span } = result.error;
    report(sink, 'LOAD_ERR_COMPILE_CONDITION', message, conditionLocation(location, span));
    return undefined;
  }
  return result.condition;
}

function inline(
  condition: Condition,
  find: MacroLookup,
  location: Location,
  parts: ResolvedParts,
  sink: DiagnosticSink,
): Condition | undefined {
  const result = inlineMacros(condition, find, parts.usedMacros, parts.budget);
  if (!('error' in result)) {
    return result.condition;
  }
  if (!parts.refused.has(refusedKey('macro', result.name))) {
    report(sink, 'LOAD_ERR_VALIDATE', result.error, conditionLocation(location, result.span));
  }
  return undefined;
}
