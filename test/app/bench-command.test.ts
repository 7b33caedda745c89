/** `drypod bench` with small files: what it prints, and what it leaves behind. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import test from 'ava';
import { benchCommand } from '#src/app/bench-command.js';
import { makeBenchFolder } from '#src/app/bench-folder.js';
import { readCommandLine } from '#src/app/command-line.js';
import type { BenchOptions } from '#src/app/invocation.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import type { BenchResult, Row } from '#src/bench/result.js';
import { StdoutSink } from '#src/output/sinks/stdout.js';
import { captureTest } from '../_support/captures.js';
import { makeFolder } from '../_support/folders.js';
import { ended, runDrypod, startDrypod } from '../_support/run-drypod.js';

const TINY = { captureEvents: 6000, auditBytes: 2e6, warmUpRuns: 0, measuredRuns: 1 };

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, with tiny files. */
async function bench(options: Partial<BenchOptions>): Promise<Ran> {
  const texts = { stdout: '', stderr: '' };
  const into = (key: keyof typeof texts) =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[key] += String(chunk);
        done();
      },
    });
  const console = { out: new StdoutSink(into('stdout')), err: into('stderr'), isOutTerminal: false, columns: 100 };
  const context = { console, signal: new AbortController().signal, hostname: undefined };
  const all: BenchOptions = {
    ...{ quick: true, json: true, scenario: [], events: [], psp: [], rules: [], dialect: 'drypod' },
    ...options,
  };
  const code = await benchCommand(all, context, TINY);
  return { code, ...texts };
}

/** The type of every value, by key. */
function shapeOf(record: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value,
    ]),
  );
}

const ROW_SHAPE = {
  ...{ scenario: 'string', source: 'string', form: 'string', program: 'string', task: 'string', ruleCount: 'number' },
  ...{ eventCount: 'number', byteCount: 'number', matches: 'number', wallSeconds: 'number', wallRange: 'list' },
  ...{ cpuSeconds: 'number', peakMegabytes: 'number', firstAlertSeconds: 'number', eventsPerSecond: 'number' },
  ...{
    megabytesPerSecond: 'number',
    nsPerEvent: 'number',
    nsPerEventAndRule: 'number',
    timesDrypod: 'null',
    said: 'string',
  },
};

function rowOf(result: BenchResult, scenario: string, form: Row['form']): Row | undefined {
  return result.rows.find((row) => row.scenario === scenario && row.form === form && row.program === 'drypod');
}

test.serial('bench: an audit log as JSON, and a chart', async (t) => {
  const svg = join(makeFolder(), 'chart.svg');
  const { code, stdout, stderr } = await bench({ scenario: ['audit-cluster/psp', 'audit-cluster/10'], svg, jobs: 2 });
  t.is(code, 0, stderr);
  const result = JSON.parse(stdout) as BenchResult;
  t.deepEqual(shapeOf(result), {
    ...{ format: 'number', drypod: 'string', machine: 'object', setup: 'object' },
    ...{ rows: 'list', growth: 'list', failures: 'list', missingPeers: 'list' },
  });
  t.deepEqual(result.failures, []);
  const row = rowOf(result, 'audit-cluster/psp', 'plain')!;
  t.deepEqual(shapeOf(row), ROW_SHAPE);
  t.true(row.matches > 0);
  t.is(row.eventCount, 3000);
  t.truthy(rowOf(result, 'audit-cluster/10', 'plain'));
  t.is(result.rows.filter(({ program }) => program === 'drypod --jobs 2').length, 2);
  t.regex(readFileSync(svg, 'utf8'), /^<svg [\s\S]*audit-cluster\/psp[\s\S]*<\/svg>\n$/);
});

captureTest('bench: a capture plain and compressed, every run with the matches of the reference', async (t) => {
  const { code, stdout, stderr } = await bench({ scenario: ['capture-mixed/psp'] });
  t.is(code, 0, stderr);
  const result = JSON.parse(stdout) as BenchResult;
  const [plain, packed] = (['plain', 'gzip'] as const).map((form) => rowOf(result, 'capture-mixed/psp', form)!);
  t.is(plain!.matches, 9);
  t.is(packed!.matches, 9);
  t.is(packed!.byteCount, plain!.byteCount);
  t.deepEqual(
    result.failures.filter(({ program }) => program === 'drypod'),
    [],
  );
});

test('bench: the table names scenario, figures and missing peers', async (t) => {
  const { code, stdout } = await bench({ scenario: ['audit-unique/10', 'audit-unique/100'], json: false });
  t.is(code, 0);
  t.regex(stdout, /^scenario +form +program/m);
  t.regex(stdout, /^audit-unique\/100 +plain +drypod +100 rules/m);
  t.regex(stdout, /^audit-unique: 100 rules take [\d.]+ times as long as 10, [\d.]+ times after the first alert$/m);
});

