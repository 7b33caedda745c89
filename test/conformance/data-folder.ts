/** Access to the conformance data by path, and nothing else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of conformance data. */
export class DataFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  has(path: string): boolean {
    return existsSync(join(this.path, path));
  }

  /** Names of the files in a folder, sorted. */
  list(path: string): string[] {
    return readdirSync(join(this.path, path)).sort();
  }

  json(path: string): unknown {
    return JSON.parse(readFileSync(join(this.path, path), 'utf8'));
  }

  text(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  /** Gives the lines with content of a file, which are the cases of a JSON lines file. */
  lines(path: string): string[] {
    return this.text(path)
      .split('\n')
      .filter((line) => line !== '');
  }

  /** Counts the lines with content of a file. */
  lineCount(path: string): number {
    return this.lines(path).length;
  }
}
