/**
 * YAML text → trees: documents of Kubernetes objects, within limits. What the
 * trees may hold is decided by those who decode them.
 */
import { type Alias, Composer, type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, Parser } from 'yaml';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { SourceText, Span } from '../base/source-text.ts';
import { tooDeepOffset } from '../base/yaml-nesting.ts';
import { isNothing, type YamlEntry, type YamlTree } from './yaml-tree.ts';

/** Bytes of the largest file that is read; whoever reads files checks it before reading. */
export const MAX_FILE_BYTES: number = 2 * 1024 * 1024;
const MAX_DEPTH = 100;
/** Values of one file, those that aliases repeat included. */
const MAX_VALUES = 250_000;
const MAX_SYNTAX_ERRORS_PER_DOCUMENT = 20;

/**
 * Reads the documents of a file, without those that hold nothing; undefined
 * when it is no text or too large. Diagnostics: PSP_FILE_…, PSP_YAML_…, PSP_DUPLICATE_KEY, PSP_WRONG_TYPE.
 */
export function readTrees(source: SourceText, sink: DiagnosticSink): YamlTree[] | undefined {
  return isReadable(source, sink) ? treesOf(source, sink) : undefined;
}

function isReadable(source: SourceText, sink: DiagnosticSink): boolean {
  const { text } = source;
  if (text.length > MAX_FILE_BYTES) {
    sink.error('PSP_FILE_TOO_LARGE', 'the file is too large for a policy', source.span(0, 0), `${limit()} at most`);
    return false;
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    sink.error('PSP_FILE_BINARY', 'the file holds a NUL character', source.span(nul, nul + 1), 'YAML text');
    return false;
  }
  const broken = text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  if (broken >= 0) {
    sink.error('PSP_FILE_NOT_UTF8', 'the file is not UTF-8 here', source.span(broken, broken + 1), 'UTF-8 text');
    return false;
  }
  return true;
}

function limit(): string {
  return `${MAX_FILE_BYTES / 1024 / 1024} MiB`;
}

function treesOf(source: SourceText, sink: DiagnosticSink): YamlTree[] {
  const trees: YamlTree[] = [];
  const budget = { values: MAX_VALUES };
  for (const document of parse(source.text, (offset) => refuseDepth(source.span(offset, offset + 1), sink))) {
    if (document.errors.length > 0) {
      reportSyntaxErrors(document, source, sink);
    } else if (document.contents !== null) {
      const tree = new TreeBuilder(source, sink, budget).build(document.contents);
      if (tree !== undefined && tree.kind !== 'nothing') {
        trees.push(tree);
      }
    }
  }
  return trees;
}

/** Parses the documents of a text; none when it nests too deep, and `onTooDeep` gets the place. */
function parse(text: string, onTooDeep: (offset: number) => void): readonly Document.Parsed<ParsedNode>[] {
  const tokens = [...new Parser().parse(text)];
  for (const token of tokens) {
    const offset = tooDeepOffset(token, MAX_DEPTH);
    if (offset !== undefined) {
      onTooDeep(offset);
      return [];
    }
  }
  // failsafe: scalars stay text; unique keys are checked below, in linear time
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  return [...composer.compose(tokens)] as Document.Parsed<ParsedNode>[];
}

function refuseDepth(span: Span, sink: DiagnosticSink): void {
  sink.error('PSP_YAML_TOO_COMPLEX', 'the document nests too deep', span, `${MAX_DEPTH} levels at most`);
}

function reportSyntaxErrors(document: Document.Parsed, source: SourceText, sink: DiagnosticSink): void {
  // one mistake can break several rules of the grammar at the same spot
  const spots = new Set<number>();
  const errors = document.errors.filter(({ pos }) => !spots.has(pos[0]) && spots.add(pos[0]));
  for (const { message, pos } of errors.slice(0, MAX_SYNTAX_ERRORS_PER_DOCUMENT)) {
    sink.error('PSP_YAML_SYNTAX', message.split('\n', 1)[0] ?? '', source.span(pos[0], pos[1]));
  }
}

/** Reads the text of an annotation as YAML: the entries of its list, or undefined when it is no list of words. */
export function readInlineList(text: string): readonly string[] | undefined {
  const [document, ...more] = parse(text, () => undefined);
  const contents = document?.contents;
  if (document === undefined || more.length > 0 || document.errors.length > 0 || !isSeq(contents)) {
    return undefined;
  }
  const words = contents.items.map((item) => (isScalar(item) ? String(item.value) : undefined));
  return words.every((word) => word !== undefined) ? words : undefined;
}

