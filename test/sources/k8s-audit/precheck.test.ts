/** The pre-check: what it lets go, and that it never lets go a line that could match. */
import test from 'ava';
import fc from 'fast-check';
import { allDemands, anyDemand, memberDemand, stringDemand, type TextDemand } from '#src/event/text-demand.js';
import { createPrecheck, type RequiredTexts } from '#src/sources/k8s-audit/precheck.js';
import { choosers, meets, type Written, write } from '../../_support/text-demands.ts';

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

/** Demands one text of each group. */
function texts(...groups: readonly (readonly string[])[]): TextDemand {
  return allDemands(groups.map(stringDemand));
}

const { parse } = JSON;

test('pre-check: a line without a time stamp is looked at, so that the loss is counted', (t) => {
  const lines = ['{}', '{"stageTimestamp":"…","v":"get"}', '{"v":"get"}', '{"v":"stageTimestamp2"}', ''];
  t.deepEqual(checkLines([texts(['create'])], lines), [true, false, true, true, true]);
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
  [texts(['pods', 'jobs'], ['create'])],
  ['{"r":"pods","v":"create"}', '{"r":"jobs","v" : "create"}', '{"r":"pods","v":"delete"}', '{"v":"create"}'],
  [true, true, false, false],
);
test(
  'one rule is enough',
  decides,
  [texts(['a'], ['b']), texts(['c'])],
  ['["a","b"]', '["c"]', '["a"]', '[]'],
  [true, true, false, false],
);
test(
  'a text is a whole string',
  decides,
  [texts(['pods'])],
  ['"podsecurity"', '"a pods"', 'pods', '"xpods"', '"pods"', '"\\"pods\\""'],
  [false, false, false, false, true, false],
);
test(
  'an escape that may hide a text is looked at',
  decides,
  [texts(['pods'])],
  ['"\\u0070ods"', '"p\\u006Fds"', '"p\\u006fds"', '"\\u0026"', '"\\u0041"', '"\\\\u0070"', '"\\u00'],
  [true, true, true, false, false, true, false],
);
test(
  'lines after a hit are seen for themselves',
  decides,
  [texts(['x'])],
  ['"x"', '""', '"x"', '"x""x"', '', ''],
  [true, false, true, true, false, false],
);

const CREATED = memberDemand(['verb'], ['create', 'update']);

test(
  'a member has one of the texts',
  decides,
  [CREATED],
  [
    '{"verb":"create"}',
    '{"verb" :\t"update"}',
    '{"verb":"delete"}',
    '{"was":"create","verb":"get"}',
    '{"create":"verb"}',
    '{"verb":"get","verb":"create"}',
    '{"items":[{"verb":"get"},{"verb":"create"}]}',
    '{"verb":"crea\\u0074e"}',
    '{"v\\u0065rb":"create"}',
  ],
  [true, true, false, false, false, true, true, true, true],
);
test(
  'what is no string may be anything',
  decides,
  [CREATED],
  ['{"verb":["create"]}', '{"verb":null}', '{"verb":{}}', '{"verb":5}'],
  [true, true, true, true],
);

const POD = allDemands([
  memberDemand(['ref', 'resource'], ['pods']),
  memberDemand(['ref', 'part'], ['', 'debug'], true),
]);

test(
  'what is said of one object has to hold of one',
  decides,
  [POD],
  [
    '{"ref":{"resource":"pods"}}',
    '{"ref":{"resource":"pods","part":""}}',
    '{"ref": {"uid":{"a":["}"]}, "part" : "debug" ,"resource":"pods"}}',
    '{"ref":{"resource":"pods","part":"status"}}',
    '{"ref":{"part":"status","resource":"pods","part":"debug"}}',
    '{"ref":{"resource":"pods","resource":"jobs"}}',
    '{"ref":{"resource":"jobs"},"resource":"pods"}',
    '{"ref":{},"resource":"pods"}',
    '[{"ref":{"resource":"pods","part":"status"}},{"ref":{"resource":"jobs"}}]',
  ],
  [true, true, true, false, true, false, false, false, false],
);
test(
  'an object that cannot be read may be anything',
  decides,
  [POD],
  [
    '{"ref":{"resourc\\u0065":"pods"}}',
    '{"ref":{"resource":"pod\\u0073"}}',
    '{"ref":{"part":"a\\"","resource":"jobs"}}',
    '{"ref":[{"resource":"jobs"}]}',
    '{"ref":{"resource":1}}',
    '{"ref":{resource}}',
    '{"ref":{"resource":"jobs"',
    '{"ref":{"a":"b\\"c","resource":"jobs"}}',
  ],
  [true, true, false, true, true, true, true, false],
);
test(
  'that a place may be empty demands nothing of it alone',
  decides,
  [allDemands([memberDemand(['ref', 'part'], ['debug'], true), memberDemand(['verb'], [''], true)])],
  [''],
  undefined,
);
test(
  'rules that differ in one place are looked for in one',
  decides,
  [allDemands([CREATED, POD]), allDemands([CREATED, memberDemand(['ref', 'resource'], ['jobs'])])],
  [
    '{"verb":"create","ref":{"resource":"jobs","part":"status"}}',
    '{"verb":"create","ref":{"resource":"pods","part":"status"}}',
    '{"verb":"get","ref":{"resource":"jobs"}}',
  ],
  [true, false, false],
);
test(
  'a text is found beside a place',
  decides,
  [anyDemand([CREATED, stringDemand(['alice'])])],
  ['{"verb":"create"}', '{"by":["alice"]}', '{"verb":"get"}'],
  [true, true, false],
);

test('a rule that requires nothing: no check', decides, [texts(['a']), allDemands([])], ['""'], undefined);
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
  test(`${JSON.stringify(text)} cannot be looked for`, decides, [texts([text])], [''], undefined);
  test(
    `a group with ${JSON.stringify(text)} is left out`,
    decides,
    [texts([text, 'a'], ['b'])],
    ['"a"', '"b"'],
    [false, true],
  );
}
for (const text of ['a"b', 'a\\b', 'é', 'a\nb']) {
  test(`${JSON.stringify(text)} cannot be compared`, decides, [memberDemand(['verb'], [text])], [''], undefined);
}
test(
  'too many texts: only what all rules share is looked for',
  decides,
  [texts(['shared'], ['a', 'b', 'c', 'd', 'e']), texts(['shared'], ['f', 'g', 'h', 'i', 'j'])],
  ['"shared"', '"a"'],
  [true, false],
);
test(
  'too many texts and nothing shared: no check',
  decides,
  [texts('abcde'.split('').map(String)), texts('fghij'.split(''))],
  [''],
  undefined,
);

