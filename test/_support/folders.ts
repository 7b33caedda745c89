/** Folders for tests, gone when the test process ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

process.on('exit', () => {
  for (const folder of made) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Makes a new, empty folder and gives its path. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'drypod-'));
  made.push(folder);
  return folder;
}
