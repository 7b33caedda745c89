/**
 * What the parts of all terms that read one source of values say of a value: a
 * row of bits, bit n = nothing here speaks against term n. Found through the
 * atoms that hold for the value, so that a new value costs what holds for it.
 */
import { BitRows } from '../base/bit-rows.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { FieldValue, Reader } from '../fields/field.ts';
import type { CheckedCondition, ConstantCheck } from '../filter/checked.ts';
import { FoundAtoms } from '../filter/index/found-atoms.ts';
import type { NumberSegments } from '../filter/index/number-segments.ts';
import { ValueIndex } from '../filter/index/value-index.ts';
import { TextMemo } from './text-memo.ts';

/** Decides by the atoms found. */
type Formula = () => boolean;

/** A way to read the source, and the atoms of what is read. */
interface IndexedOperand {
  readonly read: Reader;
  /** Atom that holds when there is a value. */
  readonly presence: number;
  readonly index: ValueIndex;
}

/** What a formula decides about. */
interface TermFormula {
  readonly term: number;
  holds: Formula;
}

/** Rough size of what is kept per set of atoms. */
const BYTES_PER_SET = 100;

/** Rows of one source. Add all parts, seal, then ask. */
export class SourceRows {
  readonly rows: BitRows;
  /** Terms that have a part here. */
  readonly mask: Int32Array;
  readonly #found = new FoundAtoms();
  readonly #operands = new Map<Reader, IndexedOperand>();
  #all: readonly IndexedOperand[] = [];
  readonly #formulas = new Map<number, TermFormula>();
  /** By atom: the formulas that ask for it; undefined for presence. */
  readonly #dependents: (Set<TermFormula> | undefined)[] = [];
  #atomCount = 0;
  readonly #scratch: Int32Array;
  /** Rows of sets of one and two atoms, and of larger ones. */
  #none = -1;
  readonly #ones = new Map<number, number>();
  readonly #pairs = new Map<number, number>();
  readonly #sets = new Map<string, number>();
  /** By the presence atoms of a value: the words when no other atom holds. */
  readonly #bases = new Map<string, Int32Array>();
  #segments: NumberSegments | undefined;
  #texts: TextMemo | undefined;
  #ofSegments = new Int32Array(0);

  /** Rows have bits for so many terms. */
  constructor(termCount: number) {
    const wordCount = (termCount + 31) >>> 5;
    this.rows = new BitRows(wordCount);
    this.mask = new Int32Array(wordCount);
    this.#scratch = new Int32Array(wordCount);
  }

  /** Adds a part of a term; it reads this source only. */
  add(term: number, part: CheckedCondition): void {
    const atoms = new Set<number>();
    const holds = this.#formula(part, atoms);
    const known = this.#formulas.get(term);
    let formula = known;
    if (formula === undefined) {
      formula = { term, holds };
      this.#formulas.set(term, formula);
      this.mask[term >>> 5]! |= 1 << (term & 31);
    } else {
      const before = formula.holds;
      formula.holds = () => before() && holds();
    }
    for (const atom of atoms) {
      this.#dependents[atom]?.add(formula);
    }
  }

  seal(): void {
    this.#all = [...this.#operands.values()];
    for (const { index } of this.#all) {
      index.seal();
    }
    this.#found.reserve(this.#atomCount);
    this.#segments = this.#all.length === 1 ? this.#all[0]!.index.segments : undefined;
    this.#ofSegments = new Int32Array(this.#segments?.segmentCount ?? 0).fill(-1);
  }

  /** Remembers the rows of texts, for a source whose values have no ids. */
  rememberTexts(): void {
    if (this.#all.length === 1 && this.#segments === undefined) {
      this.#texts = new TextMemo();
    }
  }

  /** Gives the row of an event's value. */
  rowOf(batch: EventBatch, row: number): number {
    const found = this.#found;
    const operands = this.#all;
    found.clear();
    if (this.#segments !== undefined) {
      return this.#rowOfNumber(operands[0]!, operands[0]!.read(batch, row));
    }
    if (this.#texts !== undefined) {
      return this.#rowOfText(operands[0]!, operands[0]!.read(batch, row), this.#texts);
    }
    for (let i = 0; i < operands.length; i++) {
      const operand = operands[i]!;
      const value = operand.read(batch, row);
      if (value !== undefined) {
        found.add(operand.presence);
        operand.index.collect(value, found);
      }
    }
    return this.#rowOfFound();
  }

  /** Forgets all rows: their ids are given anew. */
  forget(): void {
    this.rows.clear();
    this.#none = -1;
    this.#ones.clear();
    this.#pairs.clear();
    this.#sets.clear();
    this.#ofSegments.fill(-1);
    this.#texts?.clear();
  }

