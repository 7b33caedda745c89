/**
 * The face of the rules layer: rules files in the order given → one ruleset,
 * and for every file what is wrong with it. Files build on each other; after
 * each everything defined so far is compiled again, as in Falco.
 */
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { LiteralTable } from '../base/literal-table.ts';
import { SourceText } from '../base/source-text.ts';
import { type AuditSemantics, EVENT_SOURCES, type EventSourceName } from '../event/event-source.ts';
import { fieldSet } from '../fields/registry.ts';
import { bindOperand, createFilterContext, type FilterContext } from '../filter/operand.ts';
import { parse } from '../filter/parse.ts';
import { collect } from './collect.ts';
import { compile } from './compile.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { FieldTest } from './exceptions.ts';
import type { ExpandedList } from './lists.ts';
import { fileLocation, report } from './location.ts';
import { type Definitions, NO_DEFINITIONS, type PluginVersion } from './model.ts';
import type { OutputAddition } from './output-additions.ts';
import { BUILTIN_PLUGINS, unmetRequirement } from './plugins.ts';
import type { Priority } from './priority.ts';
import { type RulesDocument, read } from './read.ts';
import { createRuleset, type Ruleset } from './ruleset.ts';
import { applySelections, type RuleSelection } from './selection.ts';
import { FIRST_PLUGIN_ENGINE } from './version.ts';

/** A rules file: its text, or why it could not be read. `semantics` is the value model whatever the text says. */
export type RulesFile = { readonly name: string; readonly semantics?: AuditSemantics } & (
  | { readonly text: string }
  | { readonly readError: string }
);

/** How rules files are loaded. */
export interface LoadOptions {
  /** Less severe rules are loaded but not enabled. Default: Debug, so all are enabled. */
  readonly minimumPriority?: Priority;
  /** Value model of all files. Default: decided file by file, see {@link FileResult.semantics}. */
  readonly semantics?: AuditSemantics;
  /** Applied in order after the `enabled` of the rules themselves. */
  readonly selections?: readonly RuleSelection[];
  readonly outputAdditions?: readonly OutputAddition[];
  /** Plugins that count as loaded. Default: BUILTIN_PLUGINS. */
  readonly plugins?: readonly PluginVersion[];
}

/** What came of one file. */
export interface FileResult {
  readonly source: SourceText;
  /** Errors and warnings in the order found, of this file and of earlier ones that it affects. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those of them that no earlier file's result has; to report files one after the other without repetition. */
  readonly newDiagnostics: readonly Diagnostic[];
  /** Number of diagnostics not kept because there were too many. */
  readonly omittedCount: number;
  readonly isSuccessful: boolean;
  /** Verdict of the JSON schema: `ok`, `none`, or the violations. Never an error. */
  readonly schema: readonly string[];
  /**
   * Value model of the k8s_audit fields: `current` when the file requires a
   * plugin or an engine that has the plugin; `legacy` when it requires an
   * older engine; that of the file before when it requires nothing (the first: `legacy`).
   */
  readonly semantics: AuditSemantics;
  readonly hasMappingRoot: boolean;
}

/** What came of a load. */
export interface LoadResult {
  /** One per file, in their order. */
  readonly files: readonly FileResult[];
  /** The rules without mistakes of the files that could be read. Use it only when `isSuccessful`. */
  readonly ruleset: Ruleset;
  readonly definitions: Definitions;
  /** The lists of all files with nested lists expanded. */
  readonly lists: readonly ExpandedList[];
  /** A plugin requirement that is not met. Falco reports it in place of all else. */
  readonly unmetRequirement: Diagnostic | undefined;
  /** Whether all files are right and all requirements met. */
  readonly isSuccessful: boolean;
}

/** Loads rules files. Never throws for what they hold. */
export function loadRules(files: readonly RulesFile[], options: LoadOptions = {}): LoadResult {
  const contexts = new FilterContexts();
  const results: FileResult[] = [];
  const reported = new Set<string>();
  let definitions = NO_DEFINITIONS;
  let rules: readonly CompiledRule[] = [];
  let lists: readonly ExpandedList[] = [];
  let semantics: AuditSemantics = 'legacy';
  for (const file of files) {
    const sink = new DiagnosticSink();
    const document = readFile(file, sink);
    semantics = file.semantics ?? options.semantics ?? semanticsOf(document) ?? semantics;
    const fieldTest = (source: string, model: AuditSemantics) => contexts.fieldTest(source, model);
    const collected = collect(definitions, document, { sink, semantics, fieldTest });
    if (collected !== undefined) {
      definitions = collected;
      const compileSink = new DiagnosticSink();
      const compiled = compile(definitions, {
        sink: compileSink,
        minimumPriority: options.minimumPriority ?? 'Debug',
        additions: options.outputAdditions ?? [],
        filterContext: (source, model) => contexts.of(source, model),
      });
      passOn(compileSink, sink);
      rules = compiled.rules;
      lists = compiled.parts.lists.lists;
    }
    results.push(fileResult(document, sink, semantics, reported));
  }
  const unmet = findUnmetRequirement(definitions, options.plugins ?? BUILTIN_PLUGINS);
  return {
    files: results,
    ruleset: createRuleset(applySelections(rules, options.selections ?? [])),
    definitions,
    lists,
    unmetRequirement: unmet,
    isSuccessful: unmet === undefined && results.every((result) => result.isSuccessful),
  };
}

