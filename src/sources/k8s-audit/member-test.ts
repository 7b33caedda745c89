/** Whether the value of a member may be one that is looked for, seen from its bytes alone. */
import { afterBlanks, afterValue, BYTE, endOfPlainString, NOWHERE } from './json-bytes.ts';
import type { ValueTest } from './precheck-plan.ts';

/** Longer lists are looked up. */
const FEW_TEXTS = 16;

/** What stands in a member of the object at hand, if it is not the number of a known text. */
const ABSENT = -1;
const OTHER_TEXT = -2;
/** No string, or one with escapes: it may be anything. */
const UNKNOWN = -3;

/** One key of the object, or the value itself, and the texts that are looked for there. */
class Slot {
  readonly key: Buffer;
  readonly #bytes: Buffer[] = [];
  readonly #byText = new Map<string, number>();
  found = ABSENT;

  constructor(key: string) {
    this.key = Buffer.from(key, 'latin1');
  }

  /** Numbers a text. */
  add(text: string): number {
    const known = this.#byText.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#byText.set(text, this.#bytes.length);
    return this.#bytes.push(Buffer.from(text, 'latin1')) - 1;
  }

  /** Gives the number of a text, or OTHER_TEXT. */
  numberOf(bytes: Buffer, start: number, end: number): number {
    if (this.#bytes.length > FEW_TEXTS) {
      return this.#byText.get(bytes.toString('latin1', start, end)) ?? OTHER_TEXT;
    }
    for (let i = 0; i < this.#bytes.length; i++) {
      if (isSame(bytes, start, end, this.#bytes[i]!)) {
        return i;
      }
    }
    return OTHER_TEXT;
  }
}

interface SlotTest {
  readonly slot: Slot;
  /** 1 for the numbers of texts that will do. */
  readonly allowed: Uint8Array;
  readonly mayBeAbsent: boolean;
}

/** Tests members of one key. */
export class MemberTest {
  readonly #itself = new Slot('');
  readonly #slots: readonly Slot[];
  readonly #alternatives: readonly (readonly SlotTest[])[];

  /** One alternative has to hold, all of its tests. */
  constructor(alternatives: readonly (readonly ValueTest[])[]) {
    const slots = new Map<string, Slot>();
    const slotOf = (key: string | undefined): Slot => {
      if (key === undefined) {
        return this.#itself;
      }
      const slot = slots.get(key) ?? new Slot(key);
      slots.set(key, slot);
      return slot;
    };
    const numbered = alternatives.map((tests) =>
      tests.map(({ key, texts, mayBeAbsent }) => {
        const slot = slotOf(key);
        return { slot, numbers: texts.map((text) => slot.add(text)), mayBeAbsent };
      }),
    );
    this.#alternatives = numbered.map((tests) =>
      tests.map(({ slot, numbers, mayBeAbsent }) => {
        const allowed = new Uint8Array(Math.max(0, ...numbers) + 1);
        for (const number of numbers) {
          allowed[number] = 1;
        }
        return { slot, allowed, mayBeAbsent };
      }),
    );
    this.#slots = [...slots.values()];
  }

  /** Tells whether what follows a key, from the end of its quote on, may be a value that is looked for. */
  mayHold(bytes: Buffer, at: number, end: number): boolean {
    const colon = afterBlanks(bytes, at, end);
    if (colon >= end || bytes[colon] !== BYTE.colon) {
      return colon >= end;
    }
    const start = afterBlanks(bytes, colon + 1, end);
    if (bytes[start] === BYTE.quote) {
      this.#itself.found = numberAt(this.#itself, bytes, start, end);
      this.#forget();
      return this.#holds();
    }
    this.#itself.found = UNKNOWN;
    this.#forget();
    return bytes[start] !== BYTE.openBrace || !this.#readObject(bytes, start + 1, end) || this.#holds();
  }

  #forget(): void {
    for (const slot of this.#slots) {
      slot.found = ABSENT;
    }
  }

  #holds(): boolean {
    for (let i = 0; i < this.#alternatives.length; i++) {
      if (allHold(this.#alternatives[i]!)) {
        return true;
      }
    }
    return false;
  }

  /** Finds what the slots hold; false when the bytes do not tell. Of keys that come twice the last one counts. */
  #readObject(bytes: Buffer, from: number, end: number): boolean {
    let at = afterBlanks(bytes, from, end);
    if (bytes[at] === BYTE.closeBrace) {
      return true;
    }
    while (at < end && bytes[at] === BYTE.quote) {
      const endOfKey = endOfPlainString(bytes, at + 1, end);
      const colon = endOfKey === NOWHERE ? end : afterBlanks(bytes, endOfKey + 1, end);
      if (colon >= end || bytes[colon] !== BYTE.colon) {
        return false;
      }
      const value = afterBlanks(bytes, colon + 1, end);
      this.#take(bytes, at + 1, endOfKey, value, end);
      const after = afterValue(bytes, value, end);
      const next = after === NOWHERE ? end : afterBlanks(bytes, after, end);
      if (next >= end || bytes[next] === BYTE.closeBrace) {
        return next < end;
      }
      if (bytes[next] !== BYTE.comma) {
        return false;
      }
      at = afterBlanks(bytes, next + 1, end);
    }
    return false;
  }

  #take(bytes: Buffer, key: number, endOfKey: number, value: number, end: number): void {
    for (let i = 0; i < this.#slots.length; i++) {
      const slot = this.#slots[i]!;
      if (isSame(bytes, key, endOfKey, slot.key!)) {
        slot.found = numberAt(slot, bytes, value, end);
      }
    }
  }
}

function allHold(tests: readonly SlotTest[]): boolean {
  for (let i = 0; i < tests.length; i++) {
    if (!holds(tests[i]!)) {
      return false;
    }
  }
  return true;
}

function holds({ slot: { found }, allowed, mayBeAbsent }: SlotTest): boolean {
  if (found === ABSENT) {
    return mayBeAbsent;
  }
  return found === UNKNOWN || (found >= 0 && allowed[found] === 1);
}

function numberAt(slot: Slot, bytes: Buffer, at: number, end: number): number {
  if (bytes[at] !== BYTE.quote) {
    return UNKNOWN;
  }
  const quote = endOfPlainString(bytes, at + 1, end);
  return quote === NOWHERE ? UNKNOWN : slot.numberOf(bytes, at + 1, quote);
}

function isSame(bytes: Buffer, start: number, end: number, text: Buffer): boolean {
  if (end - start !== text.length) {
    return false;
  }
  for (let i = 0; i < text.length; i++) {
    if (bytes[start + i] !== text[i]) {
      return false;
    }
  }
  return true;
}
