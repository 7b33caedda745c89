/**
 * All checks of one operand against constants, as atoms: what holds for a
 * value is found by indexes where the operator has one, else by asking. Equal
 * checks are one atom. The tests of the checks stay the only definition of
 * what they mean: an index only says faster what they would.
 */
import { type FieldValue, isListValue } from '../../event/value.ts';
import { typeClass } from '../../event/value-type.ts';
import { parseLiteral } from '../../operators/literal.ts';
import type { ConstantCheck } from '../checked.ts';
import type { FoundAtoms } from './found-atoms.ts';
import { ListIndex } from './list-index.ts';
import { NumberSegments } from './number-segments.ts';
import { partOfGlob, partOfRegex } from './required-part.ts';
import { TextIndex } from './text-index.ts';

type Numeric = number | bigint;

/** What a check of a present value is: an atom, or the opposite of one. */
export interface Atom {
  readonly id: number;
  readonly isNegated: boolean;
}

interface Asked {
  readonly id: number;
  test(value: FieldValue): boolean;
}

/** Atoms of one operand. `seal` once after the last `atomOf`. */
export class ValueIndex {
  readonly #texts = new TextIndex();
  readonly #numbers = new NumberSegments();
  readonly #lists = new ListIndex();
  readonly #nextId: () => number;
  readonly #atoms = new Map<string, Atom>();
  /** Atoms that no index has. */
  readonly #unindexed: Asked[] = [];
  /** Atoms of each index, to be asked for values that the index is not made for. */
  readonly #ofTexts: Asked[] = [];
  readonly #ofNumbers: Asked[] = [];
  readonly #ofLists: Asked[] = [];

  /** `nextId` hands out atom ids. */
  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  /** Gives the atom of a check of this operand. */
  atomOf(check: ConstantCheck): Atom {
    let key = `${check.operator} ${check.modifier}`;
    for (const literal of check.literals) {
      key += ` ${literal.length}:${literal}`;
    }
    let atom = this.#atoms.get(key);
    if (atom === undefined) {
      atom = this.#add(check);
      this.#atoms.set(key, atom);
    }
    return atom;
  }

  seal(): void {
    this.#texts.seal();
    this.#numbers.seal();
  }

  /** Gives the segments of numbers, when what holds for a value depends on nothing else. */
  get segments(): NumberSegments | undefined {
    const others = this.#unindexed.length + this.#ofTexts.length + this.#ofLists.length;
    return others === 0 && this.#ofNumbers.length > 0 ? this.#numbers : undefined;
  }

