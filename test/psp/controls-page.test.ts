/** The examples of controls come out as they say, and the page that shows them is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { CONTROLS } from '#src/psp/controls/registry.js';
import { CONTROL_EXAMPLES } from '../_support/control-examples.js';
import { describeControls, judgeExample } from '../_support/controls-page.js';

const PAGE = 'docs/reference/controls.md';

for (const { name } of CONTROLS) {
  const examples = CONTROL_EXAMPLES[name] ?? [];

  test(`controls page: ${name} has an example that finds something and one that does not`, (t) => {
    t.true(examples.some(({ outcome }) => outcome === 'admitted'));
    t.true(examples.some(({ outcome }) => outcome !== 'admitted'));
  });

  for (const example of examples) {
    test(`controls page: ${name}, ${example.shows}: ${example.outcome}`, async (t) => {
      const { outcome, controls, alerts } = await judgeExample(example, 'drypod');
      t.is(outcome, example.outcome);
      t.deepEqual(controls, outcome === 'admitted' ? [] : [name]);
      t.is(alerts.length, controls.length);
    });
  }
}

test('controls page: docs/reference/controls.md is as the records are (`make goldens` writes it anew)', async (t) => {
  const page = await describeControls();
  if (process.env['DRYPOD_UPDATE_GOLDENS'] === '1') {
    writeFileSync(PAGE, page);
  }
  t.is(readFileSync(PAGE, 'utf8'), page);
});
