/**
 * The shape that Falco's JSON schema demands of a rules file. It is stricter
 * than the loader and only advisory: its verdict is part of a load result.
 * Scalars are weakly typed, so any scalar is a string.
 * @see falcosecurity/falco userspace/engine/rule_json_schema.h
 */
import { keyText, lookUp, type YamlNode } from './yaml-node.ts';

/** Verdict when every document fits. */
export const SCHEMA_OK = 'ok';
/** Verdict when there was nothing to judge. */
export const SCHEMA_NONE = 'none';

/** What one value must be. */
type Shape =
  | { readonly type: 'any' | 'string' | 'boolean' | 'integer' }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'array'; readonly items: Shape }
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, Shape>>;
      readonly required?: readonly string[];
      readonly minProperties?: number;
    };

const ANY: Shape = { type: 'any' };
const STRING: Shape = { type: 'string' };
const BOOLEAN: Shape = { type: 'boolean' };
const INTEGER: Shape = { type: 'integer' };
const OPERATION: Shape = { type: 'enum', values: ['append', 'replace'] };

const PRIORITY: Shape = {
  type: 'enum',
  values: ['EMERGENCY', 'ALERT', 'CRITICAL', 'ERROR', 'WARNING', 'NOTICE', 'INFO', 'INFORMATIONAL', 'DEBUG'],
};

const ALTERNATIVE: Shape = {
  type: 'object',
  properties: { name: STRING, version: STRING },
  required: ['name', 'version'],
};

const REQUIRED_PLUGIN: Shape = {
  type: 'object',
  properties: { name: STRING, version: STRING, alternatives: { type: 'array', items: ALTERNATIVE } },
  required: ['name', 'version'],
};

const EXCEPTION: Shape = {
  type: 'object',
  properties: { name: STRING, fields: ANY, comps: ANY, values: ANY },
  required: ['name'],
};

const OVERRIDABLE = [
  'items',
  'desc',
  'condition',
  'output',
  'priority',
  'enabled',
  'exceptions',
  'capture',
  'capture_duration',
  'tags',
  'warn_evttypes',
  'skip-if-unknown-filter',
];

const OVERRIDE: Shape = {
  type: 'object',
  properties: Object.fromEntries(OVERRIDABLE.map((key) => [key, OPERATION])),
  minProperties: 1,
};

const DOCUMENT: Shape = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      required_engine_version: STRING,
      required_plugin_versions: { type: 'array', items: REQUIRED_PLUGIN },
      macro: STRING,
      condition: STRING,
      list: STRING,
      items: { type: 'array', items: STRING },
      rule: STRING,
      desc: STRING,
      enabled: BOOLEAN,
      output: STRING,
      append: BOOLEAN,
      priority: PRIORITY,
      capture: BOOLEAN,
      capture_duration: INTEGER,
      source: STRING,
      exceptions: { type: 'array', items: EXCEPTION },
      override: OVERRIDE,
      tags: { type: 'array', items: STRING },
      warn_evttypes: BOOLEAN,
      'skip-if-unknown-filter': BOOLEAN,
    },
  },
};

/** Violations kept of one file; one of a kind says enough. */
const MAX_VIOLATIONS = 100;

/**
 * Judges the documents of a file: `ok`, or a line `failed for <path>: …` for
 * every violation; `none` when there is no document.
 */
export function checkSchema(documents: readonly YamlNode[]): readonly string[] {
  const violations: string[] = [];
  for (const document of documents) {
    checkNode(document, DOCUMENT, '<root>', violations);
  }
  if (violations.length > 0) {
    return violations.map((violation) => `failed for ${violation}`);
  }
  return [documents.length === 0 ? SCHEMA_NONE : SCHEMA_OK];
}

function checkNode(node: YamlNode, shape: Shape, path: string, violations: string[]): void {
  if (violations.length >= MAX_VIOLATIONS || shape.type === 'any') {
    return;
  }
  if (shape.type === 'array' && node.kind === 'sequence') {
    for (const [i, item] of node.items.entries()) {
      checkNode(item, shape.items, `${path}[${i}]`, violations);
    }
  } else if (shape.type === 'object' && node.kind === 'mapping') {
    checkObject(node, shape, path, violations);
  } else if (shape.type === 'enum' && node.kind === 'scalar') {
    if (!shape.values.includes(node.text)) {
      violations.push(`${path}: Failed to match against any enum values.`);
    }
  } else if (!isScalarOf(node, shape.type)) {
    violations.push(`${path}: Value type not permitted by 'type' constraint.`);
  }
}

function checkObject(
  node: YamlNode & { kind: 'mapping' },
  shape: Shape & { type: 'object' },
  path: string,
  violations: string[],
): void {
  for (const entry of node.entries) {
    const key = keyText(entry);
    if (Object.hasOwn(shape.properties, key)) {
      checkNode(entry.value, shape.properties[key] ?? ANY, `${path}[${key}]`, violations);
    } else {
      violations.push(
        `${path}: Object contains a property that could not be validated using 'properties' or 'additionalProperties' constraints: '${key}'.`,
      );
    }
  }
  for (const key of shape.required ?? []) {
    if (lookUp(node, key) === undefined) {
      violations.push(`${path}: Missing required property '${key}'.`);
    }
  }
  if (node.entries.length < (shape.minProperties ?? 0)) {
    violations.push(`${path}: Object should have no fewer than ${shape.minProperties} properties.`);
  }
}

function isScalarOf(node: YamlNode, type: Shape['type']): boolean {
  if (node.kind !== 'scalar') {
    return false;
  }
  switch (type) {
    case 'string':
      return true;
    case 'boolean':
      return node.text === 'true' || node.text === 'false';
    case 'integer':
      return /^[+-]?\d{1,19}$/.test(node.text);
    default:
      return false;
  }
}
