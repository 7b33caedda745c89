/**
 * Sets of words as regular expressions over JSON text, in the syntax that POSIX
 * and RE2 share. A word of such a set is one that JSON can write in one way only.
 */

/** What JSON writes with a backslash, or writers escape for HTML; and what is no character. */
const ESCAPED = /["\\<>&\u2028\u2029\ufffd]|\p{C}/u;
const SPECIAL = /[\\^$.*+?()[\]{}|]/g;
const SPECIAL_IN_BRACKETS = /[\\^\]?[-]/g;

interface Node {
  isWord: boolean;
  readonly next: Map<string, Node>;
}

/** Tells whether every JSON writer writes the text as it is, between quotes. */
export function isPlainInJson(text: string): boolean {
  return !ESCAPED.test(text);
}

/** Writes a text as an expression that matches it alone. */
export function literalPattern(text: string): string {
  return text.replace(SPECIAL, (character) =>
    character === '^' || character === '\\' ? `\\${character}` : `[${character}]`,
  );
}

function inBrackets(character: string): string {
  return character.replace(SPECIAL_IN_BRACKETS, '\\$&');
}

/**
 * Gives expressions of which one matches what stands after the opening quote
 * of a JSON string that is none of the words; none matches where one of the
 * words stands. They match up to where the string parts from the last word, so
 * anything may follow. The words are plain in JSON.
 */
export function otherWordPatterns(words: readonly string[]): readonly string[] {
  const root = emptyNode();
  for (const word of words) {
    add(root, word);
  }
  return [...partings(root, '')];
}

function emptyNode(): Node {
  return { isWord: false, next: new Map() };
}

function add(root: Node, word: string): void {
  let node = root;
  for (const character of word) {
    let next = node.next.get(character);
    if (next === undefined) {
      next = emptyNode();
      node.next.set(character, next);
    }
    node = next;
  }
  node.isWord = true;
}

/** At each node a string parts from all words by a character that none goes on with, or by ending where none ends. */
function* partings({ isWord, next }: Node, before: string): Generator<string> {
  const ways = [...next.keys(), ...(isWord ? ['"'] : [])];
  yield ways.length === 0 ? before : `${before}[^${ways.map(inBrackets).join('')}]`;
  for (const [character, node] of next) {
    yield* partings(node, `${before}${literalPattern(character)}`);
  }
}
