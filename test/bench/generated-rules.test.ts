import test from 'ava';
import { generateRules } from '#src/bench/generated-rules.js';
import { loadTexts } from '../_support/rules-files.js';

for (const source of ['syscall', 'k8s_audit'] as const) {
  for (const everyCall of [false, true]) {
    test(`generated rules: those of ${source}${everyCall ? ', every call,' : ''} load without a word`, (t) => {
      for (const seed of [1, 2, 3]) {
        const loaded = loadTexts([generateRules({ count: 300, source, seed, everyCall })]);
        t.deepEqual(loaded.files[0]!.diagnostics, []);
        t.is(loaded.files[0]!.semantics, 'current');
        t.is(loaded.ruleset.ofSource(source).rules.length, 300);
      }
    });
  }
}

test('generated rules: fewer are the first of more, another seed gives others', (t) => {
  const [few, more, other] = [
    generateRules({ count: 10, source: 'syscall', seed: 1 }),
    generateRules({ count: 100, source: 'syscall', seed: 1 }),
    generateRules({ count: 10, source: 'syscall', seed: 2 }),
  ];
  t.true(more.startsWith(few));
  t.not(few, other);
});

test('generated rules: every sort of operator occurs', (t) => {
  const texts = (['syscall', 'k8s_audit'] as const).map((source) => generateRules({ count: 300, source, seed: 1 }));
  const words = [
    '=',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    'in',
    'intersects',
    'startswith',
    'endswith',
    'contains',
    'icontains',
  ];
  for (const word of [...words, 'glob', 'pmatch', 'regex', 'exists', 'not', 'or']) {
    t.true(
      texts.some((text) => text.includes(` ${word} `) || text.includes(` ${word}\n`)),
      word,
    );
  }
});
