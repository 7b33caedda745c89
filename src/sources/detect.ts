/** What an input is, by its first bytes. */

/**
 * `json` = an audit log; `pretty-json` = JSON with a value over several lines;
 * `empty` = nothing in it; `unknown` = none of these.
 */
export type InputKind = 'scap' | 'gzip' | 'json' | 'pretty-json' | 'utf-16' | 'empty' | 'unknown';

/** The first block of a capture, a section header, in either byte order; read as text it is all line ends. */
const SECTION_HEADER = [0x0a, 0x0d, 0x0d, 0x0a];
const GZIP = [0x1f, 0x8b];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const UTF_16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
/** A first line that ends right after it has opened something. */
const OPEN_LINE = /^[ \t\r\n]*[[{][[{ \t\r]*\n/;

/** Tells what an input is from its first bytes; a few hundred are enough for all but oddly padded text. */
export function detectKind(head: Uint8Array): InputKind {
  if (head.length === 0) {
    return 'empty';
  }
  if (startsWith(head, SECTION_HEADER)) {
    return 'scap';
  }
  if (startsWith(head, GZIP)) {
    return 'gzip';
  }
  if (UTF_16_MARKS.some((mark) => startsWith(head, mark))) {
    return 'utf-16';
  }
  let at = startsWith(head, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  while (at < head.length && isBlank(head[at])) {
    at++;
  }
  if (at === head.length) {
    return 'empty';
  }
  if (OPEN_LINE.test(Buffer.from(head.subarray(at)).toString('latin1'))) {
    return 'pretty-json';
  }
  const isJson = head[at] === 0x7b || head[at] === 0x5b || hasObjectLine(head);
  return isJson ? 'json' : 'unknown';
}

/** A log that was cut off in front begins within a line. */
function hasObjectLine(head: Uint8Array): boolean {
  return head.some((byte, i) => byte === 0x0a && head[i + 1] === 0x7b);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
