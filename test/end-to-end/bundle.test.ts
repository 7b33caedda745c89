/** What `make build` makes of the program: one file that starts with code compiled before. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';

const COMPILED = fileURLToPath(new URL('../../app/program.compiled', import.meta.url));

const ofBuild = existsSync(COMPILED) ? test : test.skip;

ofBuild('bundle: the code that the build compiled is used (skipped where tsc alone built it)', async (t) => {
  const { isCompiledBefore } = await import('#src/app/bundle.js');
  t.true(isCompiledBefore);
});
