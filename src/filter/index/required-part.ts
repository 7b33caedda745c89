/**
 * A text that every match of a pattern contains, so that patterns need not be
 * tried on texts without it. Undefined where none is easily seen.
 */

/** Shorter parts occur too often to be worth looking for. */
const MIN_LENGTH = 2;
/** Characters that stand for themselves in POSIX expressions. */
const PLAIN = /[A-Za-z0-9/_ :=,@%"'<>~!;&#`-]/;

/** Gives a part of all texts that a shell pattern matches; letters keep their case. */
export function partOfGlob(pattern: string): string | undefined {
  const runs = new Runs();
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === '[' || character === '\\') {
      break;
    }
    if (character === '*' || character === '?') {
      runs.end();
    } else {
      runs.add(character);
    }
  }
  return runs.longest();
}

/** Gives a part of all texts that a POSIX extended expression matches. */
export function partOfRegex(pattern: string): string | undefined {
  const runs = new Runs();
  let at = pattern.includes('|') ? pattern.length : 0;
  while (at < pattern.length) {
    const { literal, end } = readAtom(pattern, at);
    const repeat = pattern[end] ?? '';
    if (end === 0 || repeat === '{') {
      break;
    }
    const isRepeated = repeat === '*' || repeat === '?' || repeat === '+';
    if (literal === undefined || (isRepeated && repeat !== '+')) {
      runs.end();
    } else {
      runs.add(literal);
    }
    if (isRepeated) {
      runs.end();
    }
    at = end + (isRepeated ? 1 : 0);
  }
  return runs.longest();
}

/** Reads a character, class or anchor: what it stands for when it is a plain character, and where it ends; 0 = cannot tell. */
function readAtom(pattern: string, at: number): { literal?: string; end: number } {
  const character = pattern[at]!;
  if (PLAIN.test(character)) {
    return { literal: character, end: at + 1 };
  }
  switch (character) {
    case '.':
    case '^':
    case '$':
      return { end: at + 1 };
    case '[':
      return { end: endOfClass(pattern, at) };
    case '\\': {
      const quoted = pattern[at + 1] ?? '';
      return /[!-/:-@[-`{-~]/.test(quoted) ? { literal: quoted, end: at + 2 } : { end: 0 };
    }
    default:
      return { end: 0 };
  }
}

function endOfClass(pattern: string, at: number): number {
  let i = at + 1;
  i += pattern[i] === '^' ? 1 : 0;
  i += pattern[i] === ']' ? 1 : 0;
  for (; i < pattern.length && pattern[i] !== ']'; i++) {
    if (pattern[i] === '\\' || pattern[i] === '[') {
      return 0;
    }
  }
  return i < pattern.length ? i + 1 : 0;
}

/** Runs of characters that follow each other in every match. */
class Runs {
  #best = '';
  #current = '';

  add(text: string): void {
    this.#current += text;
  }

  end(): void {
    if (this.#current.length > this.#best.length) {
      this.#best = this.#current;
    }
    this.#current = '';
  }

  longest(): string | undefined {
    this.end();
    return this.#best.length >= MIN_LENGTH && this.#best.isWellFormed() ? this.#best : undefined;
  }
}