  get byteLength(): number {
    const sets = BYTES_PER_SET * (this.#pairs.size + this.#sets.size);
    return this.rows.byteLength + sets + (this.#texts?.byteLength ?? 0);
  }

  #rowOfText(operand: IndexedOperand, value: FieldValue | undefined, texts: TextMemo): number {
    const known = typeof value === 'string' ? texts.find(value) : undefined;
    if (known !== undefined) {
      return known;
    }
    if (value !== undefined) {
      this.#found.add(operand.presence);
      operand.index.collect(value, this.#found);
    }
    const row = this.#rowOfFound();
    if (typeof value === 'string') {
      texts.put(value, row);
    }
    return row;
  }

  #rowOfNumber(operand: IndexedOperand, value: FieldValue | undefined): number {
    const isNumber = typeof value === 'number' || typeof value === 'bigint';
    const segment = isNumber ? this.#segments!.segmentOf(value) : -1;
    if (isNumber && this.#ofSegments[segment]! >= 0) {
      return this.#ofSegments[segment]!;
    }
    if (value !== undefined) {
      this.#found.add(operand.presence);
      operand.index.collect(value, this.#found);
    }
    const row = this.#rowOfFound();
    if (isNumber) {
      this.#ofSegments[segment] = row;
    }
    return row;
  }

  #rowOfFound(): number {
    const { count, list } = this.#found;
    switch (count) {
      case 0:
        if (this.#none < 0) {
          this.#none = this.#make();
        }
        return this.#none;
      case 1:
        return this.#ones.get(list[0]!) ?? this.#remember(this.#ones, list[0]!);
      case 2: {
        const pair = list[0]! * this.#atomCount + list[1]!;
        return this.#pairs.get(pair) ?? this.#remember(this.#pairs, pair);
      }
      default: {
        this.#found.sort();
        const set = list.subarray(0, count).join();
        return this.#sets.get(set) ?? this.#remember(this.#sets, set);
      }
    }
  }

  #remember<K>(rows: Map<K, number>, key: K): number {
    const row = this.#make();
    rows.set(key, row);
    return row;
  }

  /** Makes the row of the atoms found: that of a value without any, put right for those that depend on them. */
  #make(): number {
    const { list, count } = this.#found;
    const words = this.#scratch;
    words.set(this.#base());
    for (let i = 0; i < count; i++) {
      for (const { term, holds } of this.#dependents[list[i]!] ?? []) {
        setBit(words, term, holds());
      }
    }
    return this.rows.intern(words);
  }

  #base(): Int32Array {
    const { marks, list, count } = this.#found;
    const others = list.slice(0, count).filter((atom) => this.#dependents[atom] !== undefined);
    const presences = list.slice(0, count).filter((atom) => this.#dependents[atom] === undefined);
    const key = presences.join();
    let base = this.#bases.get(key);
    if (base === undefined) {
      for (const atom of others) {
        marks[atom] = 0;
      }
      base = new Int32Array(this.rows.wordCount).fill(-1);
      for (const { term, holds } of this.#formulas.values()) {
        setBit(base, term, holds());
      }
      for (const atom of others) {
        marks[atom] = 1;
      }
      this.#bases.set(key, base);
    }
    return base;
  }

  #formula(condition: CheckedCondition, atoms: Set<number>): Formula {
    switch (condition.kind) {
      case 'and': {
        const items = condition.items.map((item) => this.#formula(item, atoms));
        return () => items.every((holds) => holds());
      }
      case 'or': {
        const items = condition.items.map((item) => this.#formula(item, atoms));
        return () => items.some((holds) => holds());
      }
      case 'not': {
        const item = this.#formula(condition.item, atoms);
        return () => !item();
      }
      case 'constant':
        return this.#formulaOfCheck(condition, atoms);
      case 'relation':
        throw new Error('a relation reads more than one value');
    }
  }

  #formulaOfCheck(check: ConstantCheck, atoms: Set<number>): Formula {
    const found = this.#found;
    const { presence, index } = this.#operandOf(check);
    if (check.operator === 'exists' && check.operand.type !== 'auditvalue') {
      return () => found.marks[presence] === 1;
    }
    const { id, isNegated } = index.atomOf(check);
    atoms.add(id);
    return isNegated ? () => found.marks[presence] === 1 && found.marks[id] === 0 : () => found.marks[id] === 1;
  }

  #operandOf({ operand: { read } }: ConstantCheck): IndexedOperand {
    let operand = this.#operands.get(read);
    if (operand === undefined) {
      const nextId = () => {
        this.#dependents[this.#atomCount] = new Set();
        return this.#atomCount++;
      };
      const presence = this.#atomCount++;
      operand = { read, presence, index: new ValueIndex(nextId) };
      this.#operands.set(read, operand);
    }
    return operand;
  }
}

function setBit(words: Int32Array, bit: number, isSet: boolean): void {
  if (isSet) {
    words[bit >>> 5]! |= 1 << (bit & 31);
  } else {
    words[bit >>> 5]! &= ~(1 << (bit & 31));
  }
}
