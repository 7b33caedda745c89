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

/**
 * Replaces items that name a list by its items, one level deep: only lists
 * first defined before this one was last changed. Names used are added to `used`.
 */
export function expandLists(lists: ReadonlyMap<string, ListDefinition>, used: Set<string>): ExpandedList[] {
  return [...lists.values()].map(({ name, items, visibility }) => {
    const expanded: string[] = [];
    for (const item of items) {
      const referred = lists.get(item);
      if (referred !== undefined && referred.index < visibility) {
        used.add(referred.name);
        expanded.push(...referred.items);
      } else {
        expanded.push(item);
      }
    }
    return { name, items: expanded, text: joinItems(expanded) };
  });
}

/**
 * Puts the items of every list in place of its name, list after list.
 * Undefined when the text grows beyond MAX_CONDITION_LENGTH. Names used are added to `used`.
 */
export function substituteLists(
  condition: string,
  lists: readonly ExpandedList[],
  used: Set<string>,
): string | undefined {
  let text = condition;
  for (const list of lists) {
    const substituted = substituteList(text, list);
    if (substituted !== text) {
      used.add(list.name);
    }
    if (substituted.length > MAX_CONDITION_LENGTH) {
      return undefined;
    }
    text = substituted;
  }
  return text;
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
    const { start, end } = replacedRange(condition, found, list, done);
    while (start === done && parts.length > 0 && parts.at(-1)?.trim() === '') {
      parts.pop();
    }
    parts.push(condition.slice(done, start), start > 0 ? ' ' : '', list.text, ' ');
    done = end;
    found = nextOccurrence(condition, list.name, start > 0 ? end : end + 1);
  }
  return done === 0 ? condition : parts.join('') + condition.slice(done);
}

function nextOccurrence(text: string, name: string, from: number): number {
  let found = text.indexOf(name, from);
  while (found >= 0 && !isDelimited(text, found, found + name.length)) {
    found = text.indexOf(name, found + 1);
  }
  return found;
}

/** The name with the blanks around it, and the comma that an empty list takes; nothing before `done`. */
function replacedRange(
  text: string,
  found: number,
  list: ExpandedList,
  done: number,
): { readonly start: number; readonly end: number } {
  let start = found;
  while (start > done && BLANKS.includes(text.charAt(start - 1))) {
    start--;
  }
  let end = found + list.name.length;
  while (end < text.length && BLANKS.includes(text.charAt(end))) {
    end++;
  }
  if (list.text !== '') {
    return { start, end };
  }
  if (start > done && text.charAt(start - 1) === ',') {
    return { start: start - 1, end };
  }
  return { start, end: text.charAt(end) === ',' ? end + 1 : end };
}

function isDelimited(text: string, start: number, end: number): boolean {
  return (
    (start === 0 || DELIMITERS.includes(text.charAt(start - 1))) &&
    (end >= text.length || DELIMITERS.includes(text.charAt(end)))
  );
}
