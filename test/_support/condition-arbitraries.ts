/** Random conditions and events for property tests: well typed, small vocabularies so that checks often hold. */
import fc from 'fast-check';
import { SourceText } from '#src/base/source-text.js';
import type { ValueType } from '#src/event/value-type.js';
import type { FieldSet, FieldValue } from '#src/fields/field.js';
import type { BinaryCheckNode, Condition, Operand, RightSide, TransformerArgument } from '#src/filter/ast.js';
import type { ReferenceType, ReferenceValue, World } from './interpret.ts';
import { fieldSetOf } from './made-up-fields.ts';

const SPAN = new SourceText('generated', '').span(0, 0);

/** The fields of the generated conditions. */
export const FIELDS: World['fields'] = {
  't.text': { type: 'text', isList: false },
  't.other': { type: 'text', isList: false },
  't.num': { type: 'number', isList: false },
  't.count': { type: 'number', isList: false },
  't.flag': { type: 'bool', isList: false },
  't.list': { type: 'text', isList: true },
  't.more': { type: 'text', isList: true },
  'q.any': { type: 'text', isList: false, quantifier: 'any' },
  'q.ends': { type: 'number', isList: false, quantifier: 'endpoints' },
  'e.kind': { type: 'text', isList: false },
  'e.name': { type: 'text', isList: false },
  'a.one': { type: 'audit', isList: true },
  'a.two': { type: 'audit', isList: true },
};

export const VALUE_TYPES: Readonly<Record<ReferenceType, ValueType>> = {
  number: 'int64',
  bool: 'bool',
  text: 'charbuf',
  audit: 'auditvalue',
};

/** The same fields for the product. */
export const FIELD_SET: FieldSet = fieldSetOf(
  Object.fromEntries(
    Object.entries(FIELDS).map(([name, { type, ...shape }]) => [name, { type: VALUE_TYPES[type], ...shape }]),
  ),
);

/** Tells whether a field yields an array. */
export function isSeveral(name: string): boolean {
  const { isList = false, quantifier = undefined } = FIELDS[name] ?? {};
  return isList || quantifier !== undefined;
}

/** Gives the event of the values as {@link FIELD_SET} reads it. */
export function eventOf(values: World['values']): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, [...list]]) => [name, isSeveral(name) ? list : list[0]!]),
  );
}

