/** What was measured, as data: what `--json` prints and `bench/record/` keeps. */
import type { EventSourceName } from '../event/event-source.ts';
import type { MeasuredFile } from './measured-file.ts';
import type { MissingPeer } from './peers.ts';
import type { ProcessRun } from './run-process.ts';

/** One program with one task on one file, in the middle of its runs. */
export interface Row {
  /** `workload/set`, see scenarios.ts; `own` for files of the user. */
  readonly scenario: string;
  readonly source: EventSourceName;
  readonly form: 'plain' | 'gzip';
  readonly program: string;
  /** What the program looked for. */
  readonly task: string;
  /** Rules that look at the events of the file; 0 for filters. */
  readonly ruleCount: number;
  readonly eventCount: number;
  /** Size of the file unpacked. */
  readonly byteCount: number;
  readonly matches: number;
  /** From start to exit, start-up included. */
  readonly wallSeconds: number;
  /** The fastest and the slowest of the measured runs. */
  readonly wallRange: readonly [number, number];
  readonly cpuSeconds: number;
  /** The most of all runs. */
  readonly peakMegabytes: number;
  /** From start to the first line of alerts; null when nothing matched. */
  readonly firstAlertSeconds: number | null;
  readonly eventsPerSecond: number;
  readonly megabytesPerSecond: number;
  readonly nsPerEvent: number;
  readonly nsPerEventAndRule: number | null;
  /** Time taken as a multiple of drypod's on the same file; null for drypod itself. */
  readonly timesDrypod: number | null;
  /** First line of what the program said on standard error, losses for instance; empty: nothing. */
  readonly said: string;
}

/** A program that could not do its task on a file, or did it wrong. */
export interface Failure {
  readonly scenario: string;
  readonly form: Row['form'];
  readonly program: string;
  readonly message: string;
}

/** How much longer more rules take on the same file. */
export interface Growth {
  readonly workload: string;
  readonly fromRules: number;
  readonly toRules: number;
  /** Of the whole time, loading the rules included. */
  readonly times: number;
  /** Of the time after the first alert, which the first events of the files made for measuring cause; null without alerts. */
  readonly timesAfterFirstAlert: number | null;
}

/** All that one call of `drypod bench` measured. */
export interface BenchResult {
  /** Version of this shape. */
  readonly format: 1;
  readonly drypod: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly setup: Readonly<Record<string, string | number>>;
  readonly rows: readonly Row[];
  readonly growth: readonly Growth[];
  readonly failures: readonly Failure[];
  readonly missingPeers: readonly MissingPeer[];
}

/** A file and the number of its events. */
export interface CountedFile extends MeasuredFile {
  readonly eventCount: number;
}

/** What a row says besides what the runs tell. */
export type RowHead = Pick<Row, 'scenario' | 'source' | 'program' | 'task' | 'ruleCount'>;

/** Gives the middle value; of an even number of values the lower of the two. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Sums up the measured runs of one program on one file. */
export function rowOf(head: RowHead, file: CountedFile, matches: number, runs: readonly ProcessRun[]): Row {
  const walls = runs.map((run) => run.wallSeconds);
  const wallSeconds = median(walls);
  const nsPerEvent = (wallSeconds * 1e9) / file.eventCount;
  const firstLines = runs.flatMap(({ firstLineSeconds }) => firstLineSeconds ?? []);
  return {
    ...head,
    form: file.isPacked ? 'gzip' : 'plain',
    ...{ eventCount: file.eventCount, byteCount: file.byteCount, matches },
    wallSeconds: rounded(wallSeconds),
    wallRange: [rounded(Math.min(...walls)), rounded(Math.max(...walls))],
    cpuSeconds: rounded(median(runs.map((run) => run.cpuSeconds))),
    peakMegabytes: Math.round(Math.max(...runs.map((run) => run.peakMegabytes))),
    firstAlertSeconds: matches === 0 ? null : rounded(median(firstLines)),
    eventsPerSecond: Math.round(file.eventCount / wallSeconds),
    megabytesPerSecond: rounded(file.byteCount / 1e6 / wallSeconds),
    nsPerEvent: rounded(nsPerEvent),
    nsPerEventAndRule: head.ruleCount === 0 ? null : rounded(nsPerEvent / head.ruleCount),
    timesDrypod: null,
    said: runs.map(({ stderr }) => stderr.trim().split('\n', 1)[0]!).find((line) => line !== '') ?? '',
  };
}

/** Compares other programs with drypod on the same file: with the same rules, or else with the first that were measured. */
export function withRatios(rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    if (row.program === DRYPOD) {
      return row;
    }
    const ours = rows.filter(({ program, form }) => program === DRYPOD && form === row.form);
    const own =
      ours.find(({ scenario }) => scenario === row.scenario) ??
      ours.find(({ scenario }) => scenario.startsWith(`${row.scenario}/`));
    return own === undefined ? row : { ...row, timesDrypod: rounded(row.wallSeconds / own.wallSeconds) };
  });
}

/** The name of this program in rows. */
export const DRYPOD = 'drypod';

/** Tells whether it is this program, be it with further options. */
export function isDrypod(program: string): boolean {
  return program.split(' ', 1)[0] === DRYPOD;
}

/** Compares the fewest and the most generated rules of each workload. */
export function growthOf(rows: readonly Row[]): Growth[] {
  const plain = rows.filter(({ program, form, scenario }) => {
    return program === DRYPOD && form === 'plain' && /\/\d+$/.test(scenario);
  });
  const workloads = new Set(plain.map(workloadOf));
  return [...workloads].flatMap((workload) => {
    const found = plain.filter((row) => workloadOf(row) === workload).sort((a, b) => a.ruleCount - b.ruleCount);
    const [few, many] = [found[0]!, found.at(-1)!];
    const times = rounded(many.wallSeconds / few.wallSeconds);
    const [fewAfter, manyAfter] = [secondsAfterFirstAlert(few), secondsAfterFirstAlert(many)];
    const timesAfterFirstAlert = fewAfter === null || manyAfter === null ? null : rounded(manyAfter / fewAfter);
    const growth = { workload, fromRules: few.ruleCount, toRules: many.ruleCount, times, timesAfterFirstAlert };
    return few === many ? [] : [growth];
  });
}

function secondsAfterFirstAlert({ wallSeconds, firstAlertSeconds }: Row): number | null {
  return firstAlertSeconds === null ? null : wallSeconds - firstAlertSeconds;
}

function workloadOf({ scenario }: Row): string {
  return scenario.replace(/\/\d+$/, '');
}

/** Three digits after the point are more than any measurement is worth. */
function rounded(value: number): number {
  return Number(value.toFixed(3));
}
