/** Measures one workload: makes its file, finds out how many matches are right, runs drypod and its peers on it. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiagnosticSink } from '../base/diagnostic.ts';
import { visible } from '../base/visible.ts';
import { type Contender, type Measured, measure } from '../bench/measure.ts';
import { type MeasuredFile, writePacked, writeRepeated, writeSample } from '../bench/measured-file.ts';
import { eventsDetected, type Peer, type PeerTask, POLICY_AS_FILTER } from '../bench/peers.ts';
import type { ReferenceRules } from '../bench/reference.ts';
import { type CountedFile, DRYPOD, type Failure, type RowHead } from '../bench/result.ts';
import { type BenchSize, type RuleSetName, repetitionsOf, ruleSetText, type Workload } from '../bench/scenarios.ts';
import type { Segment } from '../bench/segment.ts';
import type { EventSourceName } from '../event/event-source.ts';
import { loadRules } from '../rules/load.ts';
import { expectedMatches } from './bench-rules.ts';
import { NO_OPTIONS } from './check-invocation.ts';
import type { Console } from './console.ts';
import { loadRun } from './load-run.ts';
import { readSettings } from './settings.ts';

/** What all workloads of a run share. */
export interface BenchRun {
  readonly console: Console;
  readonly signal: AbortSignal;
  readonly folder: string;
  readonly size: BenchSize;
  readonly dialect: string;
  readonly peers: readonly Peer[];
  /** The executable of another build to compare with. */
  readonly against: string | undefined;
  /** Threads with which audit logs are measured besides one; undefined = none. */
  readonly jobs: number | undefined;
}

/** Something to look for: rules of drypod, and what a peer can do instead. */
interface Task {
  readonly set: string;
  readonly words: readonly string[];
  readonly rules: ReferenceRules;
  readonly peerTask: PeerTask | undefined;
}

/** The program that a user would start. */
const MAIN: string = fileURLToPath(new URL('../main.js', import.meta.url));

/** Bytes that a workload takes on disk at most: the file, what it is compressed to, and the sample. */
export function bytesOnDisk(workload: Workload, size: BenchSize): number {
  const segment = workload.segment();
  const plain = repetitionsOf(workload, segment, size) * segment.byteCount;
  return plain * (isCompressedToo(workload) ? 1.3 : 1) + 4 * segment.byteCount;
}

/** Compressed captures are measured with the rules of the policy. */
function isCompressedToo({ source, ruleSets }: Workload): boolean {
  return source === 'syscall' && ruleSets.includes('psp');
}

/** Measures a workload; its files are gone afterwards. @throws CaptureError */
export async function measureWorkload(workload: Workload, run: BenchRun): Promise<Measured> {
  const segment = workload.segment();
  const repetitions = repetitionsOf(workload, segment, run.size);
  const tasks = workload.ruleSets.map((set) => taskOf(set, workload, run));
  const sample = join(run.folder, 'sample');
  writeSample(sample, segment, [0, 1, repetitions - 1]);
  const expected = await Promise.all(tasks.map(({ rules }) => totalOf(sample, segment, rules, repetitions)));
  const wrong = expected.flatMap((count, i) =>
    typeof count === 'string' ? [wrongSample(workload, tasks[i]!, count)] : [],
  );
  const files = await writeFiles(workload, segment, repetitions, run);
  const rounds = {
    ...run.size,
    signal: run.signal,
    onRound: (round: number, of: number) => tell(run, `${workload.name}: round ${round} of ${of}`),
  };
  const peerTasks = await peerTasksOf(workload, tasks, { sample, segment, repetitions }, run);
  const contenders = files.flatMap((file) => [
    ...tasks.flatMap((task, i) => ownContenders(task, workload, file, expected[i]!, run)),
    ...peerTasks.flatMap((task) => peerContenders(task, workload, file, run)),
  ]);
  const measured = await measure(contenders, rounds);
  for (const { path } of files) {
    rmSync(path);
  }
  return { rows: measured.rows, failures: [...wrong, ...measured.failures] };
}

/** Says how far it has come. */
export function tell({ console }: Pick<BenchRun, 'console'>, text: string): void {
  console.err.write(`drypod bench: ${visible(text)}\n`);
}

function wrongSample({ name }: Workload, { set }: Task, message: string): Failure {
  return { scenario: `${name}/${set}`, form: 'plain', program: DRYPOD, message };
}

function taskOf(set: RuleSetName, workload: Workload, run: BenchRun): Task {
  const { kind, text } = ruleSetText(set, workload);
  const path = join(run.folder, `${workload.name}-${set}.yaml`);
  writeFileSync(path, text);
  const isPolicy = kind === 'psp';
  const options = { ...NO_OPTIONS, dialect: run.dialect, psp: isPolicy ? [path] : [] };
  const rules = loadRun(options, readSettings([], new DiagnosticSink()), isPolicy ? [] : [path], run.console);
  return {
    set,
    words: isPolicy ? ['--psp', path, '--dialect', run.dialect] : ['-r', path],
    rules: rules!,
    peerTask: isPolicy ? undefined : { kind: 'rules', path },
  };
}

async function totalOf(
  sample: string,
  segment: Segment,
  rules: ReferenceRules,
  repetitions: number,
): Promise<number | string> {
  const expected = await expectedMatches(sample, segment, rules);
  return typeof expected === 'string' ? expected : expected.first + (repetitions - 1) * expected.later;
}

