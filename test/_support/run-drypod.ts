/** Runs the built program as a user would: a process with arguments, streams and an exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from './folders.js';

export const MAIN: string = fileURLToPath(new URL('../../main.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the program; the caller talks to it. */
export function startDrypod(args: readonly string[], options: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd: options.cwd,
    env: { ...process.env, TZ: 'UTC', ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Waits for the end of a process and gathers what it printed. */
export async function ended(child: ChildProcess): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return await new Promise((done) => {
    child.once('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });
}

/** Runs the program to its end. */
export async function runDrypod(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = startDrypod(args, options);
  // A program that ends early closes the pipe; that is its right.
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input ?? '');
  return await ended(child);
}

/** Makes a new folder with files and gives its path; it is removed when the test process ends. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder();
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
