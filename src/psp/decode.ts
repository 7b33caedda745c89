/**
 * A tree and a schema → typed data. Knows shapes, not meanings: every mistake
 * goes to the sink, and what cannot be read is left out of the result.
 */

import { closest } from '../base/closest.ts';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { IntegerRange } from '../base/range-set.ts';
import type { Span } from '../base/source-text.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';
import { booleanOf, integerOf, kindOf, type YamlEntry, type YamlTree } from './yaml-tree.ts';

const MAX_PORT = 65535n;
/** Names that a message lists before it stops. */
const MAX_NAMES_SHOWN = 40;

type RangeSchema = Extract<FieldSchema, { type: 'range' }>;
type TextSchema = Extract<FieldSchema, { type: 'text' }>;

/** Decodes the values of one policy and remembers where each was. */
export class Decoder {
  /** Spans of the values decoded so far, by path. */
  readonly spans: Map<string, Span> = new Map();
  readonly #sink: DiagnosticSink;

  constructor(sink: DiagnosticSink) {
    this.#sink = sink;
  }

  /** Decodes a value; undefined when it is absent or has a mistake. */
  decode(tree: YamlTree, schema: FieldSchema, path: string): unknown {
    if (tree.kind === 'nothing' || schema.type === 'any') {
      return undefined;
    }
    this.spans.set(path, tree.span);
    switch (schema.type) {
      case 'boolean':
        return booleanOf(tree) ?? this.#wrongType(tree, path, 'true or false');
      case 'text':
        return this.#text(tree, schema, path);
      case 'range':
        return this.#range(tree, schema, path);
      case 'list':
        return this.#list(tree, schema.items, path);
      case 'texts':
        return this.#texts(tree, path);
      case 'object':
        return this.object(tree, schema, path);
    }
  }

  /** Decodes a mapping with known keys; undefined when a required key is missing. */
  object(tree: YamlTree, schema: ObjectSchema, path: string): Record<string, unknown> | undefined {
    if (tree.kind !== 'mapping') {
      return this.#wrongType(tree, path, 'a mapping');
    }
    const result: Record<string, unknown> = {};
    for (const entry of tree.entries) {
      const field = Object.hasOwn(schema.fields, entry.key) ? schema.fields[entry.key] : undefined;
      if (field === undefined) {
        this.#unknownField(entry, Object.keys(schema.fields), path);
        continue;
      }
      const value = this.decode(entry.value, field, join(path, entry.key));
      if (value !== undefined) {
        result[entry.key] = value;
      }
    }
    return this.#hasRequired(tree, schema, path, result) ? result : undefined;
  }

