/** This program's version. */
import { readFileSync } from 'node:fs';

/** Reads the version from package.json, which lies two folders above the compiled file. */
export function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
