/**
 * A tree and a schema → typed data. Knows types, not meanings: every value of
 * a wrong type goes to the sink, and is left out of the result.
 */

import { closest } from '../base/closest.ts';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { IntegerRange } from '../base/range-set.ts';
import type { Span } from '../base/source-text.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';
import { booleanOf, integerOf, kindOf, type YamlEntry, type YamlTree } from './yaml-tree.ts';

/** Names that a message lists before it stops. */
const MAX_NAMES_SHOWN = 40;

/** Decodes the values of one object and remembers where each was. */
export class Decoder {
  /** Spans of the values met so far, by path; of `null` too. */
  readonly spans: Map<string, Span> = new Map();
  /** Spans of the keys met so far, by the path of their value. */
  readonly keySpans: Map<string, Span> = new Map();
  /** Paths of what could not be decoded. */
  readonly failures: Set<string> = new Set();
  readonly #sink: DiagnosticSink;
  readonly #what: string;

  /** `what` is decoded, with its article: `a PodSecurityPolicy`. */
  constructor(sink: DiagnosticSink, what: string) {
    this.#sink = sink;
    this.#what = what;
  }

  /** Decodes a value; undefined when it is absent or of a wrong type. A list keeps undefined in the place of such. */
  decode(tree: YamlTree, schema: FieldSchema, path: string): unknown {
    this.spans.set(path, tree.span);
    if (tree.kind === 'nothing' || schema.type === 'any') {
      return undefined;
    }
    switch (schema.type) {
      case 'boolean':
        return booleanOf(tree) ?? this.#wrongType(tree, path, 'true or false');
      case 'integer':
        return this.#integer(tree, 64, path);
      case 'text':
        return this.#text(tree, path);
      case 'range':
        return this.#range(tree, schema.bits, path);
      case 'list':
        return this.#list(tree, schema.items, path);
      case 'texts':
        return this.#texts(tree, path);
      case 'object':
        return this.object(tree, schema, path);
    }
  }

  /** Decodes a mapping with known keys; others are dropped, as the API server does, with a warning. */
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
      this.keySpans.set(join(path, entry.key), entry.keySpan);
      const value = this.decode(entry.value, field, join(path, entry.key));
      if (value !== undefined) {
        result[entry.key] = value;
      }
    }
    return result;
  }

  #list(tree: YamlTree, items: FieldSchema, path: string): readonly unknown[] | undefined {
    if (tree.kind !== 'sequence') {
      return this.#wrongType(tree, path, 'a list');
    }
    return tree.items.map((item, index) => {
      const itemPath = `${path}[${index}]`;
      return item.kind === 'nothing' ? this.#zeroInList(item, items, itemPath) : this.decode(item, items, itemPath);
    });
  }

  /** The API server reads `null` in a list as the zero of the type. */
  #zeroInList(tree: YamlTree, schema: FieldSchema, path: string): unknown {
    this.spans.set(path, tree.span);
    const zero = zeroOf(schema);
    this.#sink.warning('PSP_MISSING_FIELD', `${path} is nothing and counts as ${zero.name}`, tree.span, 'a value');
    return zero.value;
  }

  #text(tree: YamlTree, path: string): string | undefined {
    return tree.kind === 'scalar' && kindOf(tree) === 'a string'
      ? tree.text
      : this.#wrongType(tree, path, tree.kind === 'scalar' ? 'a string, in quotes' : 'a string');
  }

  #texts(tree: YamlTree, path: string): ReadonlyMap<string, string> | undefined {
    if (tree.kind !== 'mapping') {
      return this.#wrongType(tree, path, 'a mapping of strings');
    }
    const result = new Map<string, string>();
    for (const { key, keySpan, value } of tree.entries) {
      this.keySpans.set(`${path}[${key}]`, keySpan);
      const text = this.decode(value, { type: 'text' }, `${path}[${key}]`);
      if (text !== undefined || value.kind === 'nothing') {
        result.set(key, String(text ?? ''));
      }
    }
    return result;
  }

  #range(tree: YamlTree, bits: 32 | 64, path: string): IntegerRange | undefined {
    if (tree.kind !== 'mapping') {
      return this.#wrongType(tree, path, 'a range such as {min: 1, max: 65535}');
    }
    for (const entry of tree.entries) {
      if (entry.key !== 'min' && entry.key !== 'max') {
        this.#unknownField(entry, ['min', 'max'], path);
      }
    }
    const min = this.#bound(tree, 'min', bits, path);
    const max = this.#bound(tree, 'max', bits, path);
    return min === undefined || max === undefined ? undefined : { min, max };
  }

  #bound(tree: YamlTree, key: 'min' | 'max', bits: 32 | 64, path: string): bigint | undefined {
    const value = tree.kind === 'mapping' ? tree.entries.find((entry) => entry.key === key)?.value : undefined;
    const boundPath = join(path, key);
    if (value === undefined || value.kind === 'nothing') {
      const span = value?.span ?? startOf(tree.span);
      this.#sink.warning('PSP_MISSING_FIELD', `${boundPath} is missing and counts as 0`, span);
      return 0n;
    }
    this.spans.set(boundPath, value.span);
    return this.#integer(value, bits, boundPath);
  }

  #integer(tree: YamlTree, bits: 32 | 64, path: string): bigint | undefined {
    const number = integerOf(tree);
    if (number === undefined) {
      return this.#wrongType(tree, path, 'an integer');
    }
    if (BigInt.asIntN(bits, number) !== number) {
      const limits = `${-(2n ** BigInt(bits - 1))} to ${2n ** BigInt(bits - 1) - 1n}`;
      return this.#fail('PSP_BAD_RANGE', `${path} does not fit into ${bits} bits`, tree, path, limits);
    }
    return number;
  }

  #wrongType(tree: YamlTree, path: string, expected: string): undefined {
    return this.#fail('PSP_WRONG_TYPE', `${path} is ${kindOf(tree)}`, tree, path, expected);
  }

  #fail(code: string, message: string, { span }: YamlTree, path: string, expected: string): undefined {
    this.failures.add(path);
    this.#sink.add({ code, severity: 'error', message, span, expected, field: path, reason: 'decode' });
    return undefined;
  }

  #unknownField(entry: YamlEntry, known: readonly string[], path: string): void {
    const guess = this.#sink.isFull ? undefined : closest(entry.key, known);
    this.#sink.warning(
      'PSP_UNKNOWN_FIELD',
      `${path === '' ? this.#what : path} has no field '${entry.key}'; the API server drops it`,
      entry.keySpan,
      guess === undefined ? names(known) : `did you mean '${guess}'?`,
    );
  }
}

/** Gives the place of a mapping or list as one character, so that not all of it is marked. */
export function startOf({ source, start }: Span): Span {
  return source.span(start, start + 1);
}

/** Lists names for a message. */
export function names(list: readonly string[]): string {
  return list.slice(0, MAX_NAMES_SHOWN).join(', ');
}

function zeroOf(schema: FieldSchema): { readonly name: string; readonly value: unknown } {
  switch (schema.type) {
    case 'range':
      return { name: 'the range from 0 to 0', value: { min: 0n, max: 0n } };
    case 'object':
      return { name: 'an empty mapping', value: {} };
    default:
      return { name: 'an empty string', value: '' };
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
