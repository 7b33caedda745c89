/**
 * Lists: items that name lists are replaced one level deep, and names of
 * lists inside conditions are replaced as text, even inside quotes. Both are
 * Falco's way; nothing here knows the grammar of conditions.
 */
import { quoteItem } from './exceptions.ts';
import type { ListDefinition } from './model.ts';

/** A list whose items are final. */
export interface ExpandedList {
  readonly name: string;
  readonly items: readonly string[];
  /** The items as they stand in a condition. */
  readonly text: string;
}

/** Longest condition after substitution, in UTF-16 code units; a few lists can double one another without end. */
export const MAX_CONDITION_LENGTH: number = 4 * 1024 * 1024;

const BLANKS = ' \t\n\r';
const DELIMITERS = `${BLANKS}(),=`;
const DELIMITER_RUN = /[ \t\n\r(),=]+/;

/** Expanded lists in the order of their first definition, found by the words that may name them. */
export interface ListIndex {
  readonly lists: readonly ExpandedList[];
  readonly positions: ReadonlyMap<string, number>;
  /** Positions of lists whose name is more than one word; they are looked for everywhere. */
  readonly oddPositions: readonly number[];
}

/** Indexes lists given in the order of their first definition. */
export function indexLists(lists: readonly ExpandedList[]): ListIndex {
  const positions = new Map(lists.map((list, position) => [list.name, position]));
  const oddPositions = [...positions].filter(([name]) => DELIMITER_RUN.test(name)).map(([, position]) => position);
  return { lists, positions, oddPositions };
}

/**
 * Replaces items that name a list by its items, one level deep: only lists
 * first defined before this one was last changed. Names used are added to `used`.
 */
export function expandLists(lists: ReadonlyMap<string, ListDefinition>, used: Set<string>): ExpandedList[] {
  return [...lists.values()].map(({ name, items, visibility }) => {
    const expanded = items.flatMap((item) => {
      const referred = lists.get(item);
      if (referred === undefined || referred.index >= visibility) {
        return [item];
      }
      used.add(referred.name);
      return referred.items;
    });
    return { name, items: expanded, text: joinItems(expanded) };
  });
}

/**
 * Puts the items of every list in place of its name, list after list in their
 * order; items may name later lists. Undefined when the text grows beyond
 * MAX_CONDITION_LENGTH. Names used are added to `used`.
 */
export function substituteLists(condition: string, index: ListIndex, used: Set<string>): string | undefined {
  let text = condition;
  const pending = new Set(index.oddPositions);
  addNamedLists(condition, index, -1, pending);
  for (const position of inOrder(pending)) {
    const list = index.lists[position];
    if (list === undefined || nextOccurrence(text, list.name, 0) < 0) {
      continue;
    }
    text = substituteList(text, list);
    used.add(list.name);
    if (text.length > MAX_CONDITION_LENGTH) {
      return undefined;
    }
    addNamedLists(list.text, index, position, pending);
  }
  return text;
}

/** Adds the lists after a position that words of a text name. */
function addNamedLists(text: string, index: ListIndex, after: number, pending: Set<number>): void {
  for (const word of text.split(DELIMITER_RUN)) {
    const position = index.positions.get(word);
    if (position !== undefined && position > after) {
      pending.add(position);
    }
  }
}

/** Walks through numbers in ascending order, those added meanwhile included; only greater ones may be added. */
function* inOrder(numbers: Set<number>): Generator<number> {
  let sorted: number[] = [];
  while (numbers.size > 0 || sorted.length > 0) {
    if (numbers.size > 0) {
      sorted = [...new Set([...sorted, ...numbers])].sort((a, b) => b - a);
      numbers.clear();
    }
    yield sorted.pop() ?? 0;
  }
}

/** As Falco joins: a leading empty item leaves no comma. */
function joinItems(items: readonly string[]): string {
  return items.map(quoteItem).reduce((text, item) => (text === '' ? item : `${text}, ${item}`), '');
}

/**
 * Replaces the occurrences of one name that stand between delimiters. The
 * blanks around each give way to one on either side; an empty list also takes
 * a comma with it.
 */
function substituteList(condition: string, list: ExpandedList): string {
  const parts: string[] = [];
  let done = 0;
  let found = nextOccurrence(condition, list.name, 0);
  while (found >= 0) {
    const [start, blanksEnd] = withBlanks(condition, found, found + list.name.length, done);
    keep(parts, condition.slice(done, start));
    done = list.text === '' && !dropComma(parts) && condition.charAt(blanksEnd) === ',' ? blanksEnd + 1 : blanksEnd;
    // At the very start of the text Falco adds no blank, and looks on one character too far.
    const isAtStart = parts.length === 0;
    parts.push(isAtStart ? '' : ' ', list.text, ' ');
    found = nextOccurrence(condition, list.name, isAtStart ? done + 1 : done);
  }
  return done === 0 ? condition : parts.join('') + condition.slice(done);
}

/** Adds text before a replaced name; without any, the blanks before the name are those at the end of the text so far. */
function keep(parts: string[], text: string): void {
  if (text !== '') {
    parts.push(text);
    return;
  }
  let last: string | undefined;
  do {
    last = parts.pop()?.trimEnd();
  } while (last === '');
  if (last !== undefined) {
    parts.push(last);
  }
}

/** Takes a comma off the end of the text so far; false when there is none. */
function dropComma(parts: string[]): boolean {
  const last = parts.at(-1) ?? '';
  if (!last.endsWith(',')) {
    return false;
  }
  parts.pop();
  if (last.length > 1) {
    parts.push(last.slice(0, -1));
  }
  return true;
}

function nextOccurrence(text: string, name: string, from: number): number {
  let found = text.indexOf(name, from);
  while (found >= 0 && !isDelimited(text, found, found + name.length)) {
    found = text.indexOf(name, found + 1);
  }
  return found;
}

/** Start and end of a name with the blanks around it; nothing before `done`. */
function withBlanks(text: string, nameStart: number, nameEnd: number, done: number): readonly [number, number] {
  let start = nameStart;
  while (start > done && BLANKS.includes(text.charAt(start - 1))) {
    start--;
  }
  let end = nameEnd;
  while (end < text.length && BLANKS.includes(text.charAt(end))) {
    end++;
  }
  return [start, end];
}

function isDelimited(text: string, start: number, end: number): boolean {
  return (
    (start === 0 || DELIMITERS.includes(text.charAt(start - 1))) &&
    (end >= text.length || DELIMITERS.includes(text.charAt(end)))
  );
}
