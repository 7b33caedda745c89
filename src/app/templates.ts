/** The template files that rules are generated from; they ship beside the compiled program. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TemplateFiles } from '../psp/render.ts';

const FOLDER = fileURLToPath(new URL('../../templates', import.meta.url));

/** Reads the templates of the parts named, dialects for instance, by their path below `templates/`. */
export function readTemplates(...parts: readonly string[]): TemplateFiles {
  const paths = parts.flatMap(templatesOf);
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(FOLDER, path), 'utf8')]));
}

function templatesOf(part: string): readonly string[] {
  const names = readdirSync(join(FOLDER, part), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.liquid')).map((name) => `${part}/${name}`);
}
