/** What README.md shows is what happens. */
import { readFileSync, writeFileSync } from 'node:fs';
import { captureTest } from '../_support/captures.js';
import { runDrypod } from '../_support/run-drypod.js';

const EXAMPLE = /^(\$ node build\/main\.js (.*)\n)([^`]*)```$/m;

captureTest('readme: the example prints what it shows (`make goldens` writes it anew)', async (t) => {
  const readme = readFileSync('README.md', 'utf8');
  const [, , command = '', shown] = EXAMPLE.exec(readme) ?? [];
  const { code, stdout, stderr } = await runDrypod(command.split(' '));
  if (process.env['DRYPOD_UPDATE_GOLDENS'] === '1') {
    writeFileSync(
      'README.md',
      readme.replace(EXAMPLE, (_, line) => `${line}${stdout}\`\`\``),
    );
  } else {
    t.is(stdout, shown ?? '');
  }
  t.is(stderr, '');
  t.is(code, 0);
});
