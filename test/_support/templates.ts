/** The templates as the product ships them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../templates', import.meta.url));

/** All template files, by path below `templates/`. */
export const templates: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.liquid'))
    .sort()
    .map((path) => [path, readFileSync(`${ROOT}/${path}`, 'utf8')]),
);
