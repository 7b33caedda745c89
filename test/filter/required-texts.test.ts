import test from 'ava';
import { NO_DEMAND, type TextDemand } from '#src/event/text-demand.js';
import type { Field, FieldSet, JsonPlace } from '#src/fields/field.js';
import { requiredTexts } from '#src/filter/required-texts.js';
import { checked } from '../_support/conditions.js';

interface Shape {
  readonly type: 'charbuf' | 'auditvalue';
  readonly isVerbatim: boolean;
  readonly place?: JsonPlace;
}

const field = (name: string, { type, isVerbatim, place }: Shape): Field => ({
  name,
  type,
  isList: type === 'auditvalue',
  desc: '',
  bind: () => ({ type, isList: type === 'auditvalue', isVerbatim, ...(place && { place }), read: () => undefined }),
});
const list = [
  field('k.verb', { type: 'auditvalue', isVerbatim: true }),
  field('k.resource', { type: 'auditvalue', isVerbatim: true }),
  field('k.new', { type: 'charbuf', isVerbatim: true }),
  field('k.computed', { type: 'auditvalue', isVerbatim: false }),
  field('k.placed', { type: 'charbuf', isVerbatim: true, place: { path: ['a', 'b'], tellsAbsence: true } }),
  field('k.loose', { type: 'charbuf', isVerbatim: true, place: { path: ['c'], tellsAbsence: false } }),
];
const FIELDS: FieldSet = {
  fields: list,
  find(name) {
    const found = list.find((candidate) => candidate.name === name);
    return found && { field: found, suffix: undefined };
  },
};

const text = (...texts: string[]) => ({ kind: 'string', texts });
const all = (...items: object[]) => ({ kind: 'all', items });
const any = (...items: object[]) => ({ kind: 'any', items });
const at = (path: string[], texts: string[], mayBeAbsent = false) => ({ kind: 'member', path, texts, mayBeAbsent });
const nothing = NO_DEMAND;

/** Condition → what every matching document holds. */
const CASES: readonly (readonly [string, object])[] = [
  ['k.verb = create', text('create')],
  ['k.verb = create and k.resource = pods', all(text('create'), text('pods'))],
  ['k.verb intersects (create, update)', text('create', 'update')],
  ['k.new in (create, update)', text('create', 'update')],
  // a legacy list without values is `in` any set
  ['k.verb in (create)', nothing],
  ['k.verb = create or k.resource = pods', any(text('create'), text('pods'))],
  ['k.verb = create and k.verb exists', text('create')],
  ['k.verb = create or k.verb exists', nothing],
  ['not k.verb = create', nothing],
  ['k.verb != create', nothing],
  ['k.computed = create', nothing],
  // a number or boolean has no quotes in JSON
  ['k.verb = 30', nothing],
  ['k.verb = true', nothing],
  ['k.verb = "<NA>"', nothing],
  // JSON may write the slash as \/
  ['k.verb = a/b', nothing],
  ['k.placed = x', at(['a', 'b'], ['x'])],
  ['k.placed in (x, a/b, true)', at(['a', 'b'], ['x', 'a/b', 'true'])],
  ['k.placed = 30', nothing],
  ['k.placed = "<NA>"', nothing],
  ['k.placed != x', nothing],
  ['k.placed exists', nothing],
  ['not k.placed exists', at(['a', 'b'], ['', '<NA>'], true)],
  ['not (k.placed exists or k.verb = x)', at(['a', 'b'], ['', '<NA>'], true)],
  ['not (k.placed exists and k.verb = x)', nothing],
  ['not k.placed = x', nothing],
  ['k.loose = x', at(['c'], ['x'])],
  ['not k.loose exists', nothing],
];

for (const [condition, demand] of CASES) {
  test(`requiredTexts: ${condition}`, (t) => {
    const condition_ = checked(condition, FIELDS).checked;
    t.deepEqual(condition_ && requiredTexts(condition_), demand as TextDemand);
  });
}
