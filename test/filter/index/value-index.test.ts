/** Indexes of checks against the tests of the checks themselves, operator by operator. */
import test from 'ava';
import fc from 'fast-check';
import type { FieldValue } from '#src/event/value.js';
import type { ConstantCheck } from '#src/filter/checked.js';
import { FoundAtoms } from '#src/filter/index/found-atoms.js';
import { ValueIndex } from '#src/filter/index/value-index.js';
import { checked } from '../../_support/conditions.ts';
import { fieldSetOf } from '../../_support/made-up-fields.ts';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 300) };

const FIELDS = fieldSetOf({
  'f.text': { type: 'charbuf' },
  'f.any': { type: 'charbuf', quantifier: 'any' },
  'f.bytes': { type: 'bytebuf' },
  'f.number': { type: 'int64' },
  'f.double': { type: 'double' },
  'f.ports': { type: 'port', quantifier: 'endpoints' },
  'f.address': { type: 'ipaddr' },
  'f.net': { type: 'ipnet', quantifier: 'endpoints' },
  'f.list': { type: 'charbuf', isList: true },
  'f.strings': { type: 'string', isList: true },
  'f.numbers': { type: 'uint64', isList: true },
  'f.audit': { type: 'auditvalue', isList: true },
});

const piece = fc.constantFrom('a', 'b', 'ab', '/', '/a', 'A', 'é', '\udcff', '.');
const text = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''));
const pattern = fc
  .array(fc.oneof(piece, fc.constantFrom('*', '?', '[ab]', '\\a')), { maxLength: 5 })
  .map((p) => p.join(''));
const expression = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'b*', 'a+', 'ab?', '.*', '.', '[^a]', '(a|b)', '\\.', 'a{1,2}', '/'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''));
const integer = fc.constantFrom('-1', '0', '1', '2', '7', '18446744073709551615');
const ip = fc.constantFrom('10.0.0.1', '10.0.0.2', '::1');
const quoted = (value: string) => `"${value.replace(/[\\"]/g, '\\$&')}"`;
const one = (values: fc.Arbitrary<string>) => values.map(quoted);
const many = (values: fc.Arbitrary<string>) =>
  fc.array(values, { maxLength: 3 }).map((list) => `(${list.map(quoted).join(', ')})`);
const write = (field: string, operators: readonly string[], right: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...operators), right).map(([operator, constant]) => `f.${field} ${operator} ${constant}`);

const TEXT_OPERATORS = ['=', '!=', 'startswith', 'endswith', 'contains', 'icontains'];
const NUMBER_OPERATORS = ['=', '!=', '<', '<=', '>', '>='];
const character = (code: number) => String.fromCharCode(code);

/** By field: checks of it, and values that it may have. */
const KINDS: Readonly<Record<string, readonly [fc.Arbitrary<string>, fc.Arbitrary<FieldValue>]>> = {
  text: [textChecks('text'), text],
  any: [textChecks('any'), fc.array(text, { minLength: 1, maxLength: 3 })],
  bytes: [
    write('bytes', ['=', '!=', 'startswith', 'endswith', 'contains'], one(text)),
    fc.array(fc.constantFrom(97, 98, 0, 255, 195, 169).map(character), { maxLength: 5 }).map((codes) => codes.join('')),
  ],
  number: [numberChecks('number'), fc.constantFrom<FieldValue>(-2, -1, 0, 1, 2, 3, 7, 8, 2n ** 63n - 1n, 'no number')],
  double: [numberChecks('double'), fc.constantFrom(-1.5, -1, 0, 0.5, 1, 1.25, 2, 7, 7.5)],
  ports: [
    fc.oneof(
      write('ports', NUMBER_OPERATORS, fc.constantFrom('0', '1', '80')),
      write('ports', ['in', 'intersects'], many(fc.constantFrom('1', '80'))),
    ),
    fc.array(fc.constantFrom(0, 1, 2, 80, 81), { minLength: 1, maxLength: 2 }),
  ],
  address: [
    fc.oneof(write('address', ['=', '!='], one(ip)), write('address', ['in', 'intersects'], many(ip))),
    fc.constantFrom('\x0a\0\0\x01', '\x0a\0\0\x02', '\x0a\0\0\x03'),
  ],
  net: [
    fc.oneof(
      write('net', ['=', '!='], one(fc.constantFrom('10.0.0.0/30', '10.0.0.1/32'))),
      write('net', ['in'], many(fc.constantFrom('10.0.0.2/31'))),
    ),
    fc.array(fc.constantFrom('\x0a\0\0\x01', '\x0a\0\0\x02', '\x0b\0\0\x02'), { minLength: 1, maxLength: 2 }),
  ],
  list: [
    fc.oneof(write('list', ['in', 'intersects'], many(text)), fc.constant('f.list exists')),
    fc.array(text, { minLength: 1, maxLength: 4 }),
  ],
  strings: [
    fc.oneof(write('strings', ['in', 'intersects', 'pmatch'], many(text)), write('strings', ['glob'], one(pattern))),
    fc.array(text, { minLength: 1, maxLength: 4 }),
  ],
  numbers: [
    write('numbers', ['in', 'intersects'], many(fc.constantFrom('1', '2'))),
    fc.array(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 3 }),
  ],
  audit: [
    fc.oneof(
      write('audit', ['<', '>='], fc.constantFrom('1', '5')),
      write('audit', ['=', '!=', 'contains'], one(fc.constantFrom('1', '5', '1:4', 'a', '<NA>'))),
      write('audit', ['in', 'intersects', 'pmatch'], many(fc.constantFrom('1', '0:6', 'a'))),
      fc.constant('f.audit exists'),
    ),
    fc.array(fc.constantFrom('1', '5', '0:6', 'a', '<NA>'), { maxLength: 3 }),
  ],
};

