/** Reads `rule` items: complete rules, changes to earlier rules, and the older on/off switch. */
import {
  enter,
  optionalText,
  optionalValue,
  refuse,
  requiredText,
  requiredValue,
  type Scope,
  textSequence,
  warnUnknownKeys,
} from './decode.ts';
import type { ItemType } from './location.ts';
import { report } from './location.ts';
import type { Located, RuleItem, RuleProperties, RuleToggleItem, RuleUpdateItem } from './model.ts';
import { type Priority, parsePriority } from './priority.ts';
import { readExceptions } from './read-exceptions.ts';
import { hasOverrides, type Overrides, readOverrides } from './read-override.ts';
import { booleanOf, lookUp, unsignedOf, type YamlMapping } from './yaml-node.ts';

const TOGGLE_IS_DEPRECATED =
  "The standalone 'enabled' key usage is deprecated. The correct approach requires also a 'replace' entry under the 'override' key (i.e. 'enabled: replace').";

/** Reads one key of a rule; `isAppend` when its value is added to an earlier one. */
type PropertyReader = (scope: Scope, item: YamlMapping, isAppend: boolean) => Partial<RuleProperties>;

/** The keys that make up a rule, in the order in which mistakes in them are reported. */
const PROPERTIES: ReadonlyMap<string, PropertyReader> = new Map<string, PropertyReader>([
  ['condition', (scope, item) => defined('condition', located(scope, item, 'condition', 'rule condition'))],
  ['output', (scope, item) => defined('output', located(scope, item, 'output', 'rule output'))],
  ['desc', (scope, item) => defined('description', requiredText(scope, item, 'desc'))],
  ['priority', (scope, item) => defined('priority', readPriority(scope, item))],
  ['enabled', (scope, item) => defined('isEnabled', optionalValue(scope, item, 'enabled', booleanOf))],
  [
    'warn_evttypes',
    (scope, item) => defined('warnsEventTypes', optionalValue(scope, item, 'warn_evttypes', booleanOf)),
  ],
  [
    'skip-if-unknown-filter',
    (scope, item) => defined('skipsUnknownFilter', optionalValue(scope, item, 'skip-if-unknown-filter', booleanOf)),
  ],
  ['capture', (scope, item) => defined('isCaptured', optionalValue(scope, item, 'capture', booleanOf))],
  [
    'capture_duration',
    (scope, item) => defined('captureDurationMs', optionalValue(scope, item, 'capture_duration', unsignedOf)),
  ],
  ['tags', (scope, item) => defined('tags', textSequence(scope, item, 'tags'))],
  ['exceptions', (scope, item, isAppend) => defined('exceptions', readExceptions(scope, item, isAppend))],
]);

const OVERRIDABLE = {
  append: new Set(['condition', 'output', 'desc', 'tags', 'exceptions']),
  replace: new Set(PROPERTIES.keys()),
};
const KEYS = new Set(['rule', 'source', 'append', 'override', ...PROPERTIES.keys()]);
/** A rule item without any of these is the older on/off switch. */
const ESSENTIAL = ['condition', 'output', 'desc', 'priority'] as const;

/** Reads a rule item. What was reported is for the caller to notice: the item may then be incomplete. */
export function readRule(parent: Scope, item: YamlMapping): RuleItem | RuleUpdateItem | RuleToggleItem | undefined {
  const name = requiredText(enter(parent, 'rule', '', item), item, 'rule');
  if (name === undefined) {
    return undefined;
  }
  const scope = enter(parent, 'rule', name, item);
  warnUnknownKeys(scope, item, KEYS);
  const isAppend = optionalValue(scope, item, 'append', booleanOf);
  const overrides = readOverrides(scope, item, OVERRIDABLE, isAppend);
  if (hasOverrides(overrides)) {
    return readOverridingRule(scope, item, name, overrides);
  }
  if (isAppend === true) {
    return readAppendingRule(scope, item, name);
  }
  return ESSENTIAL.every((key) => lookUp(item, key) === undefined)
    ? readToggle(scope, item, name)
    : readCompleteRule(scope, item, name);
}

