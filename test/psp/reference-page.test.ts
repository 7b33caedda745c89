import { readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { describePolicies } from '#src/psp/describe.js';

const PAGE = 'docs/reference/policies.md';

test('reference page: docs/reference/policies.md tells of the controls as they are (`make goldens` writes it anew)', (t) => {
  if (process.env['DRYPOD_UPDATE_GOLDENS'] === '1') {
    writeFileSync(PAGE, describePolicies());
  }
  t.is(readFileSync(PAGE, 'utf8'), describePolicies());
});
