/**
 * Demands of rules → what the pre-check looks for. Whatever cannot be seen in
 * the bytes of a line, or costs more than it saves, is left out: a plan demands
 * less than the rules do, never more.
 */
import type { MemberDemand, TextDemand } from '../../event/text-demand.ts';

/** A test of a member's value, or, with a key, of what that has under the key. */
export interface ValueTest {
  readonly key: string | undefined;
  readonly texts: readonly string[];
  readonly mayBeAbsent: boolean;
}

/** One thing that is looked for. */
export type Atom =
  /** One of the texts is a whole string. */
  | { readonly kind: 'string'; readonly texts: readonly string[] }
  /** Of some member of this name all tests of an alternative hold. */
  | { readonly kind: 'member'; readonly key: string; readonly alternatives: readonly (readonly ValueTest[])[] };

/** What is looked for: every atom, and of every choice one plan. Without either nothing is. */
export interface Plan {
  readonly atoms: readonly Atom[];
  readonly choices: readonly (readonly Plan[])[];
}

/** Texts that have to be looked for one by one; more cost more than decoding a line does. */
const MAX_STRINGS = 8;
const MAX_CHOICES = 16;
const MAX_ALTERNATIVES = 32;

const NOTHING: Plan = { atoms: [], choices: [] };

/** JSON writes these characters as they are or as `\u` escapes, in no other way. */
const SEARCHABLE = /^[^"\\/\p{Cc}\P{ASCII}]+$/u;
/** What may stand in a document without quotes, or for a value that is not there. */
const NOT_ONLY_STRING = /^(?:\s*[+-]?\d.*|true|false|null|[[{].*|<NA>)$/s;
/** Without escapes JSON writes these texts in one way. */
const COMPARABLE = /^[^"\\\p{Cc}\P{ASCII}]*$/u;

/** Makes the plan for lines of which one demand is met. */
export function planOf(demands: readonly TextDemand[]): Plan {
  const known = new Map<TextDemand, Plan>();
  return bounded(either(demands.map((demand) => planOfDemand(demand, known))));
}

/** Rules share demands, so that each is planned once. */
function planOfDemand(demand: TextDemand, known: Map<TextDemand, Plan>): Plan {
  const plan = known.get(demand) ?? makePlan(demand, known);
  known.set(demand, plan);
  return plan;
}

function makePlan(demand: TextDemand, known: Map<TextDemand, Plan>): Plan {
  switch (demand.kind) {
    case 'all':
      return together([...new Set(flatten(demand.items))], known);
    case 'any':
      return either([...new Set(demand.items)].map((item) => planOfDemand(item, known)));
    case 'string':
      return ofAtom(stringAtom(demand.texts));
    case 'member':
      return together([demand], known);
  }
}

function flatten(items: readonly TextDemand[]): TextDemand[] {
  return items.flatMap((item) => (item.kind === 'all' ? flatten(item.items) : [item]));
}

/** All hold. What is said of one object is one test of it, so that absent keys can be told. */
function together(items: readonly TextDemand[], known: Map<TextDemand, Plan>): Plan {
  const objects = new Map<string, MemberDemand[]>();
  const plans: Plan[] = [];
  for (const item of items) {
    const parent = item.kind === 'member' ? parentOf(item) : undefined;
    if (item.kind !== 'member') {
      plans.push(planOfDemand(item, known));
    } else if (parent === undefined) {
      plans.push(ofAtom(memberAtom(item)));
    } else {
      objects.set(parent, [...(objects.get(parent) ?? []), item]);
    }
  }
  plans.push(...[...objects].map(([key, members]) => ofAtom(objectAtom(key, members))));
  return {
    atoms: narrowest(distinct(plans.flatMap(({ atoms }) => atoms))),
    choices: distinct(plans.flatMap(({ choices }) => choices)),
  };
}

/** Leaves out atoms that a narrower one of the same key implies. */
function narrowest(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.filter((atom) => !atoms.some((other) => other !== atom && isNarrower(other, atom)));
}

function isNarrower(atom: Atom, other: Atom): boolean {
  if (atom.kind === 'string' || other.kind === 'string' || atom.key !== other.key) {
    return false;
  }
  const keys = new Set(other.alternatives.map(keyOf));
  return atom.alternatives.length < keys.size && atom.alternatives.every((tests) => keys.has(keyOf(tests)));
}

/** One of them holds: what all share, and a choice between the rest. */
function either(plans: readonly Plan[]): Plan {
  const kept = weakest(distinct([...new Set(plans)]));
  const [first, ...others] = kept;
  if (first === undefined || kept.some(isNothing)) {
    return NOTHING;
  }
  if (others.length === 0) {
    return first;
  }
  const keys = others.map(keysOf);
  const shared = first.atoms.filter((atom) => keys.every((known) => known.has(keyOf(atom))));
  const sharedKeys = new Set(shared.map(keyOf));
  const rests = kept.map(({ atoms, choices }) => ({
    atoms: atoms.filter((atom) => !sharedKeys.has(keyOf(atom))),
    choices,
  }));
  const common = commonAtoms(rests);
  const isExact =
    common.length === 1 && rests.every(({ atoms, choices }) => atoms.length === 1 && choices.length === 0);
  const isChoice = !isExact && rests.length <= MAX_CHOICES && !rests.some(isNothing);
  return { atoms: distinct([...shared, ...common]), choices: isChoice ? [rests] : [] };
}

/** What of every plan some atom demands, by kind and key: atoms that hold when one plan does. */
function commonAtoms(plans: readonly Plan[]): readonly Atom[] {
  const [first, ...others] = plans;
  const names = (first?.atoms ?? []).map(nameOf).filter((name) => others.every((plan) => atomOf(plan, name)));
  return [...new Set(names)].flatMap((name) => {
    const joined = join(plans.map((plan) => atomOf(plan, name)).filter((atom) => atom !== undefined));
    return joined === undefined ? [] : [joined];
  });
}

function nameOf(atom: Atom): string {
  return atom.kind === 'string' ? '' : atom.key;
}

/** The narrowest atom of a name. */
function atomOf({ atoms }: Plan, name: string): Atom | undefined {
  return atoms.filter((atom) => nameOf(atom) === name).sort((a, b) => sizeOf(a) - sizeOf(b))[0];
}

function sizeOf(atom: Atom): number {
  return atom.kind === 'string' ? atom.texts.length : atom.alternatives.length;
}

/** Atoms of one name → the atom that holds when one of them does. */
function join(atoms: readonly Atom[]): Atom | undefined {
  const [first] = atoms;
  if (first?.kind !== 'member') {
    return stringAtom(distinct(atoms.flatMap((atom) => (atom.kind === 'string' ? atom.texts : []))));
  }
  const alternatives = distinct(atoms.flatMap((atom) => (atom.kind === 'member' ? atom.alternatives : [])));
  const isSimple = alternatives.every((tests) => tests.length === 1 && tests[0]?.key === alternatives[0]?.[0]?.key);
  const joined = isSimple || alternatives.length > MAX_ALTERNATIVES ? [loosened(alternatives)] : alternatives;
  return joined[0]?.some(({ mayBeAbsent }) => !mayBeAbsent) === true ? { ...first, alternatives: joined } : undefined;
}

/** One alternative that holds when one of several does; the same, where each is a test of one and the same place. */
function loosened(alternatives: readonly (readonly ValueTest[])[]): readonly ValueTest[] {
  const keys = new Set((alternatives[0] ?? []).map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const tests = alternatives.map((all) => all.find((test) => test.key === key)).filter((test) => test !== undefined);
    const texts = distinct(tests.flatMap((test) => test.texts));
    return tests.length < alternatives.length
      ? []
      : [{ key, texts, mayBeAbsent: tests.some(({ mayBeAbsent }) => mayBeAbsent) }];
  });
}

/** Leaves out plans that demand all that another one does, and more. Of many plans all are kept. */
function weakest(plans: readonly Plan[]): readonly Plan[] {
  if (plans.length > MAX_ALTERNATIVES) {
    return plans;
  }
  let kept: { readonly plan: Plan; readonly keys: ReadonlySet<string> }[] = [];
  for (const plan of plans) {
    const keys = keysOf(plan);
    if (!kept.some((other) => isWithin(other.keys, keys))) {
      kept = [...kept.filter((other) => !isWithin(keys, other.keys)), { plan, keys }];
    }
  }
  return kept.map(({ plan }) => plan);
}

function isWithin(keys: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...keys].every((key) => others.has(key));
}

/** Keeps the number of texts that have to be searched for within bounds. */
function bounded(plan: Plan): Plan {
  if (textsOf(plan).length <= MAX_STRINGS) {
    return plan;
  }
  const kept: Atom[] = [];
  for (const atom of plan.atoms.toSorted((a, b) => searchedOf(a).length - searchedOf(b).length)) {
    if (textsOf({ atoms: [...kept, atom], choices: [] }).length <= MAX_STRINGS) {
      kept.push(atom);
    }
  }
  return { atoms: kept, choices: [] };
}

/** Gives the texts that a plan searches for. */
export function textsOf({ atoms, choices }: Plan): readonly string[] {
  return distinct([...atoms.flatMap(searchedOf), ...choices.flat().flatMap(textsOf)]);
}

function searchedOf(atom: Atom): readonly string[] {
  return atom.kind === 'string' ? atom.texts : [atom.key];
}

function ofAtom(atom: Atom | undefined): Plan {
  return atom === undefined ? NOTHING : { atoms: [atom], choices: [] };
}

/** Tells whether a plan lets everything pass. */
export function isNothing({ atoms, choices }: Plan): boolean {
  return atoms.length === 0 && choices.length === 0;
}

function stringAtom(texts: readonly string[]): Atom | undefined {
  const isSearchable = texts.every((text) => SEARCHABLE.test(text) && !NOT_ONLY_STRING.test(text));
  return isSearchable && texts.length <= MAX_STRINGS ? { kind: 'string', texts: texts.toSorted() } : undefined;
}

/** The object that holds the value, of values that are looked for in one. */
function parentOf({ path, texts }: MemberDemand): string | undefined {
  const [parent, key] = path;
  const isSeen = path.length === 2 && parent !== undefined && key !== undefined && SEARCHABLE.test(parent);
  return isSeen && COMPARABLE.test(key) && texts.every((text) => COMPARABLE.test(text)) ? parent : undefined;
}

function objectAtom(key: string, members: readonly MemberDemand[]): Atom | undefined {
  const tests = members.map(({ path, texts, mayBeAbsent }) => ({ key: path[1], texts: texts.toSorted(), mayBeAbsent }));
  const isObject = tests.some(({ mayBeAbsent }) => !mayBeAbsent);
  return isObject ? { kind: 'member', key, alternatives: [distinct(tests)] } : undefined;
}

/** A value at the top. */
function memberAtom({ path, texts, mayBeAbsent }: MemberDemand): Atom | undefined {
  const [key] = path;
  const isSeen =
    path.length === 1 && key !== undefined && SEARCHABLE.test(key) && texts.every((text) => COMPARABLE.test(text));
  return isSeen && !mayBeAbsent
    ? { kind: 'member', key, alternatives: [[{ key: undefined, texts: texts.toSorted(), mayBeAbsent }]] }
    : undefined;
}

function keysOf({ atoms, choices }: Plan): ReadonlySet<string> {
  return new Set([...atoms, ...choices].map(keyOf));
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function keyOf(item: unknown): string {
  return JSON.stringify(item);
}