const character = fc.constantFrom('a', 'b', 'A', '/', '.', '0');
const oddCharacter = fc.constantFrom(
  'a',
  ' ',
  '"',
  "'",
  '\\',
  ',',
  '(',
  ')',
  '=',
  '\n',
  '\t',
  '#',
  '<',
  '>',
  'é',
  '\udcff',
);
const plainText = fc.string({ unit: character, maxLength: 4 });
const anyText = fc.oneof({ weight: 4, arbitrary: plainText }, fc.string({ unit: oddCharacter, maxLength: 5 }));
const number = fc.integer({ min: -3, max: 12 });
const kind = fc.constantFrom('a', 'b', '/a', 'ab');
const globPattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 5 });
const regexPattern = fc
  .array(fc.constantFrom('a', 'b', '.', '.*', 'a+', '[ab]', '(a|b)', '/'), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const auditText = fc.constantFrom('<NA>', '0', '1', '5', '7', '1:4', '0:6', 'true', 'a', 'ab', '/a');

/** Values of one event: any field may be missing, lists may be empty. */
export const eventValues: fc.Arbitrary<World['values']> = fc.record(
  {
    't.text': anyText.map((value): readonly ReferenceValue[] => [value]),
    't.other': anyText.map((value): readonly ReferenceValue[] => [value]),
    't.num': number.map((value): readonly ReferenceValue[] => [value]),
    't.count': number.map((value): readonly ReferenceValue[] => [value]),
    't.flag': fc.boolean().map((value): readonly ReferenceValue[] => [value]),
    't.list': fc.array<ReferenceValue>(plainText, { maxLength: 3 }),
    't.more': fc.array<ReferenceValue>(plainText, { maxLength: 3 }),
    'q.any': fc.array<ReferenceValue>(anyText, { minLength: 1, maxLength: 3 }),
    'q.ends': fc.array<ReferenceValue>(number, { minLength: 1, maxLength: 2 }),
    'e.kind': kind.map((value): readonly ReferenceValue[] => [value]),
    'e.name': kind.map((value): readonly ReferenceValue[] => [value]),
    'a.one': fc.array<ReferenceValue>(auditText, { maxLength: 3 }),
    'a.two': fc.array<ReferenceValue>(auditText, { maxLength: 3 }),
  },
  { requiredKeys: ['a.one', 'a.two'] },
);

const ref = (name: string): Operand => ({ kind: 'field', name, span: SPAN });
const value = (text: string): { kind: 'value'; text: string; span: typeof SPAN } => ({
  kind: 'value',
  text,
  span: SPAN,
});
const list = (texts: readonly string[]): RightSide => ({ kind: 'list', items: texts.map(value), span: SPAN });
const apply = (name: string, ...args: TransformerArgument[]): Operand => ({
  kind: 'transformer',
  name,
  arguments: args,
  span: SPAN,
});
const val = (name: string): Operand => apply('val', ref(name));

const textField = fc.constantFrom('t.text', 't.other').map(ref);
const listField = fc.constantFrom('t.list', 't.more').map(ref);
const simpleOperand: fc.Arbitrary<Operand> = fc.oneof(
  { weight: 3, arbitrary: textField },
  fc.tuple(fc.constantFrom('tolower', 'toupper', 'basename'), textField).map(([name, operand]) => apply(name, operand)),
  textField.map((operand) => apply('toupper', apply('basename', operand))),
  fc.constant(apply('concat', ref('t.text'), ref('t.other'))),
);
/** Transformers with constants as arguments; libs' canonical form prints these in a way that does not read back. */
const operandWithConstant: fc.Arbitrary<Operand> = fc.oneof(
  plainText.map((text) => apply('concat', ref('t.text'), value(text), ref('t.other'))),
  plainText.map((text) =>
    apply('join', value('-'), { kind: 'transformer-list', items: [ref('t.text'), value(text)], span: SPAN }),
  ),
);
const numberField = fc.constantFrom('t.num', 't.count').map(ref);
const lengthOperand = fc.constantFrom('t.text', 't.list').map((name) => apply('len', ref(name)));
const listOperand: fc.Arbitrary<Operand> = fc.oneof(
  listField,
  listField.map((operand) => apply('tolower', operand)),
);

function binary(
  left: fc.Arbitrary<Operand>,
  operator: fc.Arbitrary<string>,
  right: fc.Arbitrary<RightSide>,
): fc.Arbitrary<Condition> {
  return fc
    .tuple(left, operator, right)
    .map(([l, op, r]): BinaryCheckNode => ({ kind: 'binary', left: l, operator: op, right: r, span: SPAN }));
}

const oneOf = (...names: string[]): fc.Arbitrary<string> => fc.constantFrom(...names);
const one = (text: fc.Arbitrary<string>): fc.Arbitrary<RightSide> => text.map(value);
const many = (text: fc.Arbitrary<string>): fc.Arbitrary<RightSide> => fc.array(text, { maxLength: 3 }).map(list);
const numeral = number.map(String);
const natural = fc.nat({ max: 5 }).map(String);
const NUMBER_OPERATORS = ['=', '!=', '<', '<=', '>', '>='];
const TEXT_OPERATORS = ['=', '!=', 'contains', 'icontains', 'startswith', 'endswith'];

const modified = (operand: fc.Arbitrary<Operand>): fc.Arbitrary<Condition> =>
  fc
    .tuple(
      operand,
      oneOf(...TEXT_OPERATORS),
      fc.constantFrom('oneof', 'anyof', 'allof'),
      fc.array(anyText, { maxLength: 3 }),
    )
    .map(([left, operator, modifier, texts]) => ({
      kind: 'binary',
      left,
      operator,
      modifier,
      right: list(texts),
      span: SPAN,
    }));

const relation: fc.Arbitrary<Condition> = fc.oneof(
  binary(
    textField,
    oneOf('=', '!=', 'contains', 'startswith', 'endswith'),
    fc.constantFrom<RightSide>(val('t.other'), apply('tolower', ref('t.text'))),
  ),
  binary(fc.constant(ref('t.num')), oneOf(...NUMBER_OPERATORS), fc.constant(val('t.count'))),
  binary(listField, oneOf('in', 'intersects'), fc.constant(val('t.more'))),
  binary(textField, oneOf('in'), fc.constant(val('t.list'))),
);

const quantified = fc.constant(ref('q.any'));
const endpoints = fc.constant(ref('q.ends'));
const decidedByType = fc.constantFrom('e.kind', 'e.name').map(ref);

const audit = fc.constantFrom('a.one', 'a.two').map(ref);
const auditCheck: fc.Arbitrary<Condition> = fc.oneof(
  binary(audit, oneOf('=', '!=', 'contains', 'startswith'), one(auditText)),
  binary(audit, oneOf('in', 'intersects', 'pmatch'), many(auditText)),
  binary(audit, oneOf('<', '<=', '>', '>='), one(numeral)),
);

const check = (textOperand: fc.Arbitrary<Operand>): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc
      .constantFrom(...Object.keys(FIELDS))
      .map((name): Condition => ({ kind: 'unary', left: ref(name), operator: 'exists', span: SPAN })),
    binary(textOperand, oneOf(...TEXT_OPERATORS), one(anyText)),
    binary(textOperand, oneOf('in', 'intersects'), many(anyText)),
    binary(textOperand, oneOf('<', '<=', '>', '>='), one(numeral)),
    binary(textField, oneOf('glob', 'iglob'), one(globPattern)),
    binary(textField, oneOf('regex'), one(regexPattern)),
    binary(textField, oneOf('pmatch'), many(globPattern)),
    binary(numberField, oneOf(...NUMBER_OPERATORS), one(numeral)),
    binary(numberField, oneOf('in', 'intersects'), many(numeral)),
    binary(lengthOperand, oneOf(...NUMBER_OPERATORS), one(natural)),
    binary(fc.constant(ref('t.flag')), oneOf('=', '!='), one(oneOf('true', 'false'))),
    binary(listOperand, oneOf('in', 'intersects'), many(plainText)),
    modified(textOperand),
    binary(quantified, oneOf(...TEXT_OPERATORS), one(anyText)),
    binary(quantified, oneOf('in', 'intersects', 'pmatch'), many(plainText)),
    modified(quantified),
    binary(endpoints, oneOf(...NUMBER_OPERATORS), one(numeral)),
    binary(endpoints, oneOf('in', 'intersects'), many(numeral)),
    binary(decidedByType, oneOf('=', '!=', 'startswith'), one(kind)),
    binary(decidedByType, oneOf('in'), many(kind)),
    relation,
    auditCheck,
  );

/** Conditions as the parser could have made them: no `not` directly in a `not`, groups of two or more. */
function conditionsOf(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition; positive: Condition }>((tie) => ({
    positive: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { minLength: 2, maxLength: 4 }))
        .map(([kind, items]): Condition => ({ kind, items, span: SPAN })),
    ),
    condition: fc.oneof(
      { weight: 3, arbitrary: tie('positive') },
      tie('positive').map((item): Condition => ({ kind: 'not', item, span: SPAN })),
    ),
  })).condition;
}

/** Any condition over {@link FIELDS}. */
export const conditions: fc.Arbitrary<Condition> = conditionsOf(check(fc.oneof(simpleOperand, operandWithConstant)));

/** Conditions whose printed form reads back. */
export const printableConditions: fc.Arbitrary<Condition> = conditionsOf(check(simpleOperand));
