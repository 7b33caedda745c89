/** Output formats on one event: the printed text, the JSON object, the values by field. */
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { fieldSet } from '#src/fields/registry.js';
import type { TransformerArgument } from '#src/filter/ast.js';
import { parseOperandAt } from '#src/filter/parse.js';
import { printOperand } from '#src/filter/print.js';
import { compileFormat, type OutputFormat } from '#src/output/format.js';
import { type MockEvent, mockBatch } from '../mock/mock-event.ts';
import { mockFieldSet } from '../mock/mock-field-set.ts';
import { all, fail, type Outcome, PASS, type Suite, same, skip } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface FormatCase {
  readonly format: string;
  readonly mode?: 'text' | 'json';
  readonly expect?: 'error';
  /** false: a value is missing and the format does not begin with `*`. */
  readonly result?: boolean;
  readonly output?: string;
  readonly field_values?: Readonly<Record<string, string>>;
  readonly resolve_transformed_fields?: boolean;
  /** Another thread than the one of the described event; its facts are not in the vector. */
  readonly thread?: string;
}

/** The event that the file's description tells of: getcwd failed in the thread init. */
const EVENT: MockEvent = {
  'evt.num': 1,
  'evt.type': 'getcwd',
  'syscall.type': 'getcwd',
  'evt.source': 'syscall',
  'evt.arg[1]': '/test/dir',
  'evt.arg.path': '/test/dir',
  'proc.name': 'init',
  'proc.pid': 1,
  'proc.vpid': 1,
  'thread.tid': 1,
  'thread.vtid': 1,
  'proc.aname[0]': 'init',
  'proc.apid[0]': 1,
};

export const outputFormatter: Suite = vectorSuite<VectorFile<FormatCase>, FormatCase>({
  name: 'output_formatter',
  keys: ['format', 'mode', 'expect', 'result', 'output', 'field_values', 'resolve_transformed_fields', 'thread'],
  judge(vector) {
    if (vector.thread !== undefined) {
      return skip('event not in the vector');
    }
    const sink = new DiagnosticSink();
    const format = compileFormat(new SourceText('format', vector.format), mockFieldSet(fieldSet('syscall'), []), sink);
    if (vector.expect === 'error') {
      return format === undefined ? PASS : fail('compiles, expected an error');
    }
    if (vector.result === undefined) {
      return skip('no expectation stated');
    }
    return format === undefined
      ? fail(`does not compile: ${sink.items.map((item) => item.message).join('; ')}`)
      : judgeFormat(vector, format);
  },
});

function judgeFormat(vector: FormatCase, format: OutputFormat): Outcome {
  const batch = mockBatch(EVENT);
  const values = format.values(batch, 0);
  const isComplete = vector.format.startsWith('*') || Object.values(values).every((value) => value !== null);
  const outcomes = [same('result', vector.result, isComplete)];
  const transformed =
    vector.resolve_transformed_fields === false ? new Map<string, string>() : transformersOf(vector.format);
  if (vector.output !== undefined && isComplete) {
    const object = { ...values, ...Object.fromEntries([...transformed].map(([key, text]) => [key, printed(text)])) };
    outcomes.push(same('output', vector.output, vector.mode === 'json' ? sortedJson(object) : format.render(batch, 0)));
  }
  for (const [key, text] of Object.entries(vector.field_values ?? {})) {
    outcomes.push(same(key, text, printed(transformed.get(key) ?? key)));
  }
  return all(outcomes);
}

/** Gives the text of a part by itself; what prints as a number stays text, as no vector asks for more. */
function printed(expression: string): string {
  const sink = new DiagnosticSink();
  const format = compileFormat(
    new SourceText('format', `*%${expression}`),
    mockFieldSet(fieldSet('syscall'), []),
    sink,
  );
  if (format === undefined) {
    throw new Error(`does not compile: %${expression}: ${sink.items.map((item) => item.message).join('; ')}`);
  }
  return format.render(mockBatch(EVENT), 0);
}

/** The transformers of a format, nested ones too: their text by the key that libs gives them. */
function transformersOf(format: string): Map<string, string> {
  const source = new SourceText('format', format);
  const found = new Map<string, string>();
  const collect = (node: TransformerArgument): void => {
    if (node.kind === 'transformer') {
      found.set(printOperand(node), format.slice(node.span.start, node.span.end));
      node.arguments.forEach(collect);
    } else if (node.kind === 'transformer-list') {
      node.items.forEach(collect);
    }
  };
  for (const { index, 0: prefix } of format.matchAll(/%\d*/g)) {
    const parsed = parseOperandAt(source, index + prefix.length);
    if (parsed !== undefined && 'operand' in parsed) {
      collect(parsed.operand);
    }
  }
  return found;
}

function sortedJson(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))));
}
