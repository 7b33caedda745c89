/**
 * Text → YAML nodes. The only part of the rules layer that knows the YAML
 * library. Hostile text is bounded before the library recurses into it.
 */
import { Composer, isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, Parser } from 'yaml';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { SourceText, Span } from '../base/source-text.ts';
import { tooDeepOffset } from '../base/yaml-nesting.ts';
import { fileLocation, inside, report } from './location.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';

/** Longest text of a rules file, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 8 * 1024 * 1024;
/** Most YAML nodes of a file, those behind aliases counted each time. */
const MAX_NODES = 1_000_000;
/** Deepest nesting of YAML nodes; rules files need ten. */
const MAX_DEPTH = 200;

/**
 * Reads the documents of a rules file; undefined when the YAML is wrong or
 * exceeds a limit. Diagnostics: LOAD_ERR_YAML_PARSE.
 */
export function readYaml(source: SourceText, sink: DiagnosticSink): YamlNode[] | undefined {
  try {
    return parseDocuments(source);
  } catch (error) {
    if (!(error instanceof YamlRefusal)) {
      throw error;
    }
    const { message, offset } = error;
    const location = inside(fileLocation(source), 'value for', '', source.span(offset, offset + 1));
    const { line, column } = source.position(offset);
    report(sink, 'LOAD_ERR_YAML_PARSE', `yaml-cpp: error at line ${line}, column ${column}: ${message}`, location);
    return undefined;
  }
}

/** The YAML is wrong, or a limit is reached. */
class YamlRefusal extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** @throws YamlRefusal at the first mistake. */
function parseDocuments(source: SourceText): YamlNode[] {
  if (source.text.length > MAX_TEXT_LENGTH) {
    throw new YamlRefusal(`the file is longer than ${MAX_TEXT_LENGTH} characters`, 0);
  }
  const tokens = [...new Parser().parse(source.text)];
  for (const token of tokens) {
    const offset = tooDeepOffset(token, MAX_DEPTH);
    if (offset !== undefined) {
      throw new YamlRefusal(`the content is nested deeper than ${MAX_DEPTH} levels`, offset);
    }
  }
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, merge: false, logLevel: 'silent' });
  const nodes: YamlNode[] = [];
  for (const document of composer.compose(tokens)) {
    const error = document.errors[0];
    if (error !== undefined) {
      throw new YamlRefusal(...yamlMistake(error.code, error.message, error.pos[0], source.text));
    }
    nodes.push(new Converter(source).convert(document.contents as ParsedNode | null));
  }
  return nodes;
}

/** Words a YAML mistake as yaml-cpp does where that is known, and moves it to yaml-cpp's place. */
function yamlMistake(code: string, message: string, offset: number, text: string): [string, number] {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const colon = text.slice(offset).search(/:(?:\s|$)/);
      return ['illegal map value', colon < 0 ? offset : offset + colon];
    }
    case 'MULTILINE_IMPLICIT_KEY':
      return ['illegal map value', offset];
    case 'TAB_AS_INDENT':
      return ['illegal tab when looking for indentation', offset];
    case 'BAD_SCALAR_START':
      return ['unknown token', offset];
    default:
      return [message, offset];
  }
}

const NULL_WORDS = new Set(['', '~', 'null', 'Null', 'NULL']);

/** Copies a parsed document into plain nodes, aliases resolved, within the limits. */
class Converter {
  readonly #source: SourceText;
  /** The nearest preceding node of each anchor; nodes are met in the order of the text. */
  readonly #anchors = new Map<string, ParsedNode>();
  #aliasDepth = 0;
  #nodeCount = 0;
  #depth = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  convert(node: ParsedNode | null): YamlNode {
    const start = node?.range[0] ?? 0;
    const span = this.#source.span(start, node?.range[1] ?? start);
    this.#nodeCount++;
    if (this.#nodeCount > MAX_NODES) {
      throw new YamlRefusal(`the file has more than ${MAX_NODES} nodes`, start);
    }
    if (node !== null && !isAlias(node) && node.anchor !== undefined && this.#aliasDepth === 0) {
      this.#anchors.set(node.anchor, node);
    }
    if (isScalar(node)) {
      const text = String(node.value);
      const isNull = node.type === 'PLAIN' && node.tag === undefined && NULL_WORDS.has(text);
      return isNull ? { kind: 'null', span } : { kind: 'scalar', text, span };
    }
    return node === null ? { kind: 'null', span } : this.#nested(start, () => this.#collection(node, span));
  }

  #collection(node: ParsedNode, span: Span): YamlNode {
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target === undefined) {
        throw new YamlRefusal(`the referenced anchor is not defined: ${node.source}`, span.start);
      }
      this.#aliasDepth++;
      const copy = this.convert(target);
      this.#aliasDepth--;
      return copy;
    }
    if (isSeq(node)) {
      return { kind: 'sequence', items: node.items.map((item) => this.convert(item as ParsedNode)), span };
    }
    const entries = isMap(node) ? node.items.flatMap((pair) => this.#entry(pair) ?? []) : [];
    return { kind: 'mapping', entries, span };
  }

  #entry(pair: unknown): YamlEntry | undefined {
    return isPair<ParsedNode, ParsedNode | null>(pair)
      ? { key: this.convert(pair.key), value: this.convert(pair.value) }
      : undefined;
  }

  #nested<T>(offset: number, step: () => T): T {
    this.#depth++;
    if (this.#depth > MAX_DEPTH) {
      throw new YamlRefusal(`the content is nested deeper than ${MAX_DEPTH} levels`, offset);
    }
    const result = step();
    this.#depth--;
    return result;
  }
}
