/**
 * Rules file text → items with their places. The only part of the rules layer
 * that knows YAML; it does not know what other files define.
 */
import { isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, parseAllDocuments } from 'yaml';
import { DiagnosticSink } from '../base/diagnostic.ts';
import type { SourceText, Span } from '../base/source-text.ts';
import { enter, refuse, type Scope } from './decode.ts';
import { fileLocation, inside, report } from './location.ts';
import { type RulesItem, refusedKey } from './model.ts';
import { readList } from './read-list.ts';
import { readMacro } from './read-macro.ts';
import { readEngineRequirement, readPluginRequirements } from './read-requirements.ts';
import { readRule } from './read-rule.ts';
import { checkSchema, SCHEMA_NONE } from './schema.ts';
import { lookUp, type YamlEntry, type YamlMapping, type YamlNode } from './yaml-node.ts';

/** Longest text of a rules file, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 8 * 1024 * 1024;
/** Most YAML nodes of a file, those behind aliases counted each time. */
const MAX_NODES = 1_000_000;
/** Deepest nesting of YAML nodes; yaml-cpp has the same limit. */
const MAX_DEPTH = 500;

/** What one rules file says. */
export interface RulesDocument {
  readonly source: SourceText;
  readonly items: readonly RulesItem[];
  /** Definitions refused because of mistakes that were reported, see Definitions.refused. */
  readonly refused: ReadonlySet<string>;
  /** Verdict of the schema: `ok`, `none`, or the violations. */
  readonly schema: readonly string[];
  /** Whether some document of the file is a mapping, as a configuration file is. */
  readonly hasMappingRoot: boolean;
}

/** Reads a rules file. Diagnostics: LOAD_ERR_YAML_PARSE, LOAD_ERR_YAML_VALIDATE and warnings about items. */
export function read(source: SourceText, sink: DiagnosticSink): RulesDocument {
  const documents = parseDocuments(source, sink);
  const items: RulesItem[] = [];
  const refused = new Set<string>();
  const scope: Scope = { sink, location: fileLocation(source) };
  for (const document of documents ?? []) {
    if (document.kind === 'sequence') {
      for (const node of document.items) {
        readNode(scope, node, items, refused);
      }
    } else if (document.kind !== 'null') {
      const isMapping = document.kind === 'mapping';
      refuse(scope, isMapping ? 'Rules content is not yaml array of objects' : 'Rules content is not yaml');
    }
  }
  return {
    source,
    items,
    refused,
    schema: documents === undefined ? [SCHEMA_NONE] : checkSchema(documents),
    hasMappingRoot: documents?.some((document) => document.kind === 'mapping') ?? false,
  };
}

function readNode(scope: Scope, node: YamlNode, items: RulesItem[], refused: Set<string>): void {
  if (node.kind === 'null') {
    return;
  }
  if (node.kind !== 'mapping') {
    const message = 'Unexpected element type. Each element should be a yaml associative array.';
    refuse(enter(scope, 'rules content item', '', node), message);
    return;
  }
  const itemSink = new DiagnosticSink();
  const found = readItem({ sink: itemSink, location: scope.location }, node);
  for (const diagnostic of itemSink.items) {
    scope.sink.add(diagnostic);
  }
  if (itemSink.hasErrors) {
    refuseDefinition(node, refused);
  } else {
    items.push(...found);
  }
}

/** The first key that is present decides what an item is. */
function readItem(scope: Scope, item: YamlMapping): readonly RulesItem[] {
  if (lookUp(item, 'required_engine_version') !== undefined) {
    return present(readEngineRequirement(scope, item));
  }
  if (lookUp(item, 'required_plugin_versions') !== undefined) {
    return readPluginRequirements(scope, item);
  }
  if (lookUp(item, 'list') !== undefined) {
    return present(readList(scope, item));
  }
  if (lookUp(item, 'macro') !== undefined) {
    return present(readMacro(scope, item));
  }
  if (lookUp(item, 'rule') !== undefined) {
    return present(readRule(scope, item));
  }
  const { location } = enter(scope, 'rules content item', '', item);
  report(scope.sink, 'LOAD_UNKNOWN_ITEM', 'Unknown top level item', location);
  return [];
}

function present(item: RulesItem | undefined): readonly RulesItem[] {
  return item === undefined ? [] : [item];
}

function refuseDefinition(item: YamlMapping, refused: Set<string>): void {
  for (const kind of ['list', 'macro', 'rule'] as const) {
    const name = lookUp(item, kind);
    if (name?.kind === 'scalar') {
      refused.add(refusedKey(kind, name.text));
      return;
    }
  }
}

/** Parses the YAML; undefined when it cannot be parsed, which is reported. */
function parseDocuments(source: SourceText, sink: DiagnosticSink): YamlNode[] | undefined {
  const fail = (message: string, offset: number): undefined => {
    const location = inside(fileLocation(source), 'value for', '', source.span(offset, offset + 1));
    const { line, column } = source.position(offset);
    report(sink, 'LOAD_ERR_YAML_PARSE', `yaml-cpp: error at line ${line}, column ${column}: ${message}`, location);
  };
  if (source.text.length > MAX_TEXT_LENGTH) {
    return fail(`the file is longer than ${MAX_TEXT_LENGTH} characters`, 0);
  }
  try {
    const parsed = parseAllDocuments<ParsedNode>(source.text, {
      schema: 'failsafe',
      uniqueKeys: false,
      merge: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const documents: YamlNode[] = [];
    for (const document of Array.isArray(parsed) ? parsed : []) {
      const error = document.errors[0];
      if (error !== undefined) {
        return fail(...yamlMistake(error.code, error.message, error.pos[0], source.text));
      }
      documents.push(new Converter(source).convert(document.contents));
    }
    return documents;
  } catch (error) {
    if (error instanceof YamlRefusal) {
      return fail(error.message, error.offset);
    }
    if (error instanceof RangeError || (error instanceof Error && error.name === 'YAMLParseError')) {
      return fail('the content is nested too deeply', 0);
    }
    throw error;
  }
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

/** The YAML tree cannot be copied: an alias leads nowhere or a limit is reached. */
class YamlRefusal extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
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