async function writeFiles(
  workload: Workload,
  segment: Segment,
  repetitions: number,
  run: BenchRun,
): Promise<CountedFile[]> {
  const path = join(run.folder, `${workload.name}${workload.source === 'syscall' ? '.scap' : '.log'}`);
  tell(run, `${workload.name}: writing ${Math.round((repetitions * segment.byteCount) / 1e6)} MB`);
  const plain = await writeRepeated(path, segment, repetitions, run.signal);
  const eventCount = segment.headEventCount + repetitions * segment.eventCount;
  const files: MeasuredFile[] = [plain];
  if (isCompressedToo(workload) && !run.signal.aborted) {
    files.push(await writePacked(plain, `${path}.gz`, run.signal));
  }
  return files.map((file) => ({ ...file, eventCount }));
}

/** This program, and another build of it, with the same rules; none for a file or rules that are not measured. */
function ownContenders(
  task: Task,
  { name, source }: Workload,
  file: CountedFile,
  expected: number | string,
  run: BenchRun,
): Contender[] {
  if (typeof expected === 'string' || (file.isPacked && task.set !== 'psp')) {
    return [];
  }
  const ruleCount = task.rules.ruleset.ofSource(source).rules.length;
  const looksFor = task.set === 'psp' ? `policy, ${ruleCount} rules` : `${ruleCount} rules`;
  const head = { scenario: `${name}/${task.set}`, source, task: looksFor, ruleCount };
  return programsOf(run, source).map(({ program, main, words }) =>
    contender({ ...head, program }, file, drypodCommand(main, [...task.words, ...words], file.path), expected),
  );
}

/** A way to run drypod. */
interface Program {
  readonly program: string;
  readonly main: string;
  /** Options besides those of the rules and the file. */
  readonly words: readonly string[];
}

/** The ways to run drypod that are measured; a single capture is no work for several threads. */
export function programsOf({ against, jobs }: BenchRun, source: EventSourceName): readonly Program[] {
  const programs: Program[] = [{ program: DRYPOD, main: MAIN, words: [] }];
  if (jobs !== undefined && source === 'k8s_audit') {
    programs.push({ program: `${DRYPOD} --jobs ${jobs}`, main: MAIN, words: ['--jobs', String(jobs)] });
  }
  if (against !== undefined) {
    programs.push({ program: 'other build', main: against, words: [] });
  }
  return programs;
}

/** Gives the command that a user would write. */
export function drypodCommand(main: string, words: readonly string[], path: string): readonly string[] {
  return [process.execPath, main, ...words, '-e', path];
}

/** A run of drypod on a file. */
export function contender(
  head: RowHead,
  file: CountedFile,
  command: readonly string[],
  expectedMatches: number | undefined,
): Contender {
  const countMatches: Contender['countMatches'] = ({ stdoutEnd }) => eventsDetected(stdoutEnd) ?? Number.NaN;
  return { head, file, command, countMatches, expectedMatches };
}

/** What tells how many matches of a filter are right. */
interface Sample {
  readonly sample: string;
  readonly segment: Segment;
  readonly repetitions: number;
}

/** Something that peers are asked, in which scenario, and how many matches are right; undefined = not known. */
interface ExpectedPeerTask {
  readonly scenario: string;
  readonly task: PeerTask;
  readonly expected: number | undefined;
}

/** Peers read captures only. */
async function peerTasksOf(
  { name, source, ruleSets }: Workload,
  tasks: readonly Task[],
  { sample, segment, repetitions }: Sample,
  run: BenchRun,
): Promise<readonly ExpectedPeerTask[]> {
  if (source !== 'syscall' || run.peers.length === 0) {
    return [];
  }
  const asked: ExpectedPeerTask[] = [{ scenario: name, task: { kind: 'nothing' }, expected: 0 }];
  if (ruleSets.includes('psp')) {
    const task: PeerTask = { kind: 'filter', name: 'policy as filter', filter: POLICY_AS_FILTER };
    const count = await totalOf(sample, segment, rulesOfFilter(POLICY_AS_FILTER), repetitions);
    asked.push({ scenario: `${name}/psp`, task, expected: typeof count === 'number' ? count : undefined });
  }
  for (const { set, peerTask: task } of tasks) {
    if (task !== undefined) {
      asked.push({ scenario: `${name}/${set}`, task, expected: undefined });
    }
  }
  return asked;
}

function peerContenders(
  { scenario, task, expected }: ExpectedPeerTask,
  { source }: Workload,
  file: CountedFile,
  { peers }: BenchRun,
): Contender[] {
  return file.isPacked && task.kind === 'rules'
    ? []
    : peers.flatMap((peer) => peerContender(peer, task, { scenario, source }, file, expected));
}

/** A peer with a task; none when it cannot do that. */
export function peerContender(
  peer: Peer,
  task: PeerTask,
  { scenario, source }: { readonly scenario: string; readonly source: EventSourceName },
  file: CountedFile,
  expectedMatches: number | undefined,
): Contender[] {
  const command = peer.command(task, file.path);
  if (command === undefined) {
    return [];
  }
  const looksFor = { nothing: 'nothing', rules: 'the same rules', filter: task.kind === 'filter' ? task.name : '' };
  const head = { scenario, source, program: `${peer.name} ${peer.version}`, task: looksFor[task.kind], ruleCount: 0 };
  return [{ head, file, command, countMatches: (done) => peer.countMatches(done), expectedMatches }];
}

/** A filter as a rule, for the reference. */
function rulesOfFilter(filter: string): ReferenceRules {
  const rule = { rule: 'filter', desc: '-', condition: filter, output: '-', priority: 'NOTICE' };
  const { ruleset } = loadRules([{ name: 'filter', text: `- ${JSON.stringify(rule)}\n` }]);
  return { ruleset, groupOf: () => 0 };
}
