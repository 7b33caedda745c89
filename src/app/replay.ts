/** Events through the rules that were loaded: alerts, what was lost, statistics, the exit code. */
import { hostname } from 'node:os';
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { Engine } from '../engine/engine.ts';
import { MatchStats } from '../engine/stats.ts';
import { type AlertStyle, alertPrinter } from '../output/alert.ts';
import type { Input } from '../sources/inputs.ts';
import type { EventSource, SourceStats } from '../sources/source.ts';
import { type Console, print, report } from './console.ts';
import { COVERAGE_TEXTS, Coverage } from './coverage.ts';
import { Delivery } from './delivery.ts';
import { Evaluator } from './evaluator.ts';
import { type EventsDemand, findEvents, openEvents } from './events.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import { hasFound } from './findings.ts';
import type { RunOptions } from './invocation.ts';
import type { Crew, Threads } from './jobs/crew.ts';
import { divide } from './jobs/divide.ts';
import type { LoadedRun } from './load-run.ts';
import { failureOf, type Pipeline, runPipeline } from './pipeline.ts';
import { Progress } from './progress.ts';
import { Repeats } from './repeats.ts';
import type { Settings } from './settings.ts';
import { unlessAborted } from './shutdown.ts';

const NS_PER_SECOND = 1e9;

/** What a run needs besides its options. */
export interface RunContext {
  readonly console: Console;
  /** Asks the run to end. */
  readonly signal: AbortSignal;
  /** The name in JSON alerts, instead of that of this machine. */
  readonly hostname: string | undefined;
  /** How threads of several jobs are made; absent but in tests. */
  readonly threads?: Threads;
}

/** A run as the command line has it. */
export interface Run {
  readonly options: RunOptions;
  readonly settings: Settings;
  readonly context: RunContext;
  /** Threads that may help; who has made it closes it. */
  readonly crew: Crew;
}

/** Reads all events of a run; by one thread or by several. */
interface Reading {
  /** False when an input failed, which is reported. @throws OutputError */
  run(): Promise<boolean>;
  stats(): SourceStats;
}

/** Evaluates the events of the inputs. @throws OutputError when standard output cannot be written */
export async function replay(eventNames: readonly string[], loaded: LoadedRun, run: Run): Promise<ExitCode> {
  const { console, signal } = run.context;
  const progress = console.err.isTTY === true ? new Progress(console.err) : undefined;
  if (console.isOutTerminal) {
    console.out.beforeWrite = () => progress?.hide();
  }
  const losses = new ReportingSink(console, () => progress?.hide());
  const sink = new DiagnosticSink();
  const stats = new MatchStats(loaded.ruleset.rules);
  const coverage = new Coverage();
  const repeats = new Repeats();
  const isBuffered = run.settings.isBuffered && !run.options.unbuffered;
  const receiver = new Delivery({ sink: console.out, isBuffered, stats, repeats, coverage });
  // Standard input may keep us waiting for its first bytes.
  const inputs = await unlessAborted(findEvents(eventNames, sink), signal);
  const reading = inputs && readingOf(inputs, loaded, run, receiver, { sink, losses });
  report(console, sink.items, sink.omittedCount);
  if (reading === undefined && sink.hasErrors) {
    return EXIT_CODE.failed;
  }
  const isRead = reading === undefined || (await read(reading, progress, losses));
  coverage.report(losses);
  repeats.report(losses);
  await print(console, stats.render());
  if (!isRead || sink.hasErrors) {
    return EXIT_CODE.failed;
  }
  const { ruleset, policyOfRule } = loaded;
  return hasFound(run.options.failOn, ruleset.rules, stats.counts, policyOfRule) ? EXIT_CODE.found : EXIT_CODE.ran;
}

interface Sinks {
  /** Of what is wrong with the inputs before any is read. */
  readonly sink: DiagnosticSink;
  /** Of what is found while they are read. */
  readonly losses: DiagnosticSink;
}

function readingOf(
  inputs: readonly Input[],
  loaded: LoadedRun,
  { options, settings, context, crew }: Run,
  receiver: Delivery,
  { sink, losses }: Sinks,
): Reading | undefined {
  const { ruleset, policyOfRule, groupOf } = loaded;
  const isOfPolicies = policyOfRule.size > 0;
  const style: AlertStyle = { ...settings, hostname: context.hostname ?? hostname() };
  const alertStyle = settings.isStdoutEnabled ? style : undefined;
  const demand: EventsDemand = { ruleset, auditTexts: isOfPolicies ? COVERAGE_TEXTS : undefined };
  const pipeline: Pipeline = {
    evaluator: new Evaluator({
      engine: new Engine(ruleset, settings.matching, groupOf),
      printer: alertStyle && alertPrinter(alertStyle),
      isGenerated: ({ name }) => policyOfRule.has(name),
      findsGaps: isOfPolicies,
    }),
    receiver,
    signal: context.signal,
    maxNs: options.seconds === undefined ? undefined : BigInt(Math.round(options.seconds * NS_PER_SECOND)),
  };
  const { matching } = settings;
  const jobsDemand = { ...demand, loaded, matching, alertStyle, jobs: options.jobs, crew };
  const divided = divide(inputs, jobsDemand, pipeline, losses);
  if (divided !== undefined) {
    return divided;
  }
  const source = openEvents(inputs, demand, sink, losses);
  return source && new OneJob(source, pipeline, losses);
}

/** All events on this thread. */
class OneJob implements Reading {
  readonly #source: EventSource;
  readonly #pipeline: Pipeline;
  readonly #losses: DiagnosticSink;

  constructor(source: EventSource, pipeline: Pipeline, losses: DiagnosticSink) {
    this.#source = source;
    this.#pipeline = pipeline;
    this.#losses = losses;
  }

  async run(): Promise<boolean> {
    try {
      await runPipeline(this.#source, this.#pipeline);
      return true;
    } catch (error) {
      this.#losses.add(failureOf(error));
      return false;
    } finally {
      await this.#source.close();
    }
  }

  stats(): SourceStats {
    return this.#source.stats();
  }
}

async function read(reading: Reading, progress: Progress | undefined, sink: DiagnosticSink): Promise<boolean> {
  const stopProgress = progress?.follow(() => reading.stats());
  try {
    return await reading.run();
  } finally {
    stopProgress?.();
    const { unreportedCount } = reading.stats();
    if (unreportedCount > 0) {
      sink.warning('AUDIT_MORE_LOSSES', `${unreportedCount} more lines or events were skipped`);
    }
  }
}

/** Reports each diagnostic at once. */
class ReportingSink extends DiagnosticSink {
  readonly #console: Console;
  readonly #before: () => void;

  constructor(console: Console, before: () => void) {
    super();
    this.#console = console;
    this.#before = before;
  }

  override add(diagnostic: Diagnostic): void {
    this.#before();
    report(this.#console, [diagnostic]);
  }
}