test('pre-check: of a thousand rules the places are looked for that all of them name', (t) => {
  const rules = Array.from({ length: 1000 }, (_, i) =>
    allDemands([
      memberDemand(['verb'], [`verb${i % 7}`]),
      memberDemand(['ref', 'name'], [`name${i}`]),
      memberDemand(['ref', 'part'], [], i % 2 === 0),
    ]),
  );
  const lines = ['name7"},"verb":"verb1"', 'name1000"},"verb":"verb1"', 'name7"},"verb":"verb7"'];
  t.deepEqual(
    check(
      rules,
      lines.map((end) => `{"ref":{"name":"${end}}`),
    ),
    [true, false, false],
  );
});

const KEYS = ['verb', 'ref', 'resource', 'part'];
const WORDS = ['pods', 'create', 'ResponseComplete', 'a', 'po', 'ods', 'x:y', 'a.b', '', 'a/b'];

const word = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WORDS, ...KEYS) }, fc.string({ maxLength: 6 }));
const { document } = fc.letrec<{ document: Written; leaf: Written; array: Written; object: Written }>((tie) => ({
  document: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('array'), tie('object')),
  leaf: fc.oneof(word, word, fc.constantFrom(1, true, null)),
  array: fc.array(tie('document'), { maxLength: 3 }),
  object: fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...KEYS), word), tie('document')), { maxLength: 4 })
    .map((members) => ({ members })),
}));

const someWords = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
const path = fc.oneof(
  fc.constantFrom(...KEYS).map((key) => [key]),
  fc.tuple(fc.constantFrom('verb', 'ref'), fc.constantFrom(...KEYS)),
);
const { demand } = fc.letrec<{ demand: TextDemand; leaf: TextDemand; all: TextDemand; any: TextDemand }>((tie) => ({
  demand: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('all'), tie('any')),
  leaf: fc.oneof(
    someWords.map(stringDemand),
    fc.tuple(path, someWords, fc.boolean()).map((parts) => memberDemand(...parts)),
  ),
  all: fc.array(tie('demand'), { minLength: 1, maxLength: 4 }).map(allDemands),
  any: fc.array(tie('demand'), { minLength: 1, maxLength: 3 }).map(anyDemand),
}));
const rules = fc.array(demand, { minLength: 1, maxLength: 4 });

test('pre-check: never lets go a line that holds what a rule requires (property)', (t) => {
  let letGoCount = 0;
  fc.assert(
    fc.property(rules, fc.array(document, { minLength: 1, maxLength: 6 }), choosers, (required, documents, chooser) => {
      const choose = chooser();
      const lines = documents.map((value) => write(value, choose));
      const results = check(required, lines);
      for (const [i, text] of lines.entries()) {
        const value: unknown = parse(text);
        const matches = required.some((item) => eventsIn(value).some((event) => meets(item, event)));
        const mayMatch = results?.[i] ?? true;
        letGoCount += mayMatch ? 0 : 1;
        t.true(mayMatch || !matches, text);
      }
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 2000) },
  );
  t.true(letGoCount > 100);
});

/** A line may hold its events in a list, so that any part of it may be one. */
function eventsIn(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(eventsIn)] : [value];
}
