/**
 * Which rules an event matches. The terms still possible are a set of bits;
 * each source of values that matters to them is asked for its row, and set and
 * row lead to a smaller set. Sets, rows and steps are remembered, so that an
 * event costs a step per source whatever the number of rules. What is left in
 * the end is decided by closures, in file order.
 */
import { BitRows } from '../base/bit-rows.ts';
import type { BatchColumns } from '../event/column.ts';
import type { EventBatch } from '../event/event-batch.ts';
import { EVENT_TABLE } from '../event/event-table.ts';
import { hasVariableName } from '../event/event-type.ts';
import type { Predicate } from '../filter/predicate.ts';
import type { SourceRules } from '../rules/ruleset.ts';
import type { MatchBuffer } from './match-buffer.ts';
import { PairTable } from './pair-table.ts';
import type { RowSource } from './row-source.ts';
import { rowSources, type Sources } from './row-sources.ts';
import type { RuleTerm } from './rule-terms.ts';

/** Terms that are still possible, and what to ask next. */
interface State {
  readonly id: number;
  /** Undefined: nothing more to ask. */
  readonly source: RowSource | undefined;
  readonly left: Left;
}

/** Terms that are left when nothing more is to be asked; entry `i` of each list is one term. */
interface Left {
  readonly residuals: readonly (Predicate | undefined)[];
  /** Indexes of the rules in load order. */
  readonly rules: readonly number[];
  /** Place of the term to try once this one holds. */
  readonly afterMatch: readonly number[];
}

const NOTHING_LEFT: Left = { residuals: [], rules: [], afterMatch: [] };

/** How much may be remembered; then it is begun anew. */
export interface GraphLimits {
  readonly bytes: number;
  /** Steps learned between two looks at the size. */
  readonly stepsPerLook: number;
}

const LIMITS: GraphLimits = { bytes: 8 << 20, stepsPerLook: 256 };
const MAX_IDS = 60_000;
/** Rough size of a state beside its bits. */
const BYTES_PER_STATE = 200;

/** The rules of one source over batches of one layout. */
export class RuleGraph {
  readonly #rules: SourceRules;
  readonly #terms: readonly RuleTerm[];
  readonly #sources: Sources;
  /** By source: place in the order. */
  readonly #places: ReadonlyMap<RowSource, number>;
  readonly #limits: GraphLimits;
  /** Words of sets, and one that holds the place of the source to ask. */
  readonly #sets: BitRows;
  readonly #scratch: Int32Array;
  readonly #steps = new PairTable();
  #states: State[] = [];
  #starts: (State | undefined)[] = [];
  #bound: BatchColumns | undefined;
  #stepCount = 0;

  constructor(
    rules: SourceRules,
    terms: readonly RuleTerm[],
    columns: BatchColumns | undefined,
    limits: GraphLimits = LIMITS,
  ) {
    this.#rules = rules;
    this.#terms = terms;
    this.#sources = rowSources(terms, columns);
    this.#places = new Map(this.#sources.ordered.map((source, place) => [source, place]));
    this.#limits = limits;
    const wordCount = (terms.length + 31) >>> 5;
    this.#sets = new BitRows(wordCount + 1);
    this.#scratch = new Int32Array(wordCount + 1);
    this.#forget();
  }

  /** Appends the matches of a batch. */
  evaluate(batch: EventBatch, matches: MatchBuffer): void {
    if (batch.columns !== undefined && batch.columns !== this.#bound) {
      this.#bind(batch.columns);
    }
    const { rowCount, eventType } = batch;
    const steps = this.#steps;
    for (let row = 0; row < rowCount; row++) {
      const type = eventType[row]!;
      let state = this.#starts[type] ?? this.#start(batch, row, type);
      while (state.source !== undefined) {
        const bits = state.source.rowAt(batch, row);
        const next = steps.find(state.id, bits);
        state = next < 0 ? this.#step(state, bits) : this.#states[next]!;
      }
      if (state.left.rules.length > 0) {
        decide(state.left, batch, row, matches);
      }
      if (this.#stepCount >= this.#limits.stepsPerLook) {
        this.#boundMemory();
      }
    }
  }

