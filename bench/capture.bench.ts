/**
 * Replay of captures, whole process: how fast drypod goes through a long
 * capture with the rules of a restrictive policy, plain and compressed, beside
 * sysdig where it is installed. Runs alternate; one warm-up run of each, then
 * the median of at least five.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RESTRICTIVE_POLICY } from '#src/bench/restrictive-policy.js';
import { type LongCapture, writeLongCapture } from './capture-file.js';
import { type ProcessRun, runMeasured } from './measured-process.js';
import { keepRecord, machine, median } from './record.js';

const WARM_UP_RUNS = 1;
const MEASURED_RUNS = Math.max(5, Number(process.env['DRYPOD_BENCH_RUNS'] ?? 5));
const EVENTS = Number(process.env['DRYPOD_BENCH_EVENTS'] ?? 10e6);
const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

/** What the System Activity rules of the policy ask, as one condition. */
const SAME_CONDITIONS = [
  'evt.type = container and container.privileged = true and container.id != host',
  'evt.type in (open, openat) and evt.is_open_write = true and fd.typechar = f and fd.num >= 0 and container.id != host',
  'evt.type in (execve, setuid) and evt.dir = "<" and container.id != host and user.uid = 0',
  'evt.type in (execve, setgid) and evt.dir = "<" and container.id != host and (group.gid < 1 or group.gid > 65535)',
].map((condition) => `(${condition})`);

/** A program, and how its matches are counted. */
interface Program {
  readonly name: string;
  readonly command: (file: string) => readonly string[];
  readonly matches: (run: ProcessRun) => number;
  /** Whether it should find what the policy forbids. */
  readonly finds: boolean;
}

/** A program on a file; the matches are checked in every run. */
interface Contender {
  readonly program: Program;
  readonly form: 'raw' | 'gzip' | 'start';
  readonly file: string;
  readonly expectedMatches: number;
}

function programs(policy: string): Program[] {
  const drypod: Program = {
    name: 'drypod, restrictive policy',
    command: (file) => ['node', MAIN, '--psp', policy, '--dialect', 'falco-legacy', '-e', file],
    matches: ({ stdout }) => Number(/^Events detected: (\d+)$/m.exec(stdout)?.[1]),
    finds: true,
  };
  const sysdig = (name: string, filter: string, finds: boolean): Program => ({
    name: `sysdig, ${name}`,
    command: (file) => ['sysdig', '-r', file, '-p', '%evt.num', filter],
    matches: ({ stdout }) => stdout.split('\n').length - 1,
    finds,
  });
  if (spawnSync('sysdig', ['--version']).status !== 0) {
    console.log('sysdig is not installed: nothing to compare with');
    return [drypod];
  }
  return [
    drypod,
    sysdig('filter that never matches', 'proc.name = no-such-program', false),
    sysdig('the same conditions', SAME_CONDITIONS.join(' or '), true),
  ];
}

function contenders(capture: LongCapture, all: readonly Program[]): Contender[] {
  return all.flatMap((program) => {
    const of = (form: Contender['form'], file: string, matches: number): Contender => {
      return { program, form, file, expectedMatches: program.finds ? matches : 0 };
    };
    const { raw, gzip, short, alertCount, shortAlertCount } = capture;
    return [of('raw', raw, alertCount), of('gzip', gzip, alertCount), of('start', short, shortAlertCount)];
  });
}

async function run({ program, file, expectedMatches }: Contender): Promise<ProcessRun> {
  const done = await runMeasured(program.command(file));
  const matches = program.matches(done);
  if (matches !== expectedMatches || done.stderr !== '') {
    throw new Error(`${program.name}: ${matches} matches, not ${expectedMatches}; ${done.stderr || 'no losses'}`);
  }
  return done;
}

/** What one contender took, in the middle of its runs. */
interface Row {
  readonly program: string;
  readonly form: Contender['form'];
  readonly matches: number;
  /** Events not evaluated; a run that says of any ends the benchmark. */
  readonly losses: 0;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

async function measure(all: readonly Contender[]): Promise<Row[]> {
  const runs = all.map((): ProcessRun[] => []);
  for (let i = 0; i < WARM_UP_RUNS + MEASURED_RUNS; i++) {
    for (const [index, contender] of all.entries()) {
      const done = await run(contender);
      if (i >= WARM_UP_RUNS) {
        runs[index]!.push(done);
      }
    }
  }
  return all.map(({ program, form, expectedMatches }, index) => ({
    ...{ program: program.name, form, matches: expectedMatches, losses: 0 },
    wallSeconds: median(runs[index]!.map((done) => done.wallSeconds)),
    cpuSeconds: median(runs[index]!.map((done) => done.cpuSeconds)),
    peakMegabytes: Math.round(Math.max(...runs[index]!.map((done) => done.peakMegabytes))),
  }));
}

/** The table printed: rates with the start and beyond it, and each program's processor time as a multiple of drypod's. */
function tableOf(rows: readonly Row[], eventCount: number): object[] {
  const find = (program: string, form: string) => rows.find((row) => row.program === program && row.form === form)!;
  const millions = (seconds: number) => Number((eventCount / 1e6 / seconds).toFixed(2));
  return rows
    .filter(({ form }) => form !== 'start')
    .map(({ program, form, wallSeconds, cpuSeconds, peakMegabytes, matches, losses }) => {
      const start = find(program, 'start');
      return {
        ...{ program, form, seconds: wallSeconds, 'M events/s': millions(wallSeconds) },
        ...{ 'cpu-s': cpuSeconds, 'M events/cpu-s': millions(cpuSeconds), 'start, cpu-s': start.cpuSeconds },
        'beyond the start, M events/cpu-s': millions(cpuSeconds - start.cpuSeconds),
        ...{ 'peak MB': peakMegabytes, matches, losses },
        'cpu / drypod': Number((cpuSeconds / find(rows[0]!.program, form).cpuSeconds).toFixed(2)),
      };
    });
}

const folder = mkdtempSync(join(tmpdir(), 'drypod-bench-'));
try {
  const policy = join(folder, 'policy.yaml');
  writeFileSync(policy, RESTRICTIVE_POLICY);
  const capture = await writeLongCapture(folder, EVENTS);
  const rows = await measure(contenders(capture, programs(policy)));
  const { eventCount, alertCount, rawBytes, gzipBytes } = capture;
  const setup = { warmUpRuns: WARM_UP_RUNS, measuredRuns: MEASURED_RUNS, eventCount, alertCount, rawBytes, gzipBytes };
  console.log(`capture replay, whole process, ${JSON.stringify(machine())}, ${JSON.stringify(setup)}`);
  console.table(tableOf(rows, eventCount));
  console.log(`kept in ${keepRecord('capture', { setup, rows })}`);
} finally {
  rmSync(folder, { recursive: true });
}