function readFile(file: RulesFile, sink: DiagnosticSink): RulesDocument {
  if ('text' in file) {
    return read(new SourceText(file.name, file.text), sink);
  }
  const source = new SourceText(file.name, '');
  report(sink, 'LOAD_ERR_FILE_READ', file.readError, fileLocation(source));
  return { source, items: [], refused: new Set(), schema: [], hasMappingRoot: false };
}

function fileResult(
  document: RulesDocument,
  sink: DiagnosticSink,
  semantics: AuditSemantics,
  reported: Set<string>,
): FileResult {
  const { source, schema, hasMappingRoot } = document;
  const { items: diagnostics, omittedCount, hasErrors } = sink;
  const newDiagnostics = diagnostics.filter((diagnostic) => !reported.has(identityOf(diagnostic)));
  for (const diagnostic of newDiagnostics) {
    reported.add(identityOf(diagnostic));
  }
  return {
    source,
    diagnostics,
    newDiagnostics,
    omittedCount,
    isSuccessful: !hasErrors,
    schema,
    semantics,
    hasMappingRoot,
  };
}

/** Two diagnostics with the same identity say the same of the same place. */
function identityOf({ code, message, span, context = [] }: Diagnostic): string {
  const chain = context.map(({ itemName, span: { source, start } }) => `${itemName} ${source.name} ${start}`);
  return [code, message, span?.start, ...chain].join('\n');
}

/** Adds what compiling found; after errors in reading, its errors only, as some of its warnings would be due to them. */
function passOn(found: DiagnosticSink, sink: DiagnosticSink): void {
  const { hasErrors } = sink;
  for (const diagnostic of found.items) {
    if (!hasErrors || diagnostic.severity === 'error') {
      sink.add(diagnostic);
    }
  }
  sink.omittedCount += found.omittedCount;
}

/** Gives the value model that a file's requirements ask for; undefined when it requires nothing. */
function semanticsOf(document: RulesDocument): AuditSemantics | undefined {
  let semantics: AuditSemantics | undefined;
  for (const item of document.items) {
    if (item.kind === 'plugin-requirement') {
      return 'current';
    }
    if (item.kind === 'engine-requirement') {
      const isCurrent = item.isSemantic || item.version.minor >= FIRST_PLUGIN_ENGINE;
      semantics = isCurrent ? 'current' : (semantics ?? 'legacy');
    }
  }
  return semantics;
}

function findUnmetRequirement(definitions: Definitions, plugins: readonly PluginVersion[]): Diagnostic | undefined {
  const sink = new DiagnosticSink();
  for (const requirement of definitions.pluginRequirements) {
    const message = unmetRequirement(requirement, plugins);
    if (message !== undefined) {
      report(sink, 'LOAD_ERR_VALIDATE', message, requirement.location);
      break;
    }
  }
  return sink.items[0];
}

/** The fields of every source and value model, made on demand; all share the ids of literals. */
class FilterContexts {
  readonly #literals = new LiteralTable();
  readonly #contexts = new Map<string, FilterContext>();

  of(source: EventSourceName, semantics: AuditSemantics): FilterContext {
    const key = source === 'k8s_audit' ? `${source} ${semantics}` : source;
    let context = this.#contexts.get(key);
    if (context === undefined) {
      context = createFilterContext(fieldSet(source, semantics), this.#literals);
      this.#contexts.set(key, context);
    }
    return context;
  }

  fieldTest(source: string, semantics: AuditSemantics): FieldTest {
    const known = EVENT_SOURCES.find((name) => name === source);
    return known && ((field) => isField(field, this.of(known, semantics)));
  }
}

/** Tells whether a text is a field, or transformers of fields, that a check can start with. */
function isField(text: string, context: FilterContext): boolean {
  const result = parse(new SourceText('field', `${text} exists`));
  return (
    'condition' in result &&
    result.condition.kind === 'unary' &&
    bindOperand(result.condition.left, context, new DiagnosticSink()) !== undefined
  );
}