  /** Finds the atoms that hold for a present value. */
  collect(value: FieldValue, found: FoundAtoms): void {
    ask(this.#unindexed, value, found);
    if (isListValue(value)) {
      this.#collectList(value as readonly FieldValue[], found);
    } else {
      this.#collectSingle(value, found);
    }
  }

  #collectSingle(value: FieldValue, found: FoundAtoms): void {
    if (typeof value === 'string') {
      if (this.#ofTexts.length > 0) {
        this.#texts.collect(value, found);
      }
      ask(this.#ofNumbers, value, found);
    } else if (typeof value === 'number' || typeof value === 'bigint') {
      if (this.#ofNumbers.length > 0) {
        this.#numbers.collect(value, found);
      }
      ask(this.#ofTexts, value, found);
    } else {
      ask(this.#ofTexts, value, found);
      ask(this.#ofNumbers, value, found);
    }
  }

  /** Of a list field all values count together; of a field that stands for several, each by itself and any is enough. */
  #collectList(values: readonly FieldValue[], found: FoundAtoms): void {
    if (this.#ofLists.length > 0) {
      this.#lists.collect(values as readonly string[], found);
      return;
    }
    for (const value of values) {
      this.#collectSingle(value, found);
    }
  }

  #add(check: ConstantCheck): Atom {
    const { operand, operator, modifier, test } = check;
    if (operator === '!=' && operand.field?.quantifier === undefined && !operand.isList && modifier === undefined) {
      const equals: ConstantCheck = { ...check, operator: '=', test: (value) => !test(value) };
      return { id: this.atomOf(equals).id, isNegated: true };
    }
    const asked: Asked = { id: this.#nextId(), test };
    this.#placeOf(check, asked.id).push(asked);
    return { id: asked.id, isNegated: false };
  }

  /** Puts a check into an index, and gives the list that its atom belongs to. */
  #placeOf(check: ConstantCheck, id: number): Asked[] {
    const { operand, operator, modifier, literals } = check;
    const isQuantified = operand.field?.quantifier !== undefined;
    if ((operator === '!=' && isQuantified) || operator === 'exists') {
      return this.#unindexed;
    }
    const kind = typeClass(operand.type);
    if (operand.isList) {
      const isIndexed = (kind === 'text' || kind === 'bytes') && addList(this.#lists, check, id);
      return isIndexed ? this.#ofLists : this.#unindexed;
    }
    if (kind === 'number' && (modifier === undefined || !isQuantified)) {
      const bounds = literals.map((literal) => parseLiteral(literal, operand.type) as Numeric);
      this.#numbers.add({ atom: id, test: check.test }, bounds);
      return this.#ofNumbers;
    }
    const isText = kind === 'text' || kind === 'bytes' || kind === 'address';
    return isText && modifier === undefined && addText(this.#texts, check, id) ? this.#ofTexts : this.#unindexed;
  }
}

function ask(atoms: readonly Asked[], value: FieldValue, found: FoundAtoms): void {
  for (let i = 0; i < atoms.length; i++) {
    if (atoms[i]!.test(value)) {
      found.add(atoms[i]!.id);
    }
  }
}

/** Gives the constants as values of the operand; texts are what was written. */
function constantsOf({ operand, literals }: ConstantCheck): readonly string[] {
  return typeClass(operand.type) === 'text'
    ? literals
    : literals.map((literal) => parseLiteral(literal, operand.type) as string);
}

function addList(lists: ListIndex, check: ConstantCheck, id: number): boolean {
  const { operator } = check;
  const texts = constantsOf(check);
  switch (operator) {
    case 'in':
      lists.addAll(texts, id);
      return true;
    case 'intersects':
      lists.addAny(texts, id);
      return true;
    default:
      return false;
  }
}

/** Puts a check of a single text into the index; false when there is no index for it. */
function addText(index: TextIndex, check: ConstantCheck, id: number): boolean {
  const { operator, literals, test } = check;
  const [literal = ''] = literals;
  switch (operator) {
    case '=':
    case 'in':
    case 'intersects':
      index.addExact(constantsOf(check), id);
      return true;
    case 'pmatch':
      index.addPaths(constantsOf(check), id);
      return true;
    case 'startswith':
    case 'endswith':
    case 'contains':
      return literal.isWellFormed() && addPart(index, operator, constantsOf(check)[0]!, id);
    case 'icontains':
      index.addLoweredPart(literal, id);
      return true;
    case 'glob':
      return addGlob(index, literal, id) || addGated(index, partOfGlob(literal), id, test);
    case 'regex':
      return addGated(index, partOfRegex(literal), id, test);
    default:
      return false;
  }
}

function addPart(index: TextIndex, operator: 'startswith' | 'endswith' | 'contains', text: string, id: number): true {
  switch (operator) {
    case 'startswith':
      index.addPrefix(text, id);
      return true;
    case 'endswith':
      index.addSuffix(text, id);
      return true;
    case 'contains':
      index.addPart(text, id);
      return true;
  }
}

/** Patterns whose only wildcards are leading or trailing stars are beginnings, ends or parts. */
function addGlob(index: TextIndex, pattern: string, id: number): boolean {
  const [, leading = '', middle = '', trailing = ''] = /^(\**)(.*?)(\**)$/s.exec(pattern) ?? [];
  if (/[?*[\\]/.test(middle)) {
    return false;
  }
  if (middle === '' && pattern !== '') {
    return addPart(index, 'contains', '', id);
  }
  if (leading !== '') {
    return addPart(index, trailing === '' ? 'endswith' : 'contains', middle, id);
  }
  if (trailing !== '') {
    return addPart(index, 'startswith', middle, id);
  }
  index.addExact([middle], id);
  return true;
}

function addGated(
  index: TextIndex,
  part: string | undefined,
  atom: number,
  test: (value: FieldValue) => boolean,
): boolean {
  if (part !== undefined) {
    index.addGated(part, { atom, test });
  }
  return part !== undefined;
}