test('bench: files of the user, checked against the reference', async (t) => {
  const { code, stdout, stderr } = await bench({ events: ['examples/audit.log'], psp: ['examples/psp.yaml'] });
  t.is(code, 0, stderr);
  t.regex(stderr, /examples\/audit\.log: 16 events, 16 of them checked/);
  const row = rowOf(JSON.parse(stdout), 'own/examples/audit.log', 'plain')!;
  t.deepEqual(shapeOf(row), ROW_SHAPE);
});

test('bench: another build takes the place of other programs', async (t) => {
  const against = join(makeFolder(), 'main.js');
  writeFileSync(against, "console.log('Events detected: 0');");
  const { code, stdout } = await bench({ scenario: ['audit-cluster/psp'], against });
  t.is(code, 0);
  const { rows, failures, missingPeers } = JSON.parse(stdout) as BenchResult;
  t.deepEqual(missingPeers, []);
  t.is(rows.length, 1);
  t.is(failures[0]?.program, 'other build');
  t.regex(failures[0]!.message, /^0 matches, not \d+$/);
});

for (const [what, options, code, message] of [
  [
    'an unknown scenario',
    { scenario: ['capture-mixd'] },
    2,
    /CONFIG_USAGE: there is no scenario 'capture-mixd'\n +expected: capture-mixed\n/,
  ],
  ['one that is near to none', { scenario: ['x'] }, 2, /expected: one of capture-security\/psp, .*audit-unique\/1000/],
  ['no such file', { events: ['/no/such.log'], psp: ['examples/psp.yaml'] }, 1, /no such file/],
  ['no such policy', { events: ['examples/audit.log'], psp: ['/no/such.yaml'] }, 1, /no such file/],
  ['a file without events', { events: ['README.md'], psp: ['examples/psp.yaml'] }, 1, /EVENTS_UNKNOWN_FORMAT/],
  [
    'a chart that cannot be written',
    { svg: '/no/such/folder/chart.svg' },
    1,
    /CONFIG_FILE_WRITE: cannot write the chart/,
  ],
  ['no such build', { against: '/no/such/main.js' }, 1, /CONFIG_FILE_READ: there is no such build/],
] as const) {
  test(`bench: ${what} is a diagnostic`, async (t) => {
    const ran = await bench(options);
    t.is(ran.code, code);
    t.regex(ran.stderr, message);
    t.is(ran.stdout, '');
  });
}

test('bench: too little space is said before anything is written', (t) => {
  const sink = new DiagnosticSink();
  t.is(makeBenchFolder(1e18, sink), undefined);
  t.is(sink.items[0]?.code, 'BENCH_NO_SPACE');
  t.regex(sink.items[0]!.message, /^1000000000000 MB are needed, \d+ MB are free$/);
});

for (const [args, message] of [
  ['bench -e x.log', 'nothing says by what rules to measure the events'],
  ['bench --psp x.yaml', 'nothing says what to measure the rules on'],
  ['bench -e x.log -r y.yaml --quick', 'scenarios have files of their own'],
  ['bench -e - -r y.yaml', 'standard input can be read only once, and every measurement needs several runs'],
  ['bench --dialect x', /Allowed choices/],
] as const) {
  test(`bench: ${args} is refused`, (t) => {
    const invocation = readCommandLine(args.split(' '), '1.2.3');
    const said = invocation.command === 'refuse' ? invocation.diagnostics[0]!.message : '';
    if (typeof message === 'string') {
      t.is(said, message);
    } else {
      t.regex(said, message);
    }
  });
}

test('bench: Ctrl-C ends it, and its files are gone', async (t) => {
  const folder = join(makeFolder(), 'tmp');
  mkdirSync(folder);
  const child = startDrypod(['bench', '--quick', '--scenario', 'audit-pods/10'], { env: { TMPDIR: folder } });
  child.stderr?.on('data', (chunk) => {
    if (String(chunk).includes('round 1')) {
      child.kill('SIGINT');
    }
  });
  const { code, stderr } = await ended(child);
  t.is(code, 1);
  t.regex(stderr, /interrupted/);
  t.true(existsSync(folder));
  t.deepEqual(readdirSync(folder), []);
});

test('bench: without the library captures are not measured, audit logs are', async (t) => {
  const env = { DRYPOD_CAPTURE_LIBRARY: '/no/such/library.so' };
  const { code, stderr } = await runDrypod(['bench', '--scenario', 'capture-mixed/10'], { env });
  t.is(code, 1);
  t.regex(stderr, /error EVENTS_NO_CAPTURE_LIBRARY: captures are not measured/);
});
