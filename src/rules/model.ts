/** What a rules file says, item by item, and what all files together define. Plain data; every stage of loading reads it. */
import type { AuditSemantics } from '../event/event-source.ts';
import type { Location } from './location.ts';
import type { Priority } from './priority.ts';
import type { Version } from './version.ts';

/** A text of a rules file with its place. */
export interface Located {
  readonly text: string;
  readonly location: Location;
}

/** A part of an exception: a text or a list; the empty text stands for anything else. */
export type ExceptionEntry = string | readonly ExceptionEntry[];

/** An exception as written. `fields` and `comps` may be absent when it adds values to an earlier one. */
export interface Exception {
  readonly name: string;
  readonly fields: ExceptionEntry | undefined;
  readonly comps: ExceptionEntry | undefined;
  readonly values: readonly ExceptionEntry[];
  readonly location: Location;
}

/** `required_engine_version`. */
export interface EngineRequirement {
  readonly kind: 'engine-requirement';
  readonly version: Version;
  /** Whether it was written as `x.y.z`, which only engines with the plugin's value model understand. */
  readonly isSemantic: boolean;
  readonly location: Location;
}

/** One plugin and the version that it must have at least. */
export interface PluginVersion {
  readonly name: string;
  readonly version: string;
}

/** One entry of `required_plugin_versions`: any of the alternatives will do. */
export interface PluginRequirement {
  readonly kind: 'plugin-requirement';
  readonly alternatives: readonly PluginVersion[];
  readonly location: Location;
}

/** A list as one item of a file states it. */
export interface ListItem {
  readonly kind: 'list';
  readonly name: string;
  readonly items: readonly string[];
  readonly isAppend: boolean;
  readonly location: Location;
}

/** A macro as one item of a file states it. */
export interface MacroItem {
  readonly kind: 'macro';
  readonly name: string;
  readonly condition: Located;
  readonly isAppend: boolean;
  readonly location: Location;
}

/** What a rule consists of besides its name and source. */
export interface RuleProperties {
  readonly condition: Located;
  readonly output: Located;
  readonly description: string;
  readonly priority: Priority;
  readonly tags: readonly string[];
  readonly exceptions: readonly Exception[];
  readonly isEnabled: boolean;
  readonly warnsEventTypes: boolean;
  readonly skipsUnknownFilter: boolean;
  readonly isCaptured: boolean;
  readonly captureDurationMs: number;
}

/** A complete rule. */
export interface RuleItem extends RuleProperties {
  readonly kind: 'rule';
  readonly name: string;
  readonly source: string;
  readonly location: Location;
}

/** Changes to a rule that exists: `override`, or the older `append: true`. */
export interface RuleUpdateItem {
  readonly kind: 'rule-update';
  readonly name: string;
  /** The source, when written; it must be that of the rule. */
  readonly source: string | undefined;
  readonly append: Partial<RuleProperties> | undefined;
  readonly replace: Partial<RuleProperties> | undefined;
  readonly location: Location;
}

/** The older way to switch a rule on or off: only `rule` and `enabled`. */
export interface RuleToggleItem {
  readonly kind: 'rule-toggle';
  readonly name: string;
  readonly isEnabled: boolean;
  readonly location: Location;
}

/** One item of a rules file. */
export type RulesItem =
  | EngineRequirement
  | PluginRequirement
  | ListItem
  | MacroItem
  | RuleItem
  | RuleUpdateItem
  | RuleToggleItem;

/** Where a definition stands: in the order of first definitions, and of latest changes. */
export interface DefinitionOrder {
  readonly index: number;
  readonly visibility: number;
}

/** A list after all files so far. */
export interface ListDefinition extends DefinitionOrder {
  readonly name: string;
  readonly items: readonly string[];
  readonly location: Location;
}

/** A macro after all files so far. */
export interface MacroDefinition extends DefinitionOrder {
  readonly name: string;
  readonly condition: Located;
  readonly location: Location;
}

/** A rule after all files so far. */
export interface RuleDefinition extends DefinitionOrder, RuleProperties {
  readonly name: string;
  readonly source: string;
  readonly isSourceKnown: boolean;
  /** Value model of the file that defines it. */
  readonly semantics: AuditSemantics;
  readonly location: Location;
}

/**
 * All that the files so far define. Maps keep the order of first definition;
 * a redefinition keeps its place.
 */
export interface Definitions {
  readonly lists: ReadonlyMap<string, ListDefinition>;
  readonly macros: ReadonlyMap<string, MacroDefinition>;
  readonly rules: ReadonlyMap<string, RuleDefinition>;
  readonly pluginRequirements: readonly PluginRequirement[];
  /** The newest engine version required; 0.0.0 when none is. */
  readonly engineVersion: Version;
  /** Number of definitions and changes so far. */
  readonly nextIndex: number;
  /** Names whose definition was refused; what refers to them is not reported again. */
  readonly refused: ReadonlySet<string>;
}

/** What nothing defines: the start of a load. */
export const NO_DEFINITIONS: Definitions = {
  lists: new Map(),
  macros: new Map(),
  rules: new Map(),
  pluginRequirements: [],
  engineVersion: { major: 0, minor: 0, patch: 0 },
  nextIndex: 0,
  refused: new Set(),
};

/** The key of a list, macro or rule in {@link Definitions.refused}. */
export function refusedKey(kind: 'list' | 'macro' | 'rule', name: string): string {
  return `${kind} ${name}`;
}