  #hasRequired(tree: YamlTree, schema: ObjectSchema, path: string, result: Record<string, unknown>): boolean {
    let isComplete = true;
    for (const key of schema.required ?? []) {
      if (Object.hasOwn(result, key)) {
        continue;
      }
      isComplete = false;
      const written = tree.kind === 'mapping' ? tree.entries.find((entry) => entry.key === key) : undefined;
      if (written === undefined || written.value.kind === 'nothing') {
        const span = written?.keySpan ?? this.#startOf(tree);
        this.#sink.error('PSP_MISSING_FIELD', `${join(path, key)} is missing`, span, `a value for '${key}'`);
      }
    }
    return isComplete;
  }

  #list(tree: YamlTree, items: FieldSchema, path: string): readonly unknown[] | undefined {
    if (tree.kind !== 'sequence') {
      return this.#wrongType(tree, path, 'a list');
    }
    const result: unknown[] = [];
    for (const [index, item] of tree.items.entries()) {
      const itemPath = `${path}[${index}]`;
      if (item.kind === 'nothing') {
        this.#wrongType(item, itemPath, 'a value');
        continue;
      }
      const value = this.decode(item, items, itemPath);
      if (value !== undefined) {
        result.push(value);
      }
    }
    return result;
  }

  #text(tree: YamlTree, schema: TextSchema, path: string): string | undefined {
    if (tree.kind !== 'scalar' || kindOf(tree) !== 'a string') {
      return this.#wrongType(tree, path, tree.kind === 'scalar' ? 'a string, in quotes' : 'a string');
    }
    const { text } = tree;
    if (schema.oneOf !== undefined && !schema.oneOf.includes(text)) {
      this.#sink.error('PSP_BAD_VALUE', `'${text}' is no value of ${path}`, tree.span, oneOf(text, schema.oneOf));
      return undefined;
    }
    if (text === '' && schema.mayBeEmpty !== true) {
      this.#sink.error('PSP_BAD_VALUE', `${path} is empty`, tree.span, 'a string with at least one character');
      return undefined;
    }
    return text;
  }

  #texts(tree: YamlTree, path: string): ReadonlyMap<string, string> | undefined {
    if (tree.kind !== 'mapping') {
      return this.#wrongType(tree, path, 'a mapping of strings');
    }
    const result = new Map<string, string>();
    for (const { key, value } of tree.entries) {
      const text = this.decode(value, { type: 'text', mayBeEmpty: true }, `${path}[${key}]`);
      if (text !== undefined) {
        result.set(key, String(text));
      }
    }
    return result;
  }

  #range(tree: YamlTree, schema: RangeSchema, path: string): IntegerRange | undefined {
    if (tree.kind !== 'mapping') {
      return this.#wrongType(tree, path, 'a range such as {min: 1, max: 65535}');
    }
    for (const entry of tree.entries) {
      if (entry.key !== 'min' && entry.key !== 'max') {
        this.#unknownField(entry, ['min', 'max'], path);
      }
    }
    const min = this.#bound(tree, 'min', schema, path);
    const max = this.#bound(tree, 'max', schema, path);
    if (min === undefined || max === undefined) {
      return undefined;
    }
    const range = { min, max };
    return this.#checkRange(range, schema, path, tree.span) ? range : undefined;
  }

  #bound(tree: YamlTree, key: 'min' | 'max', { bits }: RangeSchema, path: string): bigint | undefined {
    const value = tree.kind === 'mapping' ? tree.entries.find((entry) => entry.key === key)?.value : undefined;
    if (value === undefined || value.kind === 'nothing') {
      const span = value?.span ?? this.#startOf(tree);
      this.#sink.warning('PSP_MISSING_FIELD', `${join(path, key)} is missing and counts as 0`, span);
      return 0n;
    }
    this.spans.set(join(path, key), value.span);
    const number = integerOf(value);
    if (number === undefined) {
      return this.#wrongType(value, join(path, key), 'an integer');
    }
    if (BigInt.asIntN(bits, number) !== number) {
      const limits = `${-(2n ** BigInt(bits - 1))} to ${2n ** BigInt(bits - 1) - 1n}`;
      this.#sink.error('PSP_BAD_RANGE', `${join(path, key)} does not fit into ${bits} bits`, value.span, limits);
      return undefined;
    }
    return number;
  }

  #checkRange({ min, max }: IntegerRange, schema: RangeSchema, path: string, span: Span): boolean {
    if (schema.mustBeValid) {
      const mistake = min < 0n ? 'starts below 0' : min > max ? 'ends before it starts' : undefined;
      if (mistake !== undefined) {
        this.#sink.error('PSP_BAD_RANGE', `${path} ${mistake}`, span, '0 <= min <= max');
      }
      return mistake === undefined;
    }
    if (min > max || max < 1n || min > MAX_PORT) {
      this.#sink.warning('PSP_BAD_RANGE', `${path} contains no port`, span, '1 <= min <= max <= 65535');
    }
    return true;
  }

  #wrongType(tree: YamlTree, path: string, expected: string): undefined {
    this.#sink.error('PSP_WRONG_TYPE', `${path} is ${kindOf(tree)}`, tree.span, expected);
    return undefined;
  }

  #unknownField(entry: YamlEntry, known: readonly string[], path: string): void {
    const guess = closest(entry.key, known);
    this.#sink.warning(
      'PSP_UNKNOWN_FIELD',
      `${path === '' ? 'a PodSecurityPolicy' : path} has no field '${entry.key}'; the API server drops it`,
      entry.keySpan,
      guess === undefined ? names(known) : `did you mean '${guess}'?`,
    );
  }

  #startOf(tree: YamlTree): Span {
    const { source, start } = tree.span;
    return source.span(start, start + 1);
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function oneOf(text: string, allowed: readonly string[]): string {
  const guess = closest(text, allowed);
  return guess === undefined ? `one of ${names(allowed)}` : `did you mean '${guess}'?`;
}

function names(list: readonly string[]): string {
  return list.slice(0, MAX_NAMES_SHOWN).join(', ');
}
