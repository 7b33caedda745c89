/** One line of an audit log → its events, or what is wrong with it. */
import { decodeText } from '../../base/text-encoding.ts';
import { eventsOf, isDeeperThan, MAX_DEPTH } from './decode.ts';
import type { AuditLoss } from './losses.ts';
import { mayHoldLargeInteger, parseJson } from './lossless-json.ts';

/** Longer lines are counted through before they are parsed, so that a hostile one cannot fill the heap. */
const COUNTED_FROM_BYTES = 16 << 20;
const MAX_VALUES = 10_000_000;

/** What a line gave: events (their time stamps not yet looked at), or a loss. `isEvent`: the line is one event, not a list. */
export type DecodedLine =
  | { readonly events: readonly unknown[]; readonly isEvent: boolean; readonly isValidUtf8: boolean }
  | { readonly loss: AuditLoss; readonly message: string };

/** Decodes a line that is not blank. Bytes that are no UTF-8 are kept as base/text-encoding.ts says. */
export function decodeLine(line: Buffer): DecodedLine {
  if (line.length >= COUNTED_FROM_BYTES && countValues(line) > MAX_VALUES) {
    return { loss: 'nDropsValueCount', message: `the line has more than ${MAX_VALUES} values, it is skipped` };
  }
  const text = decodeText(line);
  let document: unknown;
  try {
    document = mayHoldLargeInteger(line) ? parseJson(text) : JSON.parse(text);
  } catch (error) {
    return { loss: 'nDropsNotJson', message: `the line is not JSON, it is skipped: ${(error as Error).message}` };
  }
  // Each level takes a bracket at either side.
  if (text.length > 2 * MAX_DEPTH && isDeeperThan(MAX_DEPTH, document)) {
    return { loss: 'nDropsDepth', message: `the line is nested more than ${MAX_DEPTH} deep, it is skipped` };
  }
  const events = eventsOf(document);
  if (events === undefined) {
    return { loss: 'nDropsNotEvent', message: 'data not recognized as a k8s audit event, the line is skipped' };
  }
  return { events, isEvent: events[0] === document, isValidUtf8: text.isWellFormed() };
}

/** Tells whether a line that nobody parses looks like JSON at both of its ends. */
export function looksWhole(line: Buffer, start: number, end: number): boolean {
  const first = line[start];
  const last = line[end - 1];
  return (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d);
}

/** Counts the values of a JSON text, or a few more than it has: brackets and commas outside strings. */
function countValues(line: Buffer): number {
  let count = 1;
  for (let i = 0; i < line.length; i++) {
    const byte = line[i];
    if (byte === 0x22) {
      i = endOfString(line, i);
    } else if (byte === 0x2c || byte === 0x7b || byte === 0x5b) {
      count++;
    }
  }
  return count;
}

/** Gives the place of the quote that ends the string beginning at `start`, or the line's length. */
function endOfString(line: Buffer, start: number): number {
  for (let i = start + 1; i < line.length; i++) {
    if (line[i] === 0x5c) {
      i++;
    } else if (line[i] === 0x22) {
      return i;
    }
  }
  return line.length;
}
