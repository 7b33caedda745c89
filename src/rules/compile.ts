/**
 * Definitions → rules ready to run: conditions and outputs bound to the fields of
 * their source. Every mistake becomes a diagnostic with Falco's code and place.
 */
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import type { AuditSemantics, EventSourceName } from '../event/event-source.ts';
import { check } from '../filter/check.ts';
import { eventTypes } from '../filter/event-types.ts';
import { findingsOf } from '../filter/findings.ts';
import type { FilterContext } from '../filter/operand.ts';
import { plannedOnDemand } from '../filter/plan.ts';
import { compileOutputs, type RuleOutputs } from './compile-output.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { applyExceptions } from './exceptions.ts';
import type { LoadCodeName } from './load-code.ts';
import { inside, type Location, report } from './location.ts';
import type { Definitions, RuleDefinition } from './model.ts';
import type { OutputAddition } from './output-additions.ts';
import { isAtLeast, type Priority } from './priority.ts';
import { conditionLocation, type ResolvedParts, resolve, resolveRuleCondition } from './resolve.ts';

/** More event types than this make a rule slow. */
const MAX_EVENT_TYPES = 100;
const TOO_MANY_EVENT_TYPES = 'Rule matches too many evt.type values. This has a significant performance penalty.';

/** How rules are compiled. */
export interface CompileContext {
  readonly sink: DiagnosticSink;
  readonly minimumPriority: Priority;
  readonly additions: readonly OutputAddition[];
  /** Gives the fields of a source, with what all conditions over them share. */
  filterContext(source: EventSourceName, semantics: AuditSemantics): FilterContext;
}

/** What came of compiling all definitions. */
export interface CompileResult {
  /** The rules without mistakes, in load order. */
  readonly rules: readonly CompiledRule[];
  readonly parts: ResolvedParts;
}

/**
 * Compiles everything defined so far. Goes on after a mistake.
 * Diagnostics: all LOAD_* codes of conditions and outputs, LOAD_NO_EVTTYPE, LOAD_UNUSED_*.
 */
export function compile(definitions: Definitions, context: CompileContext): CompileResult {
  const { sink } = context;
  const errorCount = sink.errorCount;
  const parts = resolve(definitions, sink);
  const rules: CompiledRule[] = [];
  for (const definition of definitions.rules.values()) {
    if (definition.isSourceKnown) {
      const rule = compileRule(definition, definition.source as EventSourceName, rules.length, parts, context);
      if (rule !== undefined) {
        rules.push(rule);
      }
    }
  }
  if (sink.errorCount === errorCount) {
    warnUnused(definitions, parts, sink);
  }
  return { rules, parts };
}

function compileRule(
  definition: RuleDefinition,
  source: EventSourceName,
  index: number,
  parts: ResolvedParts,
  context: CompileContext,
): CompiledRule | undefined {
  const filter = context.filterContext(source, definition.semantics);
  const outputs = compileOutputs(definition, filter, context.additions, context.sink);
  if (outputs === 'skip') {
    return undefined;
  }
  const bound = compileCondition(definition, source, filter, parts, context.sink);
  if (bound === undefined || outputs === undefined) {
    return undefined;
  }
  const types = eventTypes(bound.expression);
  if (source === 'syscall' && definition.warnsEventTypes && types.size > MAX_EVENT_TYPES) {
    report(context.sink, 'LOAD_NO_EVTTYPE', TOO_MANY_EVENT_TYPES, definition.location);
  }
  const isSelectable = isAtLeast(definition.priority, context.minimumPriority);
  const predicate = plannedOnDemand(bound.condition);
  return {
    index,
    source,
    isSelectable,
    eventTypes: types,
    ...bound,
    predicate,
    output: outputs.output.withFindings(findingsOf(bound.condition, predicate)),
    extraFields: outputs.extraFields,
    ...describe(definition, isSelectable),
  };
}

