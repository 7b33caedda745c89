/**
 * Which lines cannot match any rule, seen from their bytes alone. Sound: a
 * line it lets go cannot match, whatever its spacing, order of keys or escapes.
 * A text is only ever looked for, and found where it may stand: that another
 * one stands in a line excludes nothing, but in the one value that counts.
 */
import type { TextDemand } from '../../event/text-demand.ts';
import { MemberTest } from './member-test.ts';
import { Occurrences } from './occurrences.ts';
import { type Atom, isNothing, type Plan, planOf, textsOf } from './precheck-plan.ts';

/** Demands of which a matching document meets one. Undefined = nothing is known. */
export type RequiredTexts = readonly TextDemand[] | undefined;

/** Key of the member without which an event is lost: a line that lacks it is decoded, so that the loss is counted. */
const TIMESTAMP_KEY = Buffer.from('"stageTimestamp"');

const ESCAPE = Buffer.from('\\u00');

/** Tells whether a part of the bytes at hand may hold what is looked for. */
type LineTest = (start: number, end: number) => boolean;

/** Makes the check for a set of rules. Undefined when it could let nothing go. */
export function createPrecheck(required: RequiredTexts): Precheck | undefined {
  const plan = planOf(required ?? []);
  return isNothing(plan) ? undefined : new Precheck(plan);
}

/** Tests lines of a buffer, one after the other. */
export class Precheck {
  readonly #holdsTexts: LineTest;
  readonly #occurrences = new Map<string, Occurrences>();
  /** 1 for characters of the texts: only an escape of one of them can hide a text. */
  readonly #isOfText = new Uint8Array(128);
  #bytes: Buffer = Buffer.alloc(0);
  #nextEscape = -1;

  constructor(plan: Plan) {
    for (const text of textsOf(plan)) {
      this.#occurrences.set(text, new Occurrences(text));
      for (let i = 0; i < text.length; i++) {
        this.#isOfText[text.charCodeAt(i)] = 1;
      }
    }
    this.#holdsTexts = this.#testOf(plan);
  }

  /** Tells whether a line may match, or lacks a time stamp. Lines of one buffer must come in order; other bytes must come in another Buffer. */
  mayMatch(bytes: Buffer, start: number, end: number): boolean {
    if (bytes !== this.#bytes) {
      this.#begin(bytes);
    }
    return this.#holdsTexts(start, end) || this.#holdsEscape(start, end) || !holdsTimestamp(bytes, start, end);
  }

  #begin(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#nextEscape = -1;
    for (const occurrences of this.#occurrences.values()) {
      occurrences.begin(bytes);
    }
  }

  #testOf({ atoms, choices }: Plan): LineTest {
    const ofChoices = choices.map((plans) => anyOf(plans.map((plan) => this.#testOf(plan))));
    return allOf([...atoms.toSorted(byCost).map((atom) => this.#testOfAtom(atom)), ...ofChoices]);
  }

  #testOfAtom(atom: Atom): LineTest {
    if (atom.kind === 'string') {
      const texts = atom.texts.map((text) => this.#occurrences.get(text)!);
      return anyOf(
        texts.map(
          (text): LineTest =>
            (start, end) =>
              text.after(start) <= end,
        ),
      );
    }
    const keys = this.#occurrences.get(atom.key)!;
    const test = new MemberTest(atom.alternatives);
    return (start, end) => {
      for (let at = keys.after(start); at <= end; at = keys.after(at)) {
        if (test.mayHold(this.#bytes, at, end)) {
          return true;
        }
      }
      return false;
    };
  }

  #holdsEscape(start: number, end: number): boolean {
    if (this.#nextEscape < start) {
      this.#nextEscape = this.#findEscape(start);
    }
    return this.#nextEscape < end;
  }

  #findEscape(start: number): number {
    const bytes = this.#bytes;
    let at = bytes.indexOf(ESCAPE, start);
    while (at >= 0 && !this.#isEscapeOfText(at)) {
      at = bytes.indexOf(ESCAPE, at + ESCAPE.length);
    }
    return at < 0 ? bytes.length : at;
  }

  #isEscapeOfText(at: number): boolean {
    const digits = this.#bytes.toString('latin1', at + ESCAPE.length, at + ESCAPE.length + 2);
    return this.#isOfText[Number.parseInt(digits, 16)] === 1;
  }
}

/** Objects first: resources tell lines apart best. */
function byCost(a: Atom, b: Atom): number {
  return costOf(a) - costOf(b);
}

function costOf(atom: Atom): number {
  if (atom.kind === 'string') {
    return 1 + atom.texts.length;
  }
  return atom.alternatives.some((tests) => tests.some(({ key }) => key !== undefined)) ? 0 : 1;
}

function allOf(tests: readonly LineTest[]): LineTest {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) {
    return only;
  }
  return (start, end) => {
    for (let i = 0; i < tests.length; i++) {
      if (!tests[i]!(start, end)) {
        return false;
      }
    }
    return true;
  };
}

function anyOf(tests: readonly LineTest[]): LineTest {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) {
    return only;
  }
  return (start, end) => {
    for (let i = 0; i < tests.length; i++) {
      if (tests[i]!(start, end)) {
        return true;
      }
    }
    return false;
  };
}

/** API servers write the time stamp near the end, so it is looked for from there. */
function holdsTimestamp(bytes: Buffer, start: number, end: number): boolean {
  const latest = end - TIMESTAMP_KEY.length;
  return latest >= start && bytes.lastIndexOf(TIMESTAMP_KEY, latest) >= start;
}
