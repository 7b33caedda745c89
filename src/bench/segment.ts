/** A piece of a capture or an audit log that is repeated, each time a little different, to make a long one. */

/** Which activity a segment shows. */
export interface Segment {
  /** Written once, before the repetitions. */
  readonly head: Buffer;
  /** Events in the head. */
  readonly headEventCount: number;
  /** Events, or lines, in each repetition. */
  readonly eventCount: number;
  /** Bytes of each repetition. */
  readonly byteCount: number;
  /** Gives the bytes of a repetition, counted from 0: later, with other ids and names. Valid until the next call. */
  repetition(index: number): Buffer;
}

/** Gives the places of a pattern, also where it overlaps with itself. */
export function offsetsOf(bytes: Buffer, pattern: Buffer | string): number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(pattern); at !== -1; at = bytes.indexOf(pattern, at + 1)) {
    offsets.push(at);
  }
  return offsets;
}