  #bind(columns: BatchColumns): void {
    this.#bound = columns;
    for (const source of this.#sources.ordered) {
      source.bind(columns);
    }
  }

  /** Gives the state of events of a type before they are asked anything. */
  #start(batch: EventBatch, row: number, type: number): State {
    const { types, ordered, namedCount } = this.#sources;
    const rules = new Set(this.#rules.forEventType(type).map(({ index }) => index));
    const bits = this.#scratch.fill(0);
    for (const [term, { rule }] of this.#terms.entries()) {
      if (rules.has(rule.index)) {
        bits[term >>> 5]! |= 1 << (term & 31);
      }
    }
    types.rows.and(types.rowOf(batch, row), bits);
    const place = EVENT_TABLE.length > type && hasVariableName(type) ? 0 : namedCount;
    for (let i = 0; i < place; i++) {
      ordered[i]!.rows.and(ordered[i]!.rowAt(batch, row), bits);
    }
    const state = this.#stateOf(bits, place);
    this.#starts[type] = state;
    return state;
  }

  /** Learns where a row leads to. */
  #step(state: State, bitsRow: number): State {
    const { source } = state;
    const bits = this.#scratch;
    this.#sets.copy(state.id, bits);
    source!.rows.and(bitsRow, bits);
    const next = this.#stateOf(bits, this.#places.get(source!)! + 1);
    this.#steps.put(state.id, bitsRow, next.id);
    this.#stepCount++;
    return next;
  }

  /** Gives the state of a set of terms that has been asked the sources before a place. */
  #stateOf(bits: Int32Array, from: number): State {
    const { ordered } = this.#sources;
    let place = from;
    while (place < ordered.length && !intersect(bits, ordered[place]!.mask)) {
      place++;
    }
    bits[bits.length - 1] = place;
    const id = this.#sets.intern(bits);
    let state = this.#states[id];
    if (state === undefined) {
      const source = ordered[place];
      state = { id, source, left: source === undefined ? this.#left(bits) : NOTHING_LEFT };
      this.#states[id] = state;
    }
    return state;
  }

  #left(bits: Int32Array): Left {
    const terms = this.#terms.flatMap((term, i) => {
      return (bits[i >>> 5]! & (1 << (i & 31))) === 0 ? [] : [{ ...term, residual: this.#sources.residuals[i] }];
    });
    if (terms.length === 0) {
      return NOTHING_LEFT;
    }
    const ends = new Map(terms.map(({ shadow }, i) => [shadow, i + 1]));
    return {
      residuals: terms.map(({ residual }) => residual),
      rules: terms.map(({ rule }) => rule.index),
      afterMatch: terms.map(({ shadow }) => ends.get(shadow)!),
    };
  }

  #boundMemory(): void {
    this.#stepCount = 0;
    const { types, ordered } = this.#sources;
    const rows = ordered.reduce((sum, { byteLength }) => sum + byteLength, types.byteLength);
    const graph = this.#sets.byteLength + this.#steps.byteLength + this.#states.length * BYTES_PER_STATE;
    const hasIds = this.#states.length < MAX_IDS && ordered.every((source) => source.rows.count < MAX_IDS);
    if (!hasIds || rows + graph > this.#limits.bytes) {
      this.#forget();
    }
  }

  #forget(): void {
    const { types, ordered } = this.#sources;
    types.forget();
    for (const source of ordered) {
      source.forget();
    }
    this.#sets.clear();
    this.#steps.clear();
    this.#states = [];
    this.#starts = [];
    // State 0 is no event's, so that no pair begins with 0.
    this.#stateOf(this.#scratch.fill(0), this.#sources.ordered.length);
  }
}

function decide({ residuals, rules, afterMatch }: Left, batch: EventBatch, row: number, matches: MatchBuffer): void {
  for (let i = 0; i < rules.length; ) {
    const residual = residuals[i];
    if (residual === undefined || residual(batch, row)) {
      matches.push(row, rules[i]!);
      i = afterMatch[i]!;
    } else {
      i++;
    }
  }
}

function intersect(left: Int32Array, right: Int32Array): boolean {
  for (let i = 0; i < right.length; i++) {
    if ((left[i]! & right[i]!) !== 0) {
      return true;
    }
  }
  return false;
}
