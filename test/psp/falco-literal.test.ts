import test from 'ava';
import fc from 'fast-check';
import { SourceText } from '#src/base/source-text.js';
import { parse } from '#src/filter/parse.js';
import { falcoLiteral, falcoOutputText } from '#src/psp/falco-literal.js';
import { hostileText } from '../_support/hostile-text.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 1000) };

/** Reads the constants of `f.g in (…)` back. */
function constantsOf(list: string): unknown {
  const parsed = parse(new SourceText('c', `f.g in (${list})`));
  return 'error' in parsed ? parsed.error.message : JSON.parse(JSON.stringify(parsed.condition)).right;
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(textsIn);
  }
  if (typeof value === 'object' && value !== null) {
    const { text, span: _span, ...rest } = value as { text?: unknown; span?: unknown };
    return typeof text === 'string' ? [text] : textsIn(Object.values(rest));
  }
  return [];
}

test('property: a literal is read back as the text it was made of', (t) => {
  fc.assert(
    fc.property(hostileText, hostileText, (first, second) => {
      t.deepEqual(textsIn(constantsOf(`${falcoLiteral(first)}, ${falcoLiteral(second)}`)), [first, second]);
    }),
    RUNS,
  );
});

const LITERALS: readonly (readonly [string, string])[] = [
  ['secret', "'secret'"],
  ["it's", '"it\'s"'],
  ['C:\\x', 'C:\\x'],
  ['\\', '\\'],
  ['a b\\', "'a b\\ '"],
  ['\'"', "'\\'\"'"],
  ['3\\x', "'3\\\\x'"],
  ['', "''"],
];

test('literal: quoted by a quote it lacks, bare with a backslash, escaped last', (t) => {
  for (const [text, literal] of LITERALS) {
    t.is(falcoLiteral(text), literal);
  }
});

test('output text: no field can start in it and no line end', (t) => {
  t.is(falcoOutputText('100% %proc.name\n\u2028'), '100\uff05 \uff05proc.name\\u000a\\u2028');
  t.is(falcoOutputText('x'.repeat(2000)).length, 601);
});
