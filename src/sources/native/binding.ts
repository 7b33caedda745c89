/**
 * The capture library through ffi-napi: the only file that knows it. Nothing
 * of it is loaded before the first capture is to be read, since the package is
 * optional and slow to load.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CaptureError } from '../../base/errors.ts';
import type { BatchResult, CaptureHandle, CaptureLibrary, OpenResult } from './library.ts';
import { STATISTICS_LENGTH } from './statistics.ts';

/** `CAPTURE_ABI_VERSION` that this file was written for. */
const ABI_VERSION = 1;
const ERROR_BYTES = 1024;
/** Only live sources wait. */
const NO_WAIT_MS = 0;

/** A pointer as ffi-napi gives it. */
type Pointer = Buffer;

/** A C function: called at once, or on a thread of its own. */
interface NativeFunction<Args extends unknown[], Result> {
  (...args: Args): Result;
  async(...args: [...Args, (error: Error | null, result: Result) => void]): void;
}

interface Functions {
  readonly capture_abi_version: NativeFunction<[], number>;
  readonly capture_open_file: NativeFunction<[string, string, Buffer, Buffer, number], Pointer>;
  readonly capture_next_batch: NativeFunction<[Pointer, Uint8Array, number, number, Buffer], number>;
  readonly capture_stats: NativeFunction<[Pointer, Buffer], void>;
  readonly capture_last_error: NativeFunction<[Pointer], string>;
  readonly capture_interrupt: NativeFunction<[Pointer], void>;
  readonly capture_close: NativeFunction<[Pointer], void>;
}

const SIGNATURES = {
  capture_abi_version: ['uint32', []],
  capture_open_file: ['pointer', ['string', 'string', 'pointer', 'pointer', 'size_t']],
  capture_next_batch: ['int32', ['pointer', 'pointer', 'size_t', 'int32', 'pointer']],
  capture_stats: ['void', ['pointer', 'pointer']],
  capture_last_error: ['string', ['pointer']],
  capture_interrupt: ['void', ['pointer']],
  capture_close: ['void', ['pointer']],
} as const;

/**
 * Loads the library.
 * @throws CaptureError CAPTURE_NO_FFI, CAPTURE_NO_LIBRARY, CAPTURE_ABI
 */
export function loadCaptureLibrary(path: string): CaptureLibrary {
  if (!existsSync(path)) {
    throw new CaptureError('CAPTURE_NO_LIBRARY', `the library that reads captures is not there: ${path}`);
  }
  const { Library, isNull } = requireFfi();
  let functions: Functions;
  try {
    functions = Library(path, SIGNATURES) as Functions;
  } catch (error) {
    const message = `the library that reads captures cannot be loaded: ${reasonOf(error)}`;
    throw new CaptureError('CAPTURE_NO_LIBRARY', message, { cause: error });
  }
  const version = functions.capture_abi_version();
  if (version !== ABI_VERSION) {
    const message = `${path} was built for another version of drypod (interface ${version}, needed is ${ABI_VERSION})`;
    throw new CaptureError('CAPTURE_ABI', message);
  }
  return { openFile: (file, options) => openFile(functions, isNull, file, options) };
}

interface Ffi {
  Library(path: string, signatures: object): unknown;
  isNull(pointer: Pointer): boolean;
}

function requireFfi(): Ffi {
  const require = createRequire(import.meta.url);
  try {
    const { Library } = require('ffi-napi') as Pick<Ffi, 'Library'>;
    const { isNull } = require('ref-napi') as Pick<Ffi, 'isNull'>;
    return { Library, isNull };
  } catch (error) {
    const message = `the package ffi-napi, which calls the library that reads captures, cannot be loaded: ${reasonOf(error)}`;
    throw new CaptureError('CAPTURE_NO_FFI', message, { cause: error });
  }
}

function openFile(functions: Functions, isNull: Ffi['isNull'], path: string, options: string): OpenResult {
  const status = Buffer.alloc(Int32Array.BYTES_PER_ELEMENT);
  const error = Buffer.alloc(ERROR_BYTES);
  const pointer = functions.capture_open_file(path, options, status, error, ERROR_BYTES);
  if (isNull(pointer)) {
    return { status: status.readInt32LE(), message: error.toString('utf8', 0, error.indexOf(0)) };
  }
  return { handle: handleOf(functions, pointer) };
}

function handleOf(functions: Functions, pointer: Pointer): CaptureHandle {
  const length = Buffer.alloc(BigUint64Array.BYTES_PER_ELEMENT);
  const statistics = Buffer.alloc(STATISTICS_LENGTH * BigUint64Array.BYTES_PER_ELEMENT);
  return {
    nextBatch: (buffer) =>
      new Promise<BatchResult>((resolve, reject) => {
        functions.capture_next_batch.async(pointer, buffer, buffer.length, NO_WAIT_MS, length, (error, status) => {
          if (error === null || error === undefined) {
            resolve({ status, lengthBytes: Number(length.readBigUInt64LE()) });
          } else {
            reject(error);
          }
        });
      }),
    statistics() {
      functions.capture_stats(pointer, statistics);
      return Array.from({ length: STATISTICS_LENGTH }, (_, i) => Number(statistics.readBigUInt64LE(i * 8)));
    },
    lastError: () => functions.capture_last_error(pointer),
    interrupt: () => functions.capture_interrupt(pointer),
    close: () => functions.capture_close(pointer),
  };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
