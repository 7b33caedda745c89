/** Reads the values of an item's keys. A mistake is reported with its place and reading goes on. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { type ItemType, inside, type Location, report } from './location.ts';
import { keyText, lookUp, type YamlMapping, type YamlNode } from './yaml-node.ts';

/** The item being read: where it is and where its mistakes go. */
export interface Scope {
  readonly sink: DiagnosticSink;
  readonly location: Location;
}

/** Reports a mistake in the structure of the file. */
export function refuse(scope: Scope, message: string): void {
  report(scope.sink, 'LOAD_ERR_YAML_VALIDATE', message, scope.location);
}

/** Goes from an item to a part of it. */
export function enter(scope: Scope, itemType: ItemType, itemName: string, node: YamlNode): Scope {
  return { sink: scope.sink, location: inside(scope.location, itemType, itemName, node.span) };
}

/** Reads a required, non-empty scalar. */
export function requiredText(scope: Scope, item: YamlMapping, key: string): string | undefined {
  if (lookUp(item, key) === undefined) {
    refuse(scope, `Item has no mapping for key '${key}'`);
    return undefined;
  }
  return optionalText(scope, item, key);
}

/** Reads a scalar that may be absent, but not empty. */
export function optionalText(scope: Scope, item: YamlMapping, key: string): string | undefined {
  const value = lookUp(item, key);
  if (value === undefined) {
    return undefined;
  }
  if (value.kind === 'null') {
    refuse(scope, `Mapping for key '${key}' is empty`);
    return undefined;
  }
  const valueScope = enter(scope, 'value for', key, value);
  if (value.kind !== 'scalar') {
    refuse(valueScope, 'Value is not a scalar value');
    return undefined;
  }
  if (value.text === '') {
    refuse(valueScope, 'Value must be non-empty');
    return undefined;
  }
  return value.text;
}

/** Reads a scalar that may be absent through a conversion, for instance to a boolean. */
export function optionalValue<T>(
  scope: Scope,
  item: YamlMapping,
  key: string,
  convert: (text: string) => T | undefined,
): T | undefined {
  const text = optionalText(scope, item, key);
  if (text === undefined) {
    return undefined;
  }
  const value = convert(text);
  if (value === undefined) {
    refuse(enter(scope, 'value for', key, lookUp(item, key) ?? item), "Can't decode YAML scalar value");
  }
  return value;
}

/** Reads a required scalar through a conversion. */
export function requiredValue<T>(
  scope: Scope,
  item: YamlMapping,
  key: string,
  convert: (text: string) => T | undefined,
): T | undefined {
  return requiredText(scope, item, key) === undefined ? undefined : optionalValue(scope, item, key, convert);
}

/** Reads a sequence of scalars as their texts; undefined when the key is absent or its value is no sequence. */
export function textSequence(scope: Scope, item: YamlMapping, key: string): string[] | undefined {
  const value = lookUp(item, key);
  if (value === undefined) {
    return undefined;
  }
  const valueScope = enter(scope, 'value for', key, value);
  if (value.kind !== 'sequence') {
    refuse(valueScope, 'Value is not a sequence');
    return undefined;
  }
  const texts: string[] = [];
  for (const element of value.items) {
    if (element.kind === 'scalar') {
      texts.push(element.text);
    } else {
      refuse(enter(valueScope, 'list item', '', element), 'sequence value is not scalar');
    }
  }
  return texts;
}

/** Warns of keys that the kind of item does not have. */
export function warnUnknownKeys(scope: Scope, item: YamlMapping, known: ReadonlySet<string>): void {
  for (const entry of item.entries) {
    const key = keyText(entry);
    if (!known.has(key)) {
      const { sink, location } = enter(scope, 'value for', key, entry.key);
      report(sink, 'LOAD_UNKNOWN_KEY', `Unknown key '${key}'`, location);
    }
  }
}
