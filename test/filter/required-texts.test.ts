import test from 'ava';
import type { Field, FieldSet } from '#src/fields/field.js';
import { requiredTexts } from '#src/filter/required-texts.js';
import { checked } from '../_support/conditions.js';

const verbatim = (name: string, type: 'charbuf' | 'auditvalue', isVerbatim: boolean): Field => ({
  name,
  type,
  isList: type === 'auditvalue',
  desc: '',
  bind: () => ({ type, isList: type === 'auditvalue', isVerbatim, read: () => undefined }),
});
const list = [
  verbatim('k.verb', 'auditvalue', true),
  verbatim('k.resource', 'auditvalue', true),
  verbatim('k.new', 'charbuf', true),
  verbatim('k.computed', 'auditvalue', false),
];
const FIELDS: FieldSet = {
  fields: list,
  find(name) {
    const field = list.find((candidate) => candidate.name === name);
    return field && { field, suffix: undefined };
  },
};

/** Condition → groups of texts, one of each group being in every matching document. */
const CASES: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['k.verb = create', [['create']]],
  ['k.verb = create and k.resource = pods', [['create'], ['pods']]],
  ['k.verb intersects (create, update)', [['create', 'update']]],
  ['k.new in (create, update)', [['create', 'update']]],
  // a legacy list without values is `in` any set
  ['k.verb in (create)', []],
  ['k.verb = create or k.resource = pods', [['create', 'pods']]],
  ['(k.verb = create and k.new in (a, b, c)) or k.resource = pods', [['create', 'pods']]],
  ['k.verb = create or k.verb exists', []],
  ['not k.verb = create', []],
  ['k.verb != create', []],
  ['k.computed = create', []],
  // a number or boolean has no quotes in JSON
  ['k.verb = 30', []],
  ['k.verb = true', []],
  ['k.verb = "<NA>"', []],
  // JSON may write the slash as \/
  ['k.verb = a/b', []],
];

for (const [condition, groups] of CASES) {
  test(`requiredTexts: ${condition}`, (t) => {
    const condition_ = checked(condition, FIELDS).checked;
    t.deepEqual(condition_ && requiredTexts(condition_), groups);
  });
}