function textChecks(field: string): fc.Arbitrary<string> {
  return fc.oneof(
    write(field, TEXT_OPERATORS, one(text)),
    write(field, ['<', '>='], integer),
    write(field, ['in', 'intersects', 'pmatch'], many(pattern)),
    write(field, ['glob', 'iglob'], one(pattern)),
    write(field, ['regex'], one(expression)),
    write(field, ['= anyof', 'contains oneof', 'startswith allof'], many(text)),
    fc.constant(`f.${field} exists`),
  );
}

function numberChecks(field: string): fc.Arbitrary<string> {
  return fc.oneof(
    write(field, NUMBER_OPERATORS, integer),
    write(field, ['in', 'intersects'], many(integer)),
    write(field, ['= anyof', '!= oneof'], many(integer)),
  );
}

function checkOf(source: string): ConstantCheck {
  const { checked: condition, diagnostics } = checked(source, FIELDS);
  if (condition?.kind !== 'constant') {
    throw new Error(`${source}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  }
  return condition;
}

for (const [kind, [checks, values]] of Object.entries(KINDS)) {
  test(`value index: property: ${kind}: finds what each check says by itself`, (t) => {
    const all = fc.tuple(
      fc.array(checks, { minLength: 1, maxLength: 12 }),
      fc.array(values, { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(all, ([sources, events]) => {
        let count = 0;
        const index = new ValueIndex(() => count++);
        const list = sources.map(checkOf);
        const atoms = list.map((check) => index.atomOf(check));
        index.seal();
        const found = new FoundAtoms();
        found.reserve(count);
        for (const value of events) {
          found.clear();
          index.collect(value, found);
          for (const [i, { id, isNegated }] of atoms.entries()) {
            const holds = (found.marks[id] === 1) !== isNegated;
            t.is(
              holds,
              list[i]!.test(value),
              `${sources[i]} on ${JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))}`,
            );
          }
        }
      }),
      RUNS,
    );
  });
}

test('value index: equal checks are one atom, and an inequality is the opposite of an equality', (t) => {
  let count = 0;
  const index = new ValueIndex(() => count++);
  const [first, again, opposite, other] = ['f.text = a', 'f.text = a', 'f.text != a', 'f.text in (a)'].map((source) =>
    index.atomOf(checkOf(source)),
  );
  t.deepEqual(again, first);
  t.deepEqual(opposite, { id: first!.id, isNegated: true });
  t.not(other!.id, first!.id);
  t.is(count, 2);
});

test('value index: constants are told apart however they are joined', (t) => {
  let count = 0;
  const index = new ValueIndex(() => count++);
  const sources = [
    'f.text in ()',
    'f.text in ("")',
    'f.text in ("", "")',
    'f.text in (a, b)',
    'f.text in ("a 1:b")',
    'f.text in ("a1:b")',
  ];
  for (const source of sources) {
    index.atomOf(checkOf(source));
  }
  t.is(count, sources.length);
});
