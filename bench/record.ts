/** Keeping what was measured. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { machine } from '#src/bench/machine.js';

const RECORD_FOLDER = fileURLToPath(new URL('../../bench/record/', import.meta.url));

/** Gives the path of a file in bench/record/, named after the day, what was measured, and the processor. */
export function recordPath(name: string, ending: string): string {
  const cpu = String(machine()['cpu'])
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  mkdirSync(RECORD_FOLDER, { recursive: true });
  return `${RECORD_FOLDER}${new Date().toISOString().slice(0, 10)}-${name}-${cpu}.${ending}`;
}

/** Writes a record and gives its path. */
export function keepRecord(name: string, content: object): string {
  const path = recordPath(name, 'json');
  writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`);
  return path;
}
