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
import { type LongCapture, writeLongCapture } from './capture-file.js';
import { type ProcessRun, runMeasured } from './measured-process.js';
import { keepRecord, machine, median } from './record.js';
import { RESTRICTIVE_POLICY } from './restrictive-policy.js';

const WARM_UP_RUNS = 1;
const MEASURED_RUNS = Math.max(5, Number(process.env['DRYPOD_BENCH_RUNS'] ?? 5));
const EVENTS = Number(process.env['DRYPOD_BENCH_EVENTS'] ?? 3e6);
const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

/** What the System Activity rules of the policy ask, as one condition. */
const SAME_CONDITIONS = [
  'evt.type = container and container.privileged = true and container.id != host',
  'evt.type in (open, openat) and evt.is_open_write = true and fd.typechar = f and fd.num >= 0 and container.id != host',
  'evt.type in (execve, setuid) and evt.dir = "<" and container.id != host and user.uid = 0',
  'evt.type in (execve, setgid) and evt.dir = "<" and container.id != host and (group.gid < 1 or group.gid > 65535)',
].map((condition) => `(${condition})`);

/** One program on one file. */
interface Contender {
  readonly name: string;
  readonly form: 'raw' | 'gzip';
  readonly command: readonly string[];
  /** How many matches it printed; checked in every run. */
  readonly matches: (run: ProcessRun) => number;
  readonly expectedMatches: number;
}

function contenders(capture: LongCapture, policy: string): Contender[] {
  const hasSysdig = spawnSync('sysdig', ['--version']).status === 0;
  return (['raw', 'gzip'] as const).flatMap((form) => {
    const file = capture[form];
    const drypod: Contender = {
      ...{ name: 'drypod, restrictive policy', form, command: ['node', MAIN, '--psp', policy, '-e', file] },
      matches: ({ stdout }) => Number(/^Events detected: (\d+)$/m.exec(stdout)?.[1]),
      expectedMatches: capture.alertCount,
    };
    const sysdig = (name: string, filter: string, expectedMatches: number): Contender => ({
      ...{ name: `sysdig, ${name}`, form, command: ['sysdig', '-r', file, '-p', '%evt.num', filter], expectedMatches },
      matches: ({ stdout }) => stdout.split('\n').length - 1,
    });
    return hasSysdig
      ? [
          drypod,
          sysdig('filter that never matches', 'proc.name = no-such-program', 0),
          sysdig('the same conditions', SAME_CONDITIONS.join(' or '), capture.alertCount),
        ]
      : [drypod];
  });
}

async function run({ name, command, matches, expectedMatches }: Contender): Promise<ProcessRun> {
  const done = await runMeasured(command);
  if (matches(done) !== expectedMatches || done.stderr !== '') {
    throw new Error(`${name}: ${matches(done)} matches, not ${expectedMatches}; ${done.stderr || 'no losses'}`);
  }
  return done;
}

async function measure(capture: LongCapture, all: readonly Contender[]) {
  const runs = all.map((): ProcessRun[] => []);
  for (let i = 0; i < WARM_UP_RUNS + MEASURED_RUNS; i++) {
    for (const [index, contender] of all.entries()) {
      const done = await run(contender);
      if (i >= WARM_UP_RUNS) {
        runs[index]!.push(done);
      }
    }
  }
  return all.map(({ name, form, expectedMatches }, index) => {
    const wallSeconds = median(runs[index]!.map((done) => done.wallSeconds));
    const cpuSeconds = median(runs[index]!.map((done) => done.cpuSeconds));
    return {
      ...{ name, form, matches: expectedMatches, losses: 0, wallSeconds, cpuSeconds },
      eventsPerSecond: capture.eventCount / wallSeconds,
      eventsPerCpuSecond: capture.eventCount / cpuSeconds,
      peakMegabytes: Math.max(...runs[index]!.map((done) => done.peakMegabytes)),
    };
  });
}

/** What the first is of the others, by time that passed. */
function ratio(
  rows: readonly { name: string; form: string; wallSeconds: number }[],
  row: (typeof rows)[number],
): string {
  const drypod = rows.find(({ form }) => form === row.form);
  return (row.wallSeconds / (drypod?.wallSeconds ?? Number.NaN)).toFixed(2);
}

const folder = mkdtempSync(join(tmpdir(), 'drypod-bench-'));
try {
  const policy = join(folder, 'policy.yaml');
  writeFileSync(policy, RESTRICTIVE_POLICY);
  const capture = await writeLongCapture(folder, EVENTS);
  const rows = await measure(capture, contenders(capture, policy));
  const { eventCount, alertCount, rawBytes, gzipBytes } = capture;
  const setup = { warmUpRuns: WARM_UP_RUNS, measuredRuns: MEASURED_RUNS, eventCount, alertCount, rawBytes, gzipBytes };
  console.log(`capture replay, whole process, ${JSON.stringify(machine())}, ${JSON.stringify(setup)}`);
  console.table(
    rows.map((row) => ({
      program: row.name,
      form: row.form,
      'M events/s': Number((row.eventsPerSecond / 1e6).toFixed(2)),
      'M events/cpu-s': Number((row.eventsPerCpuSecond / 1e6).toFixed(2)),
      seconds: row.wallSeconds,
      'peak MB': Math.round(row.peakMegabytes),
      matches: row.matches,
      losses: row.losses,
      'time / drypod': ratio(rows, row),
    })),
  );
  if (rows.length === 2) {
    console.log('sysdig is not installed: nothing to compare with');
  }
  console.log(`kept in ${keepRecord('capture', { setup, rows })}`);
} finally {
  rmSync(folder, { recursive: true });
}
