import { readFileSync } from 'node:fs';
import test from 'ava';
import { describeFields } from '#src/fields/describe.js';

test('reference page: docs/reference/fields.md lists the fields as they are (`make docs` writes it anew)', (t) => {
  t.is(readFileSync('docs/reference/fields.md', 'utf8'), describeFields({ format: 'markdown' }));
});
