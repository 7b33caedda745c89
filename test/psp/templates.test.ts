/** Templates hold text, loops and choices; every value in them is escaped for where it stands. */
import test from 'ava';
import { renderer } from '#src/psp/render.js';
import { templates } from '../_support/templates.js';

const TAGS = new Set(['render', 'for', 'endfor', 'if', 'elsif', 'else', 'endif', 'unless', 'endunless']);
const FILTERS =
  /\| falco_(value|list|globs|ranges|argument|number|pointer|name|text|json_text|times|words|other_(words|numbers|ports|profiles))(: (('[^']*'|[a-z_.]+)(, )?)+)?$/;
/** Where an output may stand without filter: as a YAML value of its own, or in a comment. */
const BARE_OUTPUT = /^\s*(#.*|(- )?[A-Za-z_]+: |- )\{\{ [a-z_.]+ \}\}/;

test('templates: there are some', (t) => {
  t.true(Object.keys(templates).length > 10);
});

for (const [path, text] of Object.entries(templates)) {
  test(`templates: ${path} has only loops, choices and escaped values`, (t) => {
    for (const [, tag = '', rest = ''] of text.matchAll(/\{%-?\s*(\w+)(.*?)-?%\}/gs)) {
      t.true(TAGS.has(tag), `tag ${tag}`);
      t.false(rest.includes('|'), 'filters stand in outputs only');
      if (tag === 'render') {
        const target = /^ ([^ ,]+)/.exec(rest)?.[1] ?? '';
        t.true(Object.hasOwn(templates, target), target);
        t.is(target.split('/')[0], path.split('/')[0], 'a dialect uses its own templates');
      }
    }
    for (const line of text.split('\n')) {
      for (const [output, inside = ''] of line.matchAll(/\{\{-?\s*(.*?)\s*-?\}\}/g)) {
        const isBare = BARE_OUTPUT.test(line.slice(0, line.indexOf(output) + output.length));
        t.true(FILTERS.test(inside) || (isBare && !inside.includes('|')), line);
      }
    }
    t.false(/\braw\b|\binclude\b/.test(text.replace(/\{\{.*?\}\}/g, '')), 'no raw output');
  });
}

test('render: an unknown variable, filter or file is an error', (t) => {
  const render = renderer({
    'a.liquid': '{{ x }}',
    'b.liquid': '{{ "x" | nope }}',
    'c.liquid': '{% render d.liquid %}',
  });
  t.throws(() => render('a.liquid', {}), { message: /undefined variable/ });
  t.throws(() => render('b.liquid', {}), { message: /undefined filter/ });
  t.throws(() => render('c.liquid', {}));
  t.throws(() => render('a.liquid', Object.create({ x: 'inherited' })), { message: /undefined variable/ });
});

test('render: a value that is not what its filter writes is an error', (t) => {
  for (const [filter, value] of [
    ['falco_name', 'a b'],
    ['falco_pointer', '/a~b'],
    ['falco_pointer', 'a'],
    ['falco_number', 'a'],
    ['falco_list', 'a'],
  ] as const) {
    const render = renderer({ 'a.liquid': `{{ x | ${filter} }}` });
    t.throws(() => render('a.liquid', { x: value }), undefined, filter);
  }
});

test('render: an output without filter is a double-quoted scalar', (t) => {
  const render = renderer({ 'a.liquid': 'a: {{ x }}\n' });
  t.is(render('a.liquid', { x: 'a: "b"\n- c\u2028\\' }), 'a: "a: \\"b\\"\\n- c\\u2028\\\\"');
});
