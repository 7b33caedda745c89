/** Events by name and parameter values, in the layouts of every generation. */
import { EVENT_FLAG, EVENT_TABLE, type EventParameter, type EventType } from '../../event/event-table.ts';
import { ByteWriter, nulSeparated } from './bytes.ts';

/**
 * A parameter's value: numbers for what is a number, text for strings and paths
 * (a NUL is put behind), a list for NUL-separated lists, bytes as they are;
 * null = present and empty ("not available").
 */
export type ParameterValue = number | bigint | string | readonly string[] | Uint8Array | null;

/** One event. */
export interface EventSpec {
  /** `open <`, `open >`: the newest layout of that name; or the id of a type. */
  readonly type: string | number;
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  readonly tid: number | bigint;
  readonly cpu?: number;
  /** By parameter name, or in order. */
  readonly values?: Readonly<Record<string, ParameterValue>> | readonly ParameterValue[];
  /** How many parameters are written; default: up to the last one that has a value. */
  readonly parameterCount?: number;
  /** Present = the block kind with flags. Bit 0: only for state, never shown. */
  readonly dumpFlags?: number;
  /** Bytes after the event within its block, where newer writers keep comments. */
  readonly trailer?: Uint8Array;
  /** Added to the length that the header states. */
  readonly lengthSurplus?: number;
}

/** 1: header without a count of parameters; 2: with one. */
export type EventHeader = 1 | 2;

const BLOCK_TYPE = {
  plain: { 1: 0x204, 2: 0x216 },
  flagged: { 1: 0x208, 2: 0x217 },
  large: 0x221,
  flaggedLarge: 0x222,
} as const;

const HEADER_BYTES = { 1: 22, 2: 26 } as const;

/** Bytes of the parameter types that are numbers. */
const INTEGER_BYTES: Readonly<Record<string, number>> = {
  ...{ int8: 1, uint8: 1, flags8: 1, enumflags8: 1, sigtype: 1, l4proto: 1, sockfamily: 1 },
  ...{ int16: 2, uint16: 2, flags16: 2, enumflags16: 2, syscallid: 2, port: 2 },
  ...{
    int32: 4,
    uint32: 4,
    flags32: 4,
    enumflags32: 4,
    uid: 4,
    gid: 4,
    mode: 4,
    sigset: 4,
    bool: 4,
    fd32: 4,
    pid32: 4,
  },
  ...{ int64: 8, uint64: 8, errno: 8, fd: 8, pid: 8, reltime: 8, abstime: 8 },
};

/** Gives the newest event type that a text like `open <` names. @throws Error for an unknown one */
function eventType(type: string | number): EventType {
  if (typeof type === 'number') {
    return known(EVENT_TABLE[type], `${type}`);
  }
  const [name, direction] = type.split(' ');
  const isExit = direction === '<' ? 1 : 0;
  const types = EVENT_TABLE.filter((entry) => entry.name === name && entry.id % 2 === isExit);
  const current = types.filter(({ flags }) => (flags & EVENT_FLAG.isOldVersion) === 0);
  return known((current.length > 0 ? current : types).at(-1), type);
}

function known(found: EventType | undefined, type: string): EventType {
  if (found === undefined) {
    throw new Error(`no event type ${type}`);
  }
  return found;
}

/** Gives the type and the body of an event's block. @throws Error for a value that its parameter cannot have */
export function eventBlock(spec: EventSpec, header: EventHeader): { readonly type: number; readonly body: Buffer } {
  const type = eventType(spec.type);
  const isLarge = (type.flags & EVENT_FLAG.hasLargePayload) !== 0;
  if (isLarge && header === 1) {
    throw new Error(`${type.name} has no header without a count of parameters`);
  }
  const parameters = encodeParameters(type, spec);
  const lengthBytes = isLarge ? 4 : 2;
  const size = parameters.reduce((sum, { length }) => sum + lengthBytes + length, HEADER_BYTES[header] as number);
  const body = new ByteWriter(size + 16).u16(spec.cpu ?? 0);
  if (spec.dumpFlags !== undefined) {
    body.u32(spec.dumpFlags);
  }
  body
    .u64(spec.time)
    .u64(spec.tid)
    .u32(size + (spec.lengthSurplus ?? 0))
    .u16(type.id);
  if (header === 2) {
    body.u32(parameters.length);
  }
  for (const { length } of parameters) {
    body.integer(length, lengthBytes);
  }
  for (const bytes of parameters) {
    body.bytes(bytes);
  }
  body.bytes(spec.trailer ?? new Uint8Array());
  return { type: blockType(header, isLarge, spec.dumpFlags !== undefined), body: body.finish() };
}

function blockType(header: EventHeader, isLarge: boolean, isFlagged: boolean): number {
  if (isLarge) {
    return isFlagged ? BLOCK_TYPE.flaggedLarge : BLOCK_TYPE.large;
  }
  return (isFlagged ? BLOCK_TYPE.flagged : BLOCK_TYPE.plain)[header];
}

function encodeParameters(type: EventType, { values = {}, parameterCount }: EventSpec): Buffer[] {
  const given = Array.isArray(values) ? values : inOrder(type, values as Readonly<Record<string, ParameterValue>>);
  const count = parameterCount ?? given.length;
  return Array.from({ length: count }, (_, i) => encodeValue(type.parameters[i], given[i] ?? null));
}

function inOrder(type: EventType, values: Readonly<Record<string, ParameterValue>>): ParameterValue[] {
  const given: ParameterValue[] = [];
  for (const [name, value] of Object.entries(values)) {
    const index = type.parameters.findIndex((parameter) => parameter.name === name);
    if (index === -1) {
      throw new Error(`${type.name} (${type.id}) has no parameter ${name}`);
    }
    given[index] = value;
  }
  return given;
}

function encodeValue(parameter: EventParameter | undefined, value: ParameterValue): Buffer {
  if (value === null) {
    return Buffer.alloc(0);
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value);
  }
  if (typeof value === 'string') {
    return nulSeparated([value]);
  }
  if (typeof value === 'object') {
    return nulSeparated(value);
  }
  const size = INTEGER_BYTES[parameter?.type ?? ''];
  if (size === undefined) {
    throw new Error(`${parameter?.name ?? 'a surplus parameter'} is no number`);
  }
  return new ByteWriter(8).integer(value, size).finish();
}