/** The parts of a rule that are as defined. */
function describe(
  definition: RuleDefinition,
  isSelectable: boolean,
): Omit<CompiledRule, keyof RuleOutputs | keyof BoundCondition | DecidedWithCondition> {
  return {
    name: definition.name,
    semantics: definition.semantics,
    priority: definition.priority,
    tags: [...new Set(definition.tags)].sort(),
    description: definition.description,
    conditionText: definition.condition.text,
    isEnabled: isSelectable && definition.isEnabled,
    isCaptured: definition.isCaptured,
    captureDurationMs: definition.captureDurationMs,
  };
}

type DecidedWithCondition = 'index' | 'source' | 'isSelectable' | 'eventTypes' | 'predicate';
type BoundCondition = Pick<CompiledRule, 'expression' | 'condition'>;

/** Resolves and checks the condition of a rule; undefined after errors, and when the rule tolerates the first of them. */
function compileCondition(
  definition: RuleDefinition,
  source: EventSourceName,
  context: FilterContext,
  parts: ResolvedParts,
  sink: DiagnosticSink,
): BoundCondition | undefined {
  const expanded = applyExceptions(definition.condition.text, definition.exceptions);
  if ('error' in expanded) {
    report(sink, 'LOAD_ERR_VALIDATE', expanded.error, expanded.exception.location);
    return undefined;
  }
  const locations = { condition: definition.condition.location, rule: definition.location };
  const expression = resolveRuleCondition(expanded.condition, locations, parts, sink);
  if (expression === undefined) {
    return undefined;
  }
  const found = new DiagnosticSink();
  const condition = check(expression, { source, context, sink: found });
  const isSkipped = reportCondition(found.items, definition, parts, sink);
  return condition === undefined || isSkipped ? undefined : { expression, condition };
}

const WARNING_CODES: Readonly<Record<string, LoadCodeName>> = {
  FILTER_DEPRECATED_FIELD: 'LOAD_DEPRECATED_ITEM',
  FILTER_UNSAFE_NA: 'LOAD_UNSAFE_NA_CHECK',
};
const TOLERABLE = new Set(['FILTER_UNKNOWN_FIELD', 'FILTER_UNKNOWN_EVENT_TYPE']);

/** Passes on what was found in a condition; true when the rule tolerates its first error and is to be left out. */
function reportCondition(
  diagnostics: readonly Diagnostic[],
  definition: RuleDefinition,
  parts: ResolvedParts,
  sink: DiagnosticSink,
): boolean {
  const first = diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  const isSkipped = definition.skipsUnknownFilter && first !== undefined && TOLERABLE.has(first.code);
  for (const diagnostic of diagnostics) {
    const location = locateInCondition(diagnostic, definition, parts);
    if (diagnostic.severity === 'warning') {
      report(sink, WARNING_CODES[diagnostic.code] ?? 'LOAD_COMPILE_CONDITION', diagnostic.message, location);
    } else if (!isSkipped) {
      report(sink, 'LOAD_ERR_COMPILE_CONDITION', diagnostic.message, location);
    } else if (diagnostic === first) {
      report(sink, 'LOAD_UNKNOWN_FILTER', diagnostic.message, location);
    }
  }
  return isSkipped;
}

/** A spot that a macro brought in is shown in the macro. */
function locateInCondition({ span }: Diagnostic, definition: RuleDefinition, parts: ResolvedParts): Location {
  const parent = definition.condition.location;
  if (span === undefined) {
    return parent;
  }
  const macro = parts.macroSources.get(span.source);
  if (macro === undefined) {
    return conditionLocation(parent, span);
  }
  const itemSpan = macro.location.at(-1)?.span ?? span;
  const conditionSpan = macro.condition.location.at(-1)?.span ?? span;
  const item = inside(parent, 'macro', macro.name, itemSpan);
  return conditionLocation(inside(item, 'macro condition', '', conditionSpan), span);
}

function warnUnused(definitions: Definitions, parts: ResolvedParts, sink: DiagnosticSink): void {
  for (const { name, location } of definitions.macros.values()) {
    if (!parts.usedMacros.has(name)) {
      report(sink, 'LOAD_UNUSED_MACRO', 'Macro not referred to by any other rule/macro', location);
    }
  }
  for (const { name, location } of definitions.lists.values()) {
    if (!parts.usedLists.has(name)) {
      report(sink, 'LOAD_UNUSED_LIST', 'List not referred to by any other rule/macro', location);
    }
  }
}
