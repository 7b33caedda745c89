/** Slow reference of rules/lists.ts: one list, replaced occurrence by occurrence in a growing text. */

const BLANK = /[ \t\n\r]/;
const DELIMITER = /[ \t\n\r(),=]/;

/** Replaces every delimited occurrence of a list's name by its items. */
export function referenceSubstitution(condition: string, name: string, items: readonly string[]): string {
  const joined = join(items);
  let text = condition;
  let found = text.indexOf(name);
  while (found >= 0) {
    let from = found + 1;
    if (isDelimited(text, found, found + name.length)) {
      const [start, end] = range(text, found, found + name.length, joined === '');
      text = `${text.slice(0, start)}${start > 0 ? ' ' : ''}${joined} ${text.slice(end)}`;
      from = start + joined.length + 2;
    }
    found = text.indexOf(name, from);
  }
  return text;
}

function join(items: readonly string[]): string {
  let joined = '';
  for (const item of items) {
    const quoted = item.includes(' ') && !item.startsWith('"') && !item.startsWith("'") ? `"${item}"` : item;
    joined += (joined === '' ? '' : ', ') + quoted;
  }
  return joined;
}

function isDelimited(text: string, start: number, end: number): boolean {
  const isStart = start === 0 || DELIMITER.test(text.charAt(start - 1));
  return isStart && (end >= text.length || DELIMITER.test(text.charAt(end)));
}

function range(text: string, nameStart: number, nameEnd: number, isEmpty: boolean): [number, number] {
  let start = nameStart;
  let end = nameEnd;
  while (start > 0 && BLANK.test(text.charAt(start - 1))) {
    start--;
  }
  while (end < text.length && BLANK.test(text.charAt(end))) {
    end++;
  }
  if (isEmpty && text.charAt(start - 1) === ',') {
    return [start - 1, end];
  }
  return isEmpty && text.charAt(end) === ',' ? [start, end + 1] : [start, end];
}
