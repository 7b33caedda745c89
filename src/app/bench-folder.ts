/** The folder in which `drypod bench` makes its files, gone at the end whatever happens. */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { systemErrorReason } from '../base/system-error.ts';

/** A folder that exists until it is removed. */
export interface BenchFolder {
  readonly path: string;
  remove(): void;
}

/**
 * Makes the folder where there is room for so many bytes. It is removed also
 * when the process is ended by a second Ctrl-C. Undefined when it cannot be
 * made. Diagnostics: BENCH_NO_SPACE, BENCH_NO_FOLDER.
 */
export function makeBenchFolder(neededBytes: number, sink: DiagnosticSink): BenchFolder | undefined {
  const parent = tmpdir();
  const elsewhere = 'TMPDIR=FOLDER drypod bench, or --quick';
  try {
    const { bavail, bsize } = statfsSync(parent);
    if (bavail * bsize < neededBytes) {
      const message = `${megabytes(neededBytes)} are needed, ${megabytes(bavail * bsize)} are free`;
      sink.add({ code: 'BENCH_NO_SPACE', severity: 'error', message, subject: parent, expected: elsewhere });
      return undefined;
    }
    const path = mkdtempSync(join(parent, 'drypod-bench-'));
    const remove = () => {
      process.off('exit', remove);
      rmSync(path, { recursive: true, force: true });
    };
    process.on('exit', remove);
    return { path, remove };
  } catch (error) {
    const message = `cannot make a folder: ${systemErrorReason(error)}`;
    sink.add({ code: 'BENCH_NO_FOLDER', severity: 'error', message, subject: parent, expected: elsewhere });
    return undefined;
  }
}

/** Writes a size for people. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
