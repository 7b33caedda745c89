/**
 * Items of one more file → definitions of all files so far: redefinition,
 * append, override and the older on/off switch.
 */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { type AuditSemantics, EVENT_SOURCES } from '../event/event-source.ts';
import { collectExceptions } from './collect-exceptions.ts';
import type { FieldTest } from './exceptions.ts';
import { report } from './location.ts';
import {
  type Definitions,
  type EngineRequirement,
  type ListDefinition,
  type ListItem,
  type Located,
  type MacroDefinition,
  type MacroItem,
  type PluginRequirement,
  type RuleDefinition,
  type RuleItem,
  type RuleProperties,
  type RulesItem,
  type RuleToggleItem,
  type RuleUpdateItem,
  refusedKey,
} from './model.ts';
import type { RulesDocument } from './read.ts';
import { compareVersions, ENGINE_VERSION, isCompatible, parseVersion, versionText } from './version.ts';

/** How the items of a file are taken in. */
export interface CollectContext {
  readonly sink: DiagnosticSink;
  /** Value model of the file. */
  readonly semantics: AuditSemantics;
  /** Gives the test of field names for a source; undefined when the source is unknown. */
  fieldTest(source: string, semantics: AuditSemantics): FieldTest;
}

/**
 * Adds a file to what earlier files define. An item with a mistake is
 * reported and left out; undefined when the file requires another engine, so
 * that nothing in it can be judged. Diagnostics: LOAD_ERR_VALIDATE, LOAD_UNKNOWN_SOURCE.
 */
export function collect(
  earlier: Definitions,
  document: RulesDocument,
  context: CollectContext,
): Definitions | undefined {
  const collection = new Collection(earlier, context);
  const requirements = document.items.filter((item) => item.kind === 'engine-requirement');
  if (!requirements.every((requirement) => collection.requireEngine(requirement))) {
    return undefined;
  }
  collection.refuse(document.refused);
  for (const item of document.items) {
    collection.take(item);
  }
  return collection.definitions();
}

/** A copy of the definitions while one file is added. */
class Collection {
  readonly #context: CollectContext;
  readonly #lists: Map<string, ListDefinition>;
  readonly #macros: Map<string, MacroDefinition>;
  readonly #rules: Map<string, RuleDefinition>;
  readonly #pluginRequirements: PluginRequirement[];
  readonly #refused: Set<string>;
  #engineVersion: Definitions['engineVersion'];
  #nextIndex: number;

  constructor(earlier: Definitions, context: CollectContext) {
    this.#context = context;
    this.#lists = new Map(earlier.lists);
    this.#macros = new Map(earlier.macros);
    this.#rules = new Map(earlier.rules);
    this.#pluginRequirements = [...earlier.pluginRequirements];
    this.#refused = new Set(earlier.refused);
    this.#engineVersion = earlier.engineVersion;
    this.#nextIndex = earlier.nextIndex;
  }

  definitions(): Definitions {
    return {
      lists: this.#lists,
      macros: this.#macros,
      rules: this.#rules,
      pluginRequirements: this.#pluginRequirements,
      engineVersion: this.#engineVersion,
      nextIndex: this.#nextIndex,
      refused: this.#refused,
    };
  }

  refuse(keys: ReadonlySet<string>): void {
    for (const key of keys) {
      this.#refused.add(key);
    }
  }

  /** Notes the engine that a file requires; false when it is not this one, which is reported. */
  requireEngine(item: EngineRequirement): boolean {
    if (!isCompatible(ENGINE_VERSION, item.version)) {
      const required = versionText(item.version);
      const present = versionText(ENGINE_VERSION);
      this.#fail(`Rules require engine version ${required}, but engine version is ${present}`, item);
      return false;
    }
    if (compareVersions(item.version, this.#engineVersion) > 0) {
      this.#engineVersion = item.version;
    }
    return true;
  }

  take(item: RulesItem): void {
    switch (item.kind) {
      case 'engine-requirement':
        break;
      case 'plugin-requirement':
        this.#requirePlugin(item);
        break;
      case 'list':
        this.#list(item);
        break;
      case 'macro':
        this.#macro(item);
        break;
      case 'rule':
        this.#rule(item);
        break;
      case 'rule-update':
        this.#updateRule(item);
        break;
      case 'rule-toggle':
        this.#toggleRule(item);
        break;
    }
  }

  #requirePlugin(item: PluginRequirement): void {
    const seen = new Set<string>();
    for (const { name, version } of item.alternatives) {
      if (parseVersion(version) === undefined) {
        this.#fail(`Invalid required version '${version}' for plugin '${name}'`, item);
        return;
      }
      if (seen.has(name)) {
        this.#fail(`Defined multiple alternative version requirements for plugin '${name}'`, item);
        return;
      }
      seen.add(name);
    }
    this.#pluginRequirements.push(item);
  }

