/** Finds the inputs that a name on the command line stands for, and what each of them is. */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { systemErrorReason } from '../base/system-error.ts';
import { type ChunkReader, openFile, openPipe, withHead } from './chunk-reader.ts';
import { detectKind, type InputKind } from './detect.ts';
import { unpacked, unpackHead } from './gzip.ts';

/** One file or stream of events. */
export interface Input {
  /** The path, or what else a person would call it. */
  readonly name: string;
  /** Of the content when it is packed; `gzip` when it cannot be unpacked. */
  readonly kind: InputKind;
  readonly isPacked: boolean;
  /** Bytes as stored; undefined for pipes and the like. */
  readonly sizeBytes: number | undefined;
  /** Of standard input: the bytes taken from it, after which anybody may go on reading. */
  readonly head?: Buffer;
  /** It is a part of a file, and not the first one. */
  readonly startsWithin?: boolean;
  /** Starts reading from the first byte, unpacked; once only for inputs without a size. Rejects with the system's error. */
  open(): Promise<ChunkReader>;
}

/** The name that stands for standard input. */
const STANDARD_INPUT = '-';

/** How much of a file is looked at to see what it is. */
const HEAD_BYTES = 512;

/**
 * Finds the inputs of a name: a file or pipe, a folder (its files, oldest
 * first), or `-`. Opens each one for a moment to see what it is.
 * Diagnostics: AUDIT_UNREADABLE_INPUT, one per input; the others are given.
 */
export async function findInputs(
  name: string,
  sink: DiagnosticSink,
  openStandardInput: () => ChunkReader,
): Promise<readonly Input[]> {
  if (name === STANDARD_INPUT) {
    return [await inputOfPipe('standard input', openStandardInput())];
  }
  const found: Input[] = [];
  for (const path of await pathsOf(name, sink)) {
    try {
      found.push(await inputOfFile(path));
    } catch (error) {
      reportUnreadable(path, error, sink);
    }
  }
  return found;
}

async function pathsOf(name: string, sink: DiagnosticSink): Promise<readonly string[]> {
  try {
    return (await stat(name)).isDirectory() ? await filesOf(name) : [name];
  } catch (error) {
    reportUnreadable(name, error, sink);
    return [];
  }
}

/** Gives the files of a folder, but not of folders in it, by time of change, then by name. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const files: { path: string; timeNs: bigint }[] = [];
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    const facts = await stat(path, { bigint: true }).catch(() => undefined);
    if (facts === undefined || facts.isFile()) {
      files.push({ path, timeNs: facts?.mtimeNs ?? 0n });
    }
  }
  files.sort((a, b) => compare(a.timeNs, b.timeNs) || compare(a.path, b.path));
  return files.map((file) => file.path);
}

function compare<T extends bigint | string>(a: T, b: T): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

async function inputOfFile(path: string): Promise<Input> {
  const facts = await stat(path);
  if (!facts.isFile()) {
    return inputOfPipe(path, facts.isFIFO() ? openPipe(path) : await openFile(path));
  }
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return inputOf(path, buffer.subarray(0, bytesRead), facts.size, () => openFile(path));
  } finally {
    await handle.close();
  }
}

async function inputOfPipe(name: string, reader: ChunkReader): Promise<Input> {
  const head = await reader.read();
  const whole = withHead(head, reader);
  const input = inputOf(name, head ?? new Uint8Array(), undefined, async () => whole);
  return head !== undefined && reader.stopsBetweenReads === true ? { ...input, head: Buffer.from(head) } : input;
}

function inputOf(
  name: string,
  head: Uint8Array,
  sizeBytes: number | undefined,
  open: () => Promise<ChunkReader>,
): Input {
  const kind = detectKind(head);
  if (kind !== 'gzip') {
    return { name, kind, isPacked: false, sizeBytes, open };
  }
  const content = unpackHead(head);
  return {
    name,
    kind: content === undefined ? 'gzip' : detectKind(content),
    isPacked: true,
    sizeBytes,
    open: async () => unpacked(await open()),
  };
}

function reportUnreadable(path: string, error: unknown, sink: DiagnosticSink): void {
  sink.add({
    code: 'AUDIT_UNREADABLE_INPUT',
    severity: 'error',
    message: `cannot read events: ${systemErrorReason(error)}`,
    subject: path,
  });
}