/** Turns the nodes of one document into trees. Stops at the limits; what is cut off is reported once. */
class TreeBuilder {
  readonly #source: SourceText;
  readonly #sink: DiagnosticSink;
  readonly #budget: { values: number };
  readonly #anchors = new Map<string, ParsedNode>();
  readonly #open = new Set<ParsedNode>();

  constructor(source: SourceText, sink: DiagnosticSink, budget: { values: number }) {
    this.#source = source;
    this.#sink = sink;
    this.#budget = budget;
  }

  build(node: ParsedNode): YamlTree | undefined {
    const span = this.#span(node);
    if (this.#budget.values-- <= 0) {
      // reported when it reaches zero, silent below
      if (this.#budget.values === -1) {
        this.#sink.error('PSP_YAML_TOO_COMPLEX', 'the file holds too many values', span, 'fewer values or aliases');
      }
      return undefined;
    }
    if (isAlias(node)) {
      return this.#alias(node, span);
    }
    if (node.anchor !== undefined) {
      this.#anchors.set(node.anchor, node);
    }
    if (isScalar(node)) {
      return this.#scalar(node, span);
    }
    if (this.#open.has(node) || this.#open.size >= MAX_DEPTH) {
      refuseDepth(span, this.#sink);
      return undefined;
    }
    this.#open.add(node);
    const tree = isMap(node) ? this.#mapping(node, span) : this.#sequence(node as ParsedNode, span);
    this.#open.delete(node);
    return tree;
  }

  #scalar(node: ParsedNode & { type?: string | undefined }, span: Span): YamlTree {
    const text = isScalar(node) ? String(node.value ?? '') : '';
    const isQuoted = node.type !== 'PLAIN' || node.tag === 'tag:yaml.org,2002:str';
    return !isQuoted && isNothing(text) ? { kind: 'nothing', span } : { kind: 'scalar', text, isQuoted, span };
  }

  #alias(node: Alias.Parsed, span: Span): YamlTree | undefined {
    const target = this.#anchors.get(node.source);
    if (target === undefined) {
      this.#sink.error('PSP_YAML_SYNTAX', `alias '${node.source}' has no anchor before it`, span);
      return undefined;
    }
    return this.build(target);
  }

  #sequence(node: ParsedNode, span: Span): YamlTree {
    const items: YamlTree[] = [];
    for (const item of isSeq(node) ? node.items : []) {
      const tree = this.build(item as ParsedNode);
      if (tree !== undefined) {
        items.push(tree);
      }
    }
    return { kind: 'sequence', items, span };
  }

  #mapping(node: ParsedNode, span: Span): YamlTree {
    const own = new Map<string, YamlEntry>();
    const merged = new Map<string, YamlEntry>();
    for (const pair of isMap(node) ? node.items : []) {
      this.#entry(pair as { key: ParsedNode; value: ParsedNode | null }, own, merged);
    }
    const entries = [...own.values(), ...[...merged.values()].filter((entry) => !own.has(entry.key))];
    return { kind: 'mapping', entries, span };
  }

  #entry(
    pair: { key: ParsedNode; value: ParsedNode | null },
    own: Map<string, YamlEntry>,
    merged: Map<string, YamlEntry>,
  ): void {
    const keySpan = this.#span(pair.key);
    if (!isScalar(pair.key)) {
      this.#sink.error('PSP_WRONG_TYPE', 'a key must be a string', keySpan, 'a key of the object');
      return;
    }
    const key = String(pair.key.value ?? '');
    const value = pair.value === null ? undefined : this.build(pair.value);
    if (key === '<<' && pair.key.type === 'PLAIN') {
      for (const entry of mergedEntries(value)) {
        merged.set(entry.key, merged.get(entry.key) ?? entry);
      }
      return;
    }
    const first = own.get(key);
    if (first !== undefined) {
      const { line } = this.#source.position(first.keySpan.start);
      this.#sink.error('PSP_DUPLICATE_KEY', `key '${key}' is already in line ${line}`, keySpan, 'each key once');
      return;
    }
    if (value !== undefined || pair.value === null) {
      own.set(key, { key, keySpan, value: value ?? { kind: 'nothing', span: keySpan } });
    }
  }

  #span(node: ParsedNode): Span {
    const [start, end] = node.range;
    return this.#source.span(start, Math.max(start, end));
  }
}

/** The entries that a merge key brings in: those of a mapping, or of a list of mappings, first come first. */
function mergedEntries(tree: YamlTree | undefined): readonly YamlEntry[] {
  if (tree?.kind === 'sequence') {
    return tree.items.flatMap((item) => mergedEntries(item));
  }
  return tree?.kind === 'mapping' ? tree.entries : [];
}