  #list(item: ListItem): void {
    const { name, items, location } = item;
    const earlier = this.#lists.get(name);
    if (!item.isAppend) {
      this.#lists.set(name, { name, items, location, ...this.#defined(earlier) });
    } else if (earlier !== undefined) {
      this.#lists.set(name, { ...earlier, items: [...earlier.items, ...items], visibility: this.#nextIndex++ });
    } else {
      const message = "List uses 'append' or 'override.items: append' but no list by that name already exists";
      this.#failUnlessRefused('list', name, message, item);
    }
  }

  #macro(item: MacroItem): void {
    const { name, condition, location } = item;
    const earlier = this.#macros.get(name);
    if (!item.isAppend) {
      this.#macros.set(name, { name, condition, location, ...this.#defined(earlier) });
    } else if (earlier !== undefined) {
      const joined = join(earlier.condition, condition);
      this.#macros.set(name, { ...earlier, condition: joined, visibility: this.#nextIndex++ });
    } else {
      const message = "Macro uses 'append' or 'override.condition: append' but no macro by that name already exists";
      this.#failUnlessRefused('macro', name, message, item);
    }
  }

  #rule(item: RuleItem): void {
    const { kind: _, ...rule } = item;
    const earlier = this.#rules.get(item.name);
    if (earlier !== undefined && earlier.source !== item.source) {
      this.#failRule(item, 'Rule has been re-defined with a different source');
      return;
    }
    const isSourceKnown = (EVENT_SOURCES as readonly string[]).includes(item.source);
    if (!isSourceKnown) {
      const message = `Unknown source ${item.source}, skipping`;
      report(this.#context.sink, 'LOAD_UNKNOWN_SOURCE', message, item.location);
    }
    const { semantics } = this.#context;
    const exceptions = collectExceptions(
      [],
      item.exceptions,
      'define',
      this.#context.fieldTest(item.source, semantics),
      this.#context.sink,
    );
    if (exceptions === undefined) {
      this.#refused.add(refusedKey('rule', item.name));
      return;
    }
    this.#rules.set(item.name, { ...rule, exceptions, isSourceKnown, semantics, ...this.#defined(earlier) });
  }

  #updateRule(item: RuleUpdateItem): void {
    if (item.append !== undefined) {
      this.#changeRule(item, item.append, 'append');
    }
    if (item.replace !== undefined) {
      this.#changeRule(item, item.replace, 'replace');
    }
  }

  #changeRule(item: RuleUpdateItem, change: Partial<RuleProperties>, operation: 'append' | 'replace'): void {
    const earlier = this.#rules.get(item.name);
    if (earlier === undefined) {
      this.#failUnlessRefused('rule', item.name, NO_SUCH_RULE[operation], item);
      return;
    }
    if (Object.keys(change).length === 0) {
      this.#fail(NO_CHANGE[operation], item);
      return;
    }
    if (item.source !== undefined && item.source !== earlier.source) {
      this.#fail('Rule has been re-defined with a different source', item);
      return;
    }
    const exceptions = collectExceptions(
      earlier.exceptions,
      change.exceptions ?? [],
      change.exceptions === undefined ? 'append' : operation,
      this.#context.fieldTest(earlier.source, earlier.semantics),
      this.#context.sink,
    );
    if (exceptions !== undefined) {
      const changed = operation === 'append' ? appended(earlier, change) : { ...earlier, ...change };
      this.#rules.set(item.name, { ...changed, exceptions, visibility: this.#nextIndex++ });
    }
  }

  #toggleRule(item: RuleToggleItem): void {
    const earlier = this.#rules.get(item.name);
    if (earlier === undefined) {
      const message = "Rule has 'enabled' key but no rule by that name already exists";
      this.#failUnlessRefused('rule', item.name, message, item);
      return;
    }
    this.#rules.set(item.name, { ...earlier, isEnabled: item.isEnabled });
  }

  /** A new definition goes to the end; a redefinition keeps its place but sees all that came before it. */
  #defined(earlier: { readonly index: number } | undefined): { index: number; visibility: number } {
    const visibility = this.#nextIndex++;
    return { index: earlier?.index ?? visibility, visibility };
  }

  #failRule(item: RuleItem, message: string): void {
    this.#refused.add(refusedKey('rule', item.name));
    this.#fail(message, item);
  }

  #failUnlessRefused(kind: 'list' | 'macro' | 'rule', name: string, message: string, item: RulesItem): void {
    if (!this.#refused.has(refusedKey(kind, name))) {
      this.#fail(message, item);
    }
  }

  #fail(message: string, item: RulesItem): void {
    report(this.#context.sink, 'LOAD_ERR_VALIDATE', message, item.location);
  }
}

const NO_SUCH_RULE = {
  append: "Rule uses 'append' or 'override.<key>: append' but no rule by that name already exists",
  replace: "An 'override.<key>: replace' to a rule was requested but no rule by that name already exists",
};

const NO_CHANGE = {
  append: 'Appended rule must have exceptions or condition property',
  replace: 'The rule must have at least one field that can be replaced',
};

function appended(rule: RuleDefinition, change: Partial<RuleProperties>): RuleDefinition {
  return {
    ...rule,
    condition: join(rule.condition, change.condition),
    output: join(rule.output, change.output),
    description: change.description === undefined ? rule.description : `${rule.description} ${change.description}`,
    tags: [...rule.tags, ...(change.tags ?? [])],
  };
}

/** Joins texts with one blank; the place stays that of the first. */
function join(text: Located, more: Located | undefined): Located {
  return more === undefined ? text : { ...text, text: `${text.text} ${more.text}` };
}
