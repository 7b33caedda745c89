/** What README.md shows is what happens. */
import { readFileSync } from 'node:fs';
import { captureTest } from '../_support/captures.js';
import { runDrypod } from '../_support/run-drypod.js';

captureTest('readme: the example prints what it shows', async (t) => {
  const [, command, output] =
    /^\$ node build\/main\.js (.*)\n([^`]*)```$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  const { code, stdout, stderr } = await runDrypod(command?.split(' ') ?? []);
  t.is(stdout, output ?? '');
  t.is(stderr, '');
  t.is(code, 0);
});