function readCompleteRule(scope: Scope, item: YamlMapping, name: string): RuleItem | undefined {
  const properties = readProperties(scope, item, (key) => isEssential(key) || lookUp(item, key) !== undefined, false);
  const source = optionalText(scope, item, 'source') ?? 'syscall';
  const { condition, output, description, priority } = properties;
  if (condition === undefined || output === undefined || description === undefined || priority === undefined) {
    return undefined;
  }
  return {
    kind: 'rule',
    name,
    source,
    tags: [],
    exceptions: [],
    isEnabled: true,
    warnsEventTypes: true,
    skipsUnknownFilter: false,
    isCaptured: false,
    captureDurationMs: 0,
    ...properties,
    condition,
    output: { ...output, text: trimmed(output.text) },
    description,
    priority,
    location: scope.location,
  };
}

function readAppendingRule(scope: Scope, item: YamlMapping, name: string): RuleUpdateItem {
  const isWritten = (key: string): boolean =>
    (key === 'condition' || key === 'exceptions') && lookUp(item, key) !== undefined;
  return {
    kind: 'rule-update',
    name,
    source: readUpdateSource(scope, item),
    append: readProperties(scope, item, isWritten, true),
    replace: undefined,
    location: scope.location,
  };
}

function readOverridingRule(scope: Scope, item: YamlMapping, name: string, overrides: Overrides): RuleUpdateItem {
  for (const [operation, keys] of Object.entries(overrides)) {
    for (const key of keys) {
      if (lookUp(item, key) === undefined) {
        refuse(scope, `An ${operation} override for '${key}' was specified but '${key}' is not defined`);
      }
    }
  }
  const isCovered = (key: string): boolean => overrides.append.has(key) || overrides.replace.has(key);
  for (const key of [...PROPERTIES.keys()].filter((key) => !isCovered(key)).sort()) {
    const value = lookUp(item, key);
    if (value !== undefined) {
      const message = `Unexpected key '${key}': no corresponding entry under 'override' is defined.`;
      refuse(enter(scope, 'overrides', key, value), message);
    }
  }
  const readSet = (keys: ReadonlySet<string>, isAppend: boolean): Partial<RuleProperties> | undefined =>
    keys.size === 0
      ? undefined
      : readProperties(scope, item, (key) => keys.has(key) && lookUp(item, key) !== undefined, isAppend);
  return {
    kind: 'rule-update',
    name,
    source: readUpdateSource(scope, item),
    append: readSet(overrides.append, true),
    replace: readSet(overrides.replace, false),
    location: scope.location,
  };
}

function readToggle(scope: Scope, item: YamlMapping, name: string): RuleToggleItem | undefined {
  const isEnabled = requiredValue(scope, item, 'enabled', booleanOf);
  if (isEnabled === undefined) {
    return undefined;
  }
  report(scope.sink, 'LOAD_DEPRECATED_ITEM', TOGGLE_IS_DEPRECATED, scope.location);
  return { kind: 'rule-toggle', name, isEnabled, location: scope.location };
}

/** An empty `source` in a change says nothing; in a complete rule it is a mistake. */
function readUpdateSource(scope: Scope, item: YamlMapping): string | undefined {
  const value = lookUp(item, 'source');
  const isEmpty = value?.kind === 'null' || (value?.kind === 'scalar' && value.text === '');
  return isEmpty ? undefined : optionalText(scope, item, 'source');
}

function readProperties(
  scope: Scope,
  item: YamlMapping,
  isWanted: (key: string) => boolean,
  isAppend: boolean,
): Partial<RuleProperties> {
  let properties: Partial<RuleProperties> = {};
  for (const [key, read] of PROPERTIES) {
    if (isWanted(key)) {
      properties = { ...properties, ...read(scope, item, isAppend) };
    }
  }
  return properties;
}

function readPriority(scope: Scope, item: YamlMapping): Priority | undefined {
  const text = requiredText(scope, item, 'priority');
  const priority = text === undefined ? undefined : parsePriority(text);
  if (text !== undefined && priority === undefined) {
    refuse(enter(scope, 'rule priority', '', lookUp(item, 'priority') ?? item), 'Invalid priority');
  }
  return priority;
}

function located(scope: Scope, item: YamlMapping, key: string, itemType: ItemType): Located | undefined {
  const text = requiredText(scope, item, key);
  return text === undefined
    ? undefined
    : { text, location: enter(scope, itemType, '', lookUp(item, key) ?? item).location };
}

function isEssential(key: string): boolean {
  return (ESSENTIAL as readonly string[]).includes(key);
}

function defined<K extends keyof RuleProperties>(
  key: K,
  value: RuleProperties[K] | undefined,
): Partial<RuleProperties> {
  return value === undefined ? {} : { [key]: value };
}

function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n\v\f]+|[ \t\r\n\v\f]+$/g, '');
}
