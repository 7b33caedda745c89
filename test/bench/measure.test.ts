/** Running programs and summing up what they took. */
import test from 'ava';
import { type Contender, measure } from '#src/bench/measure.js';
import { eventsDetected } from '#src/bench/peers.js';
import { type CountedFile, growthOf, type Row, rowOf, withRatios } from '#src/bench/result.js';
import { runProcess } from '#src/bench/run-process.js';

const NO_SIGNAL = new AbortController().signal;
const FILE: CountedFile = { path: 'x', isPacked: false, byteCount: 2_000_000, eventCount: 1000 };
const HEAD = {
  scenario: 'capture-mixed/10',
  source: 'syscall',
  program: 'drypod',
  task: '10 rules',
  ruleCount: 10,
} as const;

function script(text: string): readonly string[] {
  return [process.execPath, '-e', text];
}

function contender(text: string, expectedMatches: number | undefined, program: string = 'drypod'): Contender {
  const countMatches: Contender['countMatches'] = ({ stdoutEnd }) => eventsDetected(stdoutEnd) ?? Number.NaN;
  return { head: { ...HEAD, program }, file: FILE, command: script(text), countMatches, expectedMatches };
}

test('run: says what a program took and said', async (t) => {
  const run = await runProcess(script("console.log('a\\nb'); console.error('c'); process.exitCode = 3"), {
    signal: NO_SIGNAL,
  });
  t.is(run.exitCode, 3);
  t.is(run.lineCount, 2);
  t.is(run.stdoutEnd, 'a\nb\n');
  t.is(run.stderr, 'c\n');
  t.true(run.firstLineSeconds! > 0 && run.firstLineSeconds! <= run.wallSeconds + 1);
  t.true(run.peakMegabytes > 1);
  t.true(run.cpuSeconds >= 0);
});

test('run: a program without a word has no first line', async (t) => {
  const { firstLineSeconds, lineCount } = await runProcess(script(''), { signal: NO_SIGNAL });
  t.deepEqual({ firstLineSeconds, lineCount }, { firstLineSeconds: undefined, lineCount: 0 });
});

test('run: of much output the end is kept', async (t) => {
  const { stdoutEnd, lineCount } = await runProcess(
    script("for (let i = 0; i < 50000; i++) console.log('line ' + i)"),
    { signal: NO_SIGNAL },
  );
  t.is(lineCount, 50_000);
  t.true(stdoutEnd.length <= 1 << 16);
  t.true(stdoutEnd.endsWith('line 49999\n'));
});

test('run: the signal ends the program; one that is not there is refused', async (t) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  const { exitCode } = await runProcess(script('setInterval(() => {}, 1000)'), { signal: controller.signal });
  t.not(exitCode, 0);
  await t.throwsAsync(runProcess(['/no/such/program'], { signal: NO_SIGNAL }), { message: /ENOENT/ });
});

test('measure: runs take turns, warm-up runs do not count', async (t) => {
  const rounds: string[] = [];
  const right = "console.log('alert\\nEvents detected: 1')";
  const { rows, failures } = await measure([contender(right, 1), contender(right, undefined, 'sysdig 1.0')], {
    warmUpRuns: 1,
    measuredRuns: 2,
    signal: NO_SIGNAL,
    onRound: (round, of) => rounds.push(`${round} of ${of}`),
  });
  t.deepEqual(rounds, ['1 of 3', '2 of 3', '3 of 3']);
  t.deepEqual(failures, []);
  t.deepEqual(
    rows.map(({ program, matches }) => [program, matches]),
    [
      ['drypod', 1],
      ['sysdig 1.0', 1],
    ],
  );
});

for (const [what, text, expected, message] of [
  ['other matches than the reference', "console.log('Events detected: 2')", 1, '2 matches, not 1'],
  ['no statistics', '', 1, 'NaN matches, not 1'],
  ['an exit code', "console.error('wrong fd type 17\\nmore'); process.exit(1)", 1, 'exit code 1: wrong fd type 17'],
  ['an exit code and no word', 'process.exit(7)', 1, 'exit code 7: it says nothing'],
] as const) {
  test(`measure: ${what} is a failure with its message, and no row`, async (t) => {
    const { rows, failures } = await measure([contender(text, expected)], {
      warmUpRuns: 0,
      measuredRuns: 2,
      signal: NO_SIGNAL,
      onRound: () => {},
    });
    t.deepEqual(rows, []);
    t.deepEqual(failures, [{ scenario: HEAD.scenario, form: 'plain', program: 'drypod', message }]);
  });
}

test('measure: runs that find different numbers of matches are a failure', async (t) => {
  const text = "console.log('Events detected: ' + process.pid)";
  const { failures } = await measure([contender(text, undefined)], {
    warmUpRuns: 0,
    measuredRuns: 2,
    signal: NO_SIGNAL,
    onRound: () => {},
  });
  t.regex(failures[0]!.message, /^\d+ matches, not \d+$/);
});

function run(wallSeconds: number, stderr: string = ''): Parameters<typeof rowOf>[3][number] {
  const rest = { exitCode: 0, cpuSeconds: wallSeconds, peakMegabytes: 50, lineCount: 1, stdoutEnd: '' };
  return { wallSeconds, firstLineSeconds: 0.25, stderr, ...rest };
}

test('result: a row is the middle of its runs', (t) => {
  const row = rowOf(HEAD, FILE, 3, [run(5), run(1, 'a loss\nmore'), run(2)]);
  t.like(row, {
    ...{ wallSeconds: 2, wallRange: [1, 5], firstAlertSeconds: 0.25, eventsPerSecond: 500, megabytesPerSecond: 1 },
    ...{ nsPerEvent: 2e6, nsPerEventAndRule: 2e5, form: 'plain', matches: 3, peakMegabytes: 50, said: 'a loss' },
  });
  t.is(rowOf(HEAD, FILE, 0, [run(1)]).firstAlertSeconds, null, 'the statistics are no alert');
});

test('result: peers are compared with the same rules, else with the first; growth is from fewest to most', (t) => {
  const row = (scenario: string, ruleCount: number, seconds: number, program: string = 'drypod'): Row =>
    rowOf({ ...HEAD, scenario, ruleCount, program }, FILE, 0, [run(seconds)]);
  const rows = withRatios([
    row('w/psp', 13, 1),
    row('w/10', 10, 2),
    row('w/100', 100, 3),
    row('w/1000', 1000, 5),
    row('w', 0, 4, 'sysdig 1.0'),
    row('w/10', 0, 4, 'falco 1.0'),
    row('v', 0, 8, 'sysdig 1.0'),
    row('v/psp', 13, 2),
  ]);
  t.deepEqual(
    rows.map(({ timesDrypod }) => timesDrypod),
    [null, null, null, null, 4, 2, 4, null],
  );
  t.deepEqual(growthOf(rows), [
    { workload: 'w', fromRules: 10, toRules: 1000, times: 2.5, timesAfterFirstAlert: null },
  ]);
});
