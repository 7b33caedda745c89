/**
 * `evt.num` as the recording system counted: it knew fewer event types than we
 * do, and events of types beyond its table have no number there.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Event types that sysdig 0.29.3 knows. */
const RECORDED_TYPE_COUNT = 336;

/** Event types known today. */
const TYPE_COUNT = 454;

/** Offset of the type in an event block: block type and length, cpu, flags if any, time, thread, length. */
const EVENT_BLOCKS: Readonly<Record<number, { readonly typeOffset: number }>> = {
  ...{ 516: { typeOffset: 30 }, 534: { typeOffset: 30 }, 545: { typeOffset: 30 } },
  ...{ 520: { typeOffset: 34 }, 535: { typeOffset: 34 }, 546: { typeOffset: 34 } },
};

/** Numbers of one capture in both ways of counting. */
export interface RecordedNumbers {
  /** Our number of an event that the other system counted as `recorded`. */
  ours(recorded: number): number;
  /** The number of an event of ours in the other system; undefined when it did not know the type. */
  recorded(ours: number): number | undefined;
}

/** Reads the event types of a capture, compressed or not. A damaged tail ends it. */
export function recordedNumbers(path: string): RecordedNumbers {
  const stored = readFileSync(path);
  const bytes = stored[0] === 0x1f ? gunzipSync(stored) : stored;
  const oursByRecorded: number[] = [0];
  const recordedByOurs: (number | undefined)[] = [0];
  for (const type of eventTypes(bytes)) {
    const isKnown = type < RECORDED_TYPE_COUNT;
    if (type < TYPE_COUNT) {
      recordedByOurs.push(isKnown ? oursByRecorded.length : undefined);
    }
    if (isKnown) {
      oursByRecorded.push(recordedByOurs.length - 1);
    }
  }
  return {
    ours: (recorded) => oursByRecorded[recorded] ?? Number.NaN,
    recorded: (ours) => recordedByOurs[ours],
  };
}

function* eventTypes(bytes: Buffer): Generator<number> {
  for (let at = 0; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const block = EVENT_BLOCKS[bytes.readUInt32LE(at)];
    if (length < 12 || at + length > bytes.length) {
      return;
    }
    if (block !== undefined && block.typeOffset + 2 <= length) {
      yield bytes.readUInt16LE(at + block.typeOffset);
    }
    at += length;
  }
}
