/** The pre-check: what it lets go, and that it never lets go a line that could match. */
import test from 'ava';
import fc from 'fast-check';
import { createPrecheck, type RequiredTexts } from '#src/sources/k8s-audit/precheck.js';

/** Tests each line of one buffer; all have a time stamp. */
function check(required: RequiredTexts, texts: readonly string[]): boolean[] | undefined {
  return checkLines(
    required,
    texts.map((text) => `${text} "stageTimestamp"`),
  );
}

function checkLines(required: RequiredTexts, lines: readonly string[]): boolean[] | undefined {
  const precheck = createPrecheck(required);
  if (precheck === undefined) {
    return undefined;
  }
  const bytes = Buffer.from(lines.join('\n'));
  let start = 0;
  return lines.map((line) => {
    const end = start + Buffer.byteLength(line);
    const result = precheck.mayMatch(bytes, start, end);
    start = end + 1;
    return result;
  });
}

test('pre-check: a line without a time stamp is looked at, so that the loss is counted', (t) => {
  const lines = ['{}', '{"stageTimestamp":"…","v":"get"}', '{"v":"get"}', '{"v":"stageTimestamp2"}', ''];
  t.deepEqual(checkLines([[['create']]], lines), [true, false, true, true, true]);
});

const decides = test.macro({
  exec(t, required: RequiredTexts, lines: readonly string[], expected: readonly boolean[] | undefined) {
    t.deepEqual(check(required, lines), expected);
  },
  title: (title) => `pre-check: ${title}`,
});

test(
  'every group needs one of its texts',
  decides,
  [[['pods', 'jobs'], ['create']]],
  ['{"r":"pods","v":"create"}', '{"r":"jobs","v" : "create"}', '{"r":"pods","v":"delete"}', '{"v":"create"}'],
  [true, true, false, false],
);
test(
  'one rule is enough',
  decides,
  [[['a'], ['b']], [['c']]],
  ['["a","b"]', '["c"]', '["a"]', '[]'],
  [true, true, false, false],
);
test(
  'a text is a whole string',
  decides,
  [[['pods']]],
  ['"podsecurity"', '"a pods"', 'pods', '"xpods"', '"pods"', '"\\"pods\\""'],
  [false, false, false, false, true, false],
);
test(
  'an escape that may hide a text is looked at',
  decides,
  [[['pods']]],
  ['"\\u0070ods"', '"p\\u006Fds"', '"p\\u006fds"', '"\\u0026"', '"\\u0041"', '"\\\\u0070"', '"\\u00'],
  [true, true, true, false, false, true, false],
);
test(
  'lines after a hit are seen for themselves',
  decides,
  [[['x']]],
  ['"x"', '""', '"x"', '"x""x"', '', ''],
  [true, false, true, true, false, false],
);
test('a rule that requires nothing: no check', decides, [[['a']], []], ['""'], undefined);
test('nothing known: no check', decides, undefined, [''], undefined);
test('no rules: no check', decides, [], [''], undefined);
for (const text of [
  'a"b',
  'a\\b',
  'a/b',
  'é',
  'a\nb',
  '',
  '5',
  '-1',
  ' 7',
  '1:5',
  'true',
  'false',
  'null',
  '{}',
  '[]',
  '<NA>',
]) {
  test(`${JSON.stringify(text)} cannot be looked for`, decides, [[[text]]], [''], undefined);
  test(
    `a group with ${JSON.stringify(text)} is left out`,
    decides,
    [[[text, 'a'], ['b']]],
    ['"a"', '"b"'],
    [false, true],
  );
}
test(
  'too many texts: only what all rules share is looked for',
  decides,
  [
    [['shared'], ['a', 'b', 'c', 'd', 'e']],
    [['shared'], ['f', 'g', 'h', 'i', 'j']],
  ],
  ['"shared"', '"a"'],
  [true, false],
);
test(
  'too many texts and nothing shared: no check',
  decides,
  [['abcde'.split('')], ['fghij'.split('')]],
  [''],
  undefined,
);

// What follows writes JSON in every way it may be written.

const WORDS = ['pods', 'create', 'ResponseComplete', 'a', 'po', 'ods', 'x:y', 'a.b'];

/** Writes a string with some of its characters escaped. */
function writeText(text: string, bits: number): string {
  const written = [...text].map((character, i) => {
    if (((bits >> (i % 30)) & 1) === 0) {
      return JSON.stringify(character).slice(1, -1);
    }
    const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${bits % 2 === 0 ? hex : hex.toUpperCase()}`;
  });
  return `"${written.join('')}"`;
}

const blank = fc.constantFrom('', '', ' ', '\t', '  ');
const escapes = fc.oneof(fc.constant(0), fc.constant(0), fc.nat());
const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ maxLength: 6 }));
const writtenWord = fc.tuple(word, escapes).map(([text, bits]) => writeText(text, bits));

const { document } = fc.letrec<{ document: string; leaf: string; array: string; object: string }>((tie) => ({
  document: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('array'), tie('object')),
  leaf: fc.oneof(writtenWord, writtenWord, fc.constantFrom('1', 'true', 'null')),
  array: fc
    .tuple(fc.array(fc.tuple(tie('document'), blank), { maxLength: 3 }), blank)
    .map(([items, space]) => `[${space}${items.map(([item, after]) => `${item}${after}`).join(',')}]`),
  object: fc
    .array(fc.tuple(writtenWord, blank, tie('document'), blank), { maxLength: 3 })
    .map((items) => `{${items.map(([key, before, value, after]) => `${key}${before}:${after}${value}`).join(',')}}`),
}));

/** All strings in a value, keys too. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, member]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...stringsOf(member),
  ]);
}

const group = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
const rules = fc.array(fc.array(group, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

test('pre-check: never lets go a line that holds what a rule requires (property)', (t) => {
  let letGoCount = 0;
  fc.assert(
    fc.property(rules, fc.array(document, { minLength: 1, maxLength: 6 }), (required, lines) => {
      const results = check(required, lines);
      for (const [i, text] of lines.entries()) {
        const strings = new Set(stringsOf(JSON.parse(text)));
        const matches = required.some((groups) => groups.every((texts) => texts.some((word) => strings.has(word))));
        const mayMatch = results?.[i] ?? true;
        letGoCount += mayMatch ? 0 : 1;
        t.true(mayMatch || !matches, text);
      }
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 2000) },
  );
  t.true(letGoCount > 100);
});
