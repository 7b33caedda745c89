/** Reads whole files that people write: policies and rules. Sizes are bounded before anything is kept. */
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorReason } from '../base/system-error.ts';
import { decodeFile } from '../base/text-encoding.ts';
import type { AuditSemantics } from '../event/event-source.ts';
import type { RulesFile } from '../rules/load.ts';

/** Stands for standard input wherever a path is given. */
export const STANDARD_INPUT = '-';

/** A file's text, or why it could not be read. */
export type InputText =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly readError: string };

/** Bytes of the largest rules file that is read. */
const MAX_RULES_FILE_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;
const STANDARD_INPUT_FD = 0;

/** Reads a file, or standard input for `-`, up to a size. Never throws for what the file system says. */
export function readInput(path: string, maxBytes: number): InputText {
  const name = path === STANDARD_INPUT ? 'standard input' : path;
  let fd: number | undefined;
  try {
    fd = path === STANDARD_INPUT ? STANDARD_INPUT_FD : openSync(path, 'r');
    if (fstatSync(fd).isDirectory()) {
      return { name, readError: 'it is a folder, not a file' };
    }
    const bytes = readUpTo(fd, maxBytes);
    if (bytes === undefined) {
      return { name, readError: `it is larger than ${maxBytes / 1024 / 1024} MiB` };
    }
    return { name, text: decodeFile(bytes) };
  } catch (error) {
    return { name, readError: systemErrorReason(error) };
  } finally {
    if (fd !== undefined && fd !== STANDARD_INPUT_FD) {
      closeSync(fd);
    }
  }
}

/**
 * Reads rules files; a folder stands for the rules files in it (`*.yaml`,
 * `*.yml`, sorted by name), as in Falco. All get the value model given.
 */
export function readRulesFiles(paths: readonly string[], semantics?: AuditSemantics): RulesFile[] {
  const files = paths.flatMap((path): InputText[] => {
    const names = rulesFilesOf(path);
    if (names === undefined) {
      return [readInput(path, MAX_RULES_FILE_BYTES)];
    }
    return names.length === 0
      ? [{ name: path, readError: 'the folder holds no *.yaml or *.yml files' }]
      : names.map((name) => readInput(join(path, name), MAX_RULES_FILE_BYTES));
  });
  return semantics === undefined ? files : files.map((file) => ({ ...file, semantics }));
}

/** Gives the names of the rules files of a folder; undefined for anything else, which reading it will tell. */
function rulesFilesOf(path: string): string[] | undefined {
  try {
    return readdirSync(path)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return undefined;
  }
}

/** Gives undefined when there is more. */
function readUpTo(fd: number, maxBytes: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const count = readSync(fd, chunk);
    if (count === 0) {
      return Buffer.concat(chunks);
    }
    length += count;
    if (length > maxBytes) {
      return undefined;
    }
    chunks.push(chunk.subarray(0, count));
  }
}
