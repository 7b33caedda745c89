import test from 'ava';
import { describeFields } from '#src/fields/describe.js';
import { fieldSet } from '#src/fields/registry.js';

test('describe: text lists every class and field of a source once, hidden ones left out', (t) => {
  const text = describeFields({ format: 'text', source: 'syscall' });
  const names = [...text.matchAll(/^[a-z0-9]+(?:\.[a-z0-9_]+)+/gm)].map(([name]) => name);
  t.is(new Set(names).size, names.length);
  t.true(names.includes('proc.exe_ino.ctime_duration_proc_start'));
  t.false(names.includes('span.id'));
  t.deepEqual(
    names.filter((name) => fieldSet('syscall').find(name) === undefined),
    [],
  );
  t.regex(text, /^Field Class: {18}process$/m);
  t.regex(text, /^Event Sources: {16}syscall$/m);
});

for (const columns of [72, 80, 200]) {
  test(`describe: text fits ${columns} columns`, (t) => {
    const lines = describeFields({ format: 'text', columns }).split('\n');
    t.deepEqual(
      lines.filter((line) => line.length >= columns),
      [],
    );
  });
}

test('describe: in a very narrow terminal descriptions keep 20 columns', (t) => {
  t.is(describeFields({ format: 'text', columns: 10 }), describeFields({ format: 'text', columns: 51 }));
});

test('describe: notes say which arguments a field takes and where it may stand', (t) => {
  const text = describeFields({ format: 'text', source: 'syscall', columns: 400 });
  t.regex(text, /^proc\.aname .*\(CHARBUF, takes \[index\]\)$/m);
  t.regex(text, /^evt\.arg .*\(CHARBUF, needs \[index\] or \.name\)$/m);
  t.regex(text, /^evt\.rawarg .*\(DYNAMIC, needs \.name\)$/m);
  t.regex(text, /^fd\.types .*\(LIST\(CHARBUF\), takes \[index\]\)$/m);
  t.regex(text, /^fd\.ip .*\(IPADDR, conditions only\)$/m);
  t.regex(text, /^evt\.dir .*\(CHARBUF, deprecated\)$/m);
});

test('describe: markdown has one table per class and a row per field, with markup characters quoted', (t) => {
  const markdown = describeFields({ format: 'markdown', source: 'syscall' });
  t.regex(markdown, /^## syscall$/m);
  t.regex(markdown, /^`proc\.name` \| CHARBUF \| .+\.$/m);
  for (const row of markdown.split('\n').filter((line) => line.startsWith('`'))) {
    t.is(row.replaceAll('\\|', '').split('|').length, 3, row);
    t.notRegex(row, /</);
  }
});

test('describe: JSON says what the records say', (t) => {
  const lists = JSON.parse(describeFields({ format: 'json', source: 'syscall' }));
  t.is(lists.length, 1);
  const fields = lists[0].classes.flatMap((fieldClass: { fields: unknown[] }) => fieldClass.fields);
  t.like(
    fields.find((field: { name: string }) => field.name === 'proc.aname'),
    { type: 'charbuf', isList: false, argument: { kind: 'index', isRequired: false }, quantifier: 'any' },
  );
});

test('describe: without a source all sources and value models are listed', (t) => {
  const lists = JSON.parse(describeFields({ format: 'json' }));
  t.deepEqual(
    lists.map((list: { source: string; semantics?: string }) => [list.source, list.semantics]),
    [
      ['syscall', undefined],
      ['k8s_audit', 'current'],
      ['k8s_audit', 'legacy'],
    ],
  );
});
