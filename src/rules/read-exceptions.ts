/** Reads the `exceptions` of a rule. */
import { enter, refuse, requiredText, type Scope, warnUnknownKeys } from './decode.ts';
import { report } from './location.ts';
import type { Exception, ExceptionEntry } from './model.ts';
import { lookUp, type YamlMapping, type YamlNode } from './yaml-node.ts';

const KEYS = new Set(['name', 'fields', 'comps', 'values']);

/**
 * Reads the exceptions of a rule item; none when the key is absent or empty.
 * In an appending item the fields may be left out, and missing values warn.
 */
export function readExceptions(parent: Scope, item: YamlMapping, isAppend: boolean): Exception[] {
  const value = lookUp(item, 'exceptions');
  if (value === undefined || value.kind === 'null') {
    return [];
  }
  const scope = enter(parent, 'exceptions', '', value);
  if (value.kind !== 'sequence') {
    refuse(scope, 'Rule exceptions must be a sequence');
    return [];
  }
  const exceptions: Exception[] = [];
  for (const node of value.items) {
    const exception = readException(parent, scope, node, isAppend);
    if (exception === undefined) {
      continue;
    }
    if (exceptions.some((earlier) => earlier.name === exception.name)) {
      const message = `Multiple definitions of exception '${exception.name}' in the same rule`;
      report(scope.sink, 'LOAD_EXCEPTION_NAME_NOT_UNIQUE', message, exception.location);
    }
    exceptions.push(exception);
  }
  return exceptions;
}

/** Falco hangs a named exception directly below its rule, an unnamed one below `exceptions`. */
function readException(rule: Scope, parent: Scope, node: YamlNode, isAppend: boolean): Exception | undefined {
  const unnamed = enter(parent, 'exception', '', node);
  if (node.kind !== 'mapping') {
    refuse(unnamed, 'Rule exception must be a mapping');
    return undefined;
  }
  const name = requiredText(unnamed, node, 'name');
  if (name === undefined) {
    return undefined;
  }
  const scope = enter(rule, 'exception', name, node);
  warnUnknownKeys(scope, node, KEYS);
  const fields = lookUp(node, 'fields');
  const comps = lookUp(node, 'comps');
  if (fields === undefined && !isAppend) {
    refuse(scope, "Item has no mapping for key 'fields'");
    return undefined;
  }
  return {
    name,
    fields: fields === undefined ? undefined : readEntry(scope, 'fields', fields),
    comps: comps === undefined ? undefined : readEntry(scope, 'comps', comps),
    values: readValues(scope, node, isAppend),
    location: scope.location,
  };
}

function readValues(scope: Scope, exception: YamlMapping, isAppend: boolean): ExceptionEntry[] {
  const value = lookUp(exception, 'values');
  if (value === undefined) {
    if (isAppend) {
      const message = 'Overriding/appending exception with no values';
      report(scope.sink, 'LOAD_APPEND_NO_VALUES', message, scope.location);
    }
    return [];
  }
  const valuesScope = enter(scope, 'exception values', '', value);
  if (value.kind !== 'sequence') {
    refuse(valuesScope, 'Rule exception values must be a sequence');
    return [];
  }
  return value.items.map((node) => readEntry(enter(valuesScope, 'exception value', '', node), '', node));
}

/** Nesting is bounded by the depth of the YAML. */
function readEntry(parent: Scope, key: string, node: YamlNode): ExceptionEntry {
  const scope = enter(parent, 'value for', key, node);
  if (node.kind === 'scalar') {
    if (node.text === '') {
      refuse(scope, 'Value must be non-empty');
    }
    return node.text;
  }
  return node.kind === 'sequence'
    ? node.items.map((element) => readEntry(enter(scope, 'exception', '', element), '', element))
    : '';
}
