/** The layers of src/: who may import whom, and which files alone may use a package. This table is the one source of truth. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { checkLayers, type LayerRules, type SourceFile } from './_support/layers.js';

const SOURCE_ROOT = fileURLToPath(new URL('../../src', import.meta.url));

const RULES: LayerRules = {
  layers: {
    base: [],
    event: ['base'],
    fields: ['base', 'event'],
    operators: ['base', 'event'],
    sources: ['base', 'event'],
    psp: ['base'],
    pss: ['base', 'psp'],
    scc: ['base', 'psp'],
    filter: ['base', 'event', 'fields', 'operators'],
    output: ['base', 'event', 'fields', 'filter'],
    rules: ['base', 'event', 'fields', 'operators', 'filter', 'output'],
    engine: ['base', 'event', 'fields', 'filter', 'output', 'rules'],
    bench: ['base', 'event', 'fields', 'operators', 'sources', 'psp', 'filter', 'output', 'rules', 'engine'],
    app: [
      'base',
      'event',
      'fields',
      'operators',
      'sources',
      'psp',
      'pss',
      'scc',
      'filter',
      'output',
      'rules',
      'engine',
      'bench',
    ],
    'main.ts': ['app'],
    'index.ts': [
      'base',
      'event',
      'fields',
      'operators',
      'sources',
      'psp',
      'pss',
      'scc',
      'filter',
      'output',
      'rules',
      'engine',
      'app',
    ],
  },
  packages: {
    'cli-progress': ['app/progress.ts'],
    commander: ['app/command-line.ts', 'app/options.ts'],
    'ffi-napi': ['sources/native/binding.ts'],
    liquidjs: ['psp/render.ts'],
    'msgpackr/unpack': ['sources/native/wire.ts'],
    re2js: ['operators/regex.ts'],
    'ref-napi': ['sources/native/binding.ts'],
    yaml: ['base/yaml-nesting.ts', 'psp/yaml-documents.ts', 'rules/read-yaml.ts', 'app/config.ts'],
    'node:child_process': ['bench/'],
    'node:crypto': ['app/repeats.ts'],
    'node:fs': ['app/', 'sources/', 'output/sinks/', 'bench/'],
    'node:fs/promises': ['app/', 'sources/', 'output/sinks/'],
    'node:module': ['app/bundle.ts', 'sources/native/binding.ts'],
    'node:net': ['operators/address.ts', 'sources/chunk-reader.ts', 'sources/standard-input.ts'],
    'node:os': ['app/', 'bench/'],
    'node:path': ['app/', 'sources/', 'bench/'],
    'node:process': ['main.ts'],
    'node:stream': ['app/', 'sources/', 'output/sinks/', 'bench/'],
    'node:stream/promises': ['bench/'],
    'node:url': ['app/'],
    'node:util': ['sources/standard-input.ts'],
    'node:v8': ['app/repeats.ts'],
    'node:vm': ['app/bundle.ts'],
    'node:worker_threads': ['app/job-worker.ts', 'app/jobs/', 'app/worker-thread.ts'],
    'node:zlib': ['sources/gzip.ts', 'bench/'],
  },
  lazyFiles: ['sources/native/binding.ts'],
};

function sourceFiles(): SourceFile[] {
  return readdirSync(SOURCE_ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(`${SOURCE_ROOT}/${path}`, 'utf8') }));
}

test('architecture: src/ imports one way only', (t) => {
  const report = checkLayers(sourceFiles(), RULES);
  t.deepEqual(report.problems, []);
  t.true(report.edgeCount > 0);
  t.log(`${report.fileCount} files, ${report.edgeCount} imports between folders`);
});

const LEGAL: readonly SourceFile[] = [
  { path: 'base/a.ts', text: '' },
  { path: 'event/b.ts', text: "import { a } from '../base/a.ts';" },
];

function withFile(path: string, text: string): readonly string[] {
  return checkLayers([...LEGAL, { path, text }], RULES).problems;
}

test('layers: a legal tree has no problem', (t) => {
  t.deepEqual(checkLayers(LEGAL, RULES), { fileCount: 2, edgeCount: 1, problems: [] });
});

test('layers: an upward import is refused, in every way of writing it', (t) => {
  for (const text of [
    "import { x } from '../filter/x.ts';",
    "import type { X } from '../filter/x.ts';",
    'import {\n  x,\n} from "../filter/x.ts";',
    "import '../filter/x.ts';",
    "export { x } from './../filter/x.ts';",
  ]) {
    t.is(withFile('event/c.ts', text).length, 1, text);
  }
  t.is(withFile('event/deep/c.ts', "import { x } from '../../filter/x.ts';").length, 1);
});

test('layers: neighbours of one layer do not see each other', (t) => {
  t.is(withFile('fields/c.ts', "import { x } from '../operators/x.ts';").length, 1);
});

test('layers: an undeclared folder is refused', (t) => {
  t.deepEqual(withFile('helpers/c.ts', ''), ["helpers/c.ts: folder 'helpers' is not declared"]);
  t.is(withFile('constructor/c.ts', '').length, 1);
});

test('layers: dynamic import, require, eval and new Function are refused, but not in comments', (t) => {
  for (const text of ["await import('../base/a.ts')", "require('x')", "eval('1')", 'new Function("a")']) {
    t.is(withFile('event/c.ts', text).length, 1, text);
    t.deepEqual(withFile('event/c.ts', `// ${text}\n/* ${text} */`), [], text);
  }
});

test('layers: only the files named may load a package on demand, and only theirs', (t) => {
  t.deepEqual(withFile('sources/native/binding.ts', "require('ffi-napi')"), []);
  t.is(withFile('sources/native/binding.ts', "require('yaml')").length, 1);
  t.is(withFile('sources/native/binding.ts', 'require(name)').length, 1);
  t.is(withFile('sources/native/wire.ts', "require('ffi-napi')").length, 1);
  t.is(withFile('sources/native/wire.ts', "import ffi from 'ffi-napi';").length, 1);
});

test('layers: a package may only be imported where the table says', (t) => {
  t.is(withFile('rules/c.ts', "import { parse } from 'yaml';").length, 1);
  t.deepEqual(withFile('rules/read-yaml.ts', "import { parse } from 'yaml';"), []);
  t.is(withFile('app/c.ts', "import left from 'left-pad';").length, 1);
});

test('layers: seeing no files, or no imports, is a failure', (t) => {
  t.true(checkLayers([], RULES).problems.includes('no files seen'));
  t.deepEqual(checkLayers([LEGAL[0]!], RULES).problems, ['no imports between folders seen']);
});
