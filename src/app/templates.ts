/** The template files that rules are generated from; they ship beside the compiled program. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TemplateFiles } from '../psp/render.ts';

const FOLDER = fileURLToPath(new URL('../../templates', import.meta.url));

/** Reads all templates, by their path below the folder. */
export function readTemplates(): TemplateFiles {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.liquid'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
}
