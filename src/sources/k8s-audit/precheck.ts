/**
 * Which lines cannot match any rule, seen from their bytes alone. Sound: a
 * line it lets go cannot match, whatever its spacing, order of keys or escapes.
 */

/**
 * What matching documents must hold: per rule its groups, per group its
 * texts. A document matches a rule only if of every group at least one text
 * is in it as a whole string. Undefined = nothing is known.
 */
export type RequiredTexts = readonly (readonly (readonly string[])[])[] | undefined;

/** More texts than this cost more to look for than decoding the line does. */
const MAX_TEXTS = 8;

/** JSON writes these characters as they are or as `\u` escapes, in no other way. */
const SEARCHABLE = /^[^"\\/\p{Cc}\P{ASCII}]+$/u;
/** What may stand in a document without quotes, or for a value that is not there. */
const NOT_ONLY_STRING = /^(?:\s*[+-]?\d.*|true|false|null|[[{].*|<NA>)$/s;

/** Key of the member without which an event is lost: a line that lacks it is decoded, so that the loss is counted. */
const TIMESTAMP_KEY = Buffer.from('"stageTimestamp"');

const QUOTE = 0x22;
const ESCAPE = Buffer.from('\\u00');

/** A text as it stands in JSON, and where it was last found in the buffer at hand. */
interface Token {
  /** The text with its closing quote only: the search for a rarer first byte is several times faster. */
  readonly needle: Buffer;
  /** Place of the next one at or after the last line looked at; the buffer's length when there is none. */
  next: number;
}

type Group = readonly Token[];

/**
 * Makes the check for a set of rules. Undefined when it could let nothing go:
 * some rule requires no text, or the texts are too many to be worth it.
 */
export function createPrecheck(required: RequiredTexts): Precheck | undefined {
  if (required === undefined) {
    return undefined;
  }
  const rules = required.map(searchableGroups);
  if (rules.some((groups) => groups.size === 0)) {
    return undefined;
  }
  const [first = new Map<string, readonly string[]>(), ...others] = rules;
  const common = [...first.keys()].filter((key) => others.every((groups) => groups.has(key)));
  const rests = rules.map((groups) => [...groups.keys()].filter((key) => !common.includes(key)));
  const alternatives = rests.some((rest) => rest.length === 0) ? [] : rests;
  return build(common, alternatives) ?? build(common, []);
}

/** Tests lines of a buffer, one after the other. */
export class Precheck {
  /** Of every group some token. */
  readonly #required: readonly Group[];
  /** Of every group of some alternative some token; no alternatives = no demand. */
  readonly #alternatives: readonly (readonly Group[])[];
  readonly #tokens: readonly Token[];
  /** 1 for characters of the texts: only an escape of one of them can hide a text. */
  readonly #isOfText = new Uint8Array(128);
  #bytes: Buffer = Buffer.alloc(0);
  #nextEscape = -1;

  constructor(
    texts: ReadonlyMap<string, Token>,
    required: readonly Group[],
    alternatives: readonly (readonly Group[])[],
  ) {
    this.#required = required;
    this.#alternatives = alternatives;
    this.#tokens = [...texts.values()];
    for (const text of texts.keys()) {
      for (let i = 0; i < text.length; i++) {
        this.#isOfText[text.charCodeAt(i)] = 1;
      }
    }
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
    for (const token of this.#tokens) {
      token.next = -1;
    }
  }

  #holdsTexts(start: number, end: number): boolean {
    const holdsGroup = (group: Group) => group.some((token) => this.#holds(token, start, end));
    return (
      this.#required.every(holdsGroup) &&
      (this.#alternatives.length === 0 || this.#alternatives.some((groups) => groups.every(holdsGroup)))
    );
  }

  #holds(token: Token, start: number, end: number): boolean {
    if (token.next < start) {
      token.next = this.#find(token.needle, start);
    }
    return token.next < end;
  }

  #find(needle: Buffer, start: number): number {
    const bytes = this.#bytes;
    let at = bytes.indexOf(needle, start);
    while (at >= 0 && bytes[at - 1] !== QUOTE) {
      at = bytes.indexOf(needle, at + 1);
    }
    return at < 0 ? bytes.length : at;
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

/** Gives the groups whose texts can all be looked for, by a key that equal groups share. */
function searchableGroups(groups: readonly (readonly string[])[]): Map<string, readonly string[]> {
  const byKey = new Map<string, readonly string[]>();
  for (const group of groups) {
    if (group.every((text) => SEARCHABLE.test(text) && !NOT_ONLY_STRING.test(text))) {
      const texts = [...new Set(group)].sort();
      byKey.set(JSON.stringify(texts), texts);
    }
  }
  return byKey;
}

function build(required: readonly string[], alternatives: readonly (readonly string[])[]): Precheck | undefined {
  const tokens = new Map<string, Token>();
  const groupOf = (key: string): Group => (JSON.parse(key) as string[]).map((text) => tokenOf(text, tokens));
  const requiredGroups = required.map(groupOf);
  const alternativeGroups = alternatives.map((keys) => keys.map(groupOf));
  const isUseless = requiredGroups.length === 0 && alternativeGroups.length === 0;
  return isUseless || tokens.size > MAX_TEXTS ? undefined : new Precheck(tokens, requiredGroups, alternativeGroups);
}

function tokenOf(text: string, tokens: Map<string, Token>): Token {
  const token = tokens.get(text) ?? { needle: Buffer.from(`${text}"`), next: -1 };
  tokens.set(text, token);
  return token;
}

/** API servers write the time stamp near the end, so it is looked for from there. */
function holdsTimestamp(bytes: Buffer, start: number, end: number): boolean {
  const latest = end - TIMESTAMP_KEY.length;
  return latest >= start && bytes.lastIndexOf(TIMESTAMP_KEY, latest) >= start;
}
