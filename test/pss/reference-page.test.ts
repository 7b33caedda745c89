import { readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { describeStandards } from '#src/pss/describe.js';
import { describeConstraints } from '#src/scc/describe.js';

for (const [page, text] of [
  ['docs/reference/pss.md', describeStandards()],
  ['docs/reference/scc.md', describeConstraints()],
] as const) {
  test(`reference page: ${page} tells of the records as they are (\`make goldens\` writes it anew)`, (t) => {
    if (process.env['DRYPOD_UPDATE_GOLDENS'] === '1') {
      writeFileSync(page, text);
    }
    t.is(readFileSync(page, 'utf8'), text);
  });
}
