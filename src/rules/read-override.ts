/** Reads the `override` key: which properties of an item are appended to, and which replaced. */
import { enter, refuse, type Scope } from './decode.ts';
import { report } from './location.ts';
import { keyText, lookUp, type YamlEntry, type YamlMapping } from './yaml-node.ts';

const APPEND_IS_DEPRECATED =
  "'append' key is deprecated. Add an 'append' entry (e.g. 'condition: append') under 'override' instead.";
const APPEND_WITH_OVERRIDE =
  "Keys 'override' and 'append: true' cannot be used together. Add an 'append' entry (e.g. 'condition: append') under 'override' instead.";

/** The properties that an item overrides, by operation. */
export interface Overrides {
  readonly append: ReadonlySet<string>;
  readonly replace: ReadonlySet<string>;
}

/** The properties that a kind of item lets be overridden, by operation. */
export type OverridableKeys = Overrides;

/** Tells whether an item overrides anything. */
export function hasOverrides(overrides: Overrides): boolean {
  return overrides.append.size > 0 || overrides.replace.size > 0;
}

/**
 * Reads the overrides of an item. A scalar where the mapping should be counts
 * as none, as in Falco. `isAppend` says whether the item also has the older
 * `append: true`, which warns, and does not go together with overrides.
 */
export function readOverrides(
  scope: Scope,
  item: YamlMapping,
  allowed: OverridableKeys,
  isAppend: boolean | undefined,
): Overrides {
  if (isAppend === true) {
    report(scope.sink, 'LOAD_DEPRECATED_ITEM', APPEND_IS_DEPRECATED, scope.location);
  }
  const append = new Set<string>();
  const replace = new Set<string>();
  const value = lookUp(item, 'override');
  if (value?.kind === 'sequence') {
    refuse(enter(scope, 'overrides', '', value), 'Value is not a mapping');
  }
  const overrideScope = enter(scope, 'overrides', '', item);
  for (const entry of value?.kind === 'mapping' ? value.entries : []) {
    readOverride(overrideScope, entry, allowed, append, replace);
  }
  if (isAppend === true && append.size + replace.size > 0) {
    refuse(scope, APPEND_WITH_OVERRIDE);
  }
  return { append, replace };
}

function readOverride(
  scope: Scope,
  entry: YamlEntry,
  allowed: OverridableKeys,
  append: Set<string>,
  replace: Set<string>,
): void {
  const key = keyText(entry);
  const operation = entry.value.kind === 'scalar' ? entry.value.text : entry.value.kind;
  const keyScope = enter(scope, 'overrides', key, entry.key);
  if (operation === 'append') {
    if (allowed.append.has(key)) {
      append.add(key);
    } else {
      refuse(keyScope, `Key '${key}' cannot be appended to, use 'replace' instead`);
    }
  } else if (operation === 'replace') {
    if (allowed.replace.has(key)) {
      replace.add(key);
    } else {
      refuse(keyScope, `Key '${key}' cannot be replaced`);
    }
  } else {
    const operations = [allowed.append.has(key) ? 'append ' : '', allowed.replace.has(key) ? 'replace ' : ''];
    refuse(
      enter(scope, 'value for', key, entry.value),
      `Invalid override operation for key '${key}': '${operation}'. Allowed values are: ${operations.join('')}`,
    );
  }
}
