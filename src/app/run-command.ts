/** `drypod`: converts policies, loads rules, evaluates events, prints alerts and what came of it all. */
import { hostname } from 'node:os';
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { AuditError, CaptureError } from '../base/errors.ts';
import { Engine } from '../engine/engine.ts';
import { MatchStats } from '../engine/stats.ts';
import { alertPrinter } from '../output/alert.ts';
import type { EventSource } from '../sources/source.ts';
import { type Console, print, report } from './console.ts';
import { COVERAGE_TEXTS, Coverage } from './coverage.ts';
import { Delivery } from './delivery.ts';
import { Evaluator } from './evaluator.ts';
import { openEvents } from './events.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import { hasFound } from './findings.ts';
import { STANDARD_INPUT } from './input-file.ts';
import type { RunOptions } from './invocation.ts';
import { type LoadedRun, loadRun } from './load-run.ts';
import { type Pipeline, runPipeline } from './pipeline.ts';
import { Progress } from './progress.ts';
import { Repeats } from './repeats.ts';
import { readSettings, type Settings } from './settings.ts';
import { unlessAborted } from './shutdown.ts';

const NS_PER_SECOND = 1e9;

/** What a run needs besides its options. */
export interface RunContext {
  readonly console: Console;
  /** Asks the run to end. */
  readonly signal: AbortSignal;
  /** The name in JSON alerts, instead of that of this machine. */
  readonly hostname: string | undefined;
}

/** Runs. @throws OutputError when standard output cannot be written */
export async function runCommand(options: RunOptions, context: RunContext): Promise<ExitCode> {
  const { console } = context;
  const sink = new DiagnosticSink();
  const settings = readSettings(options.option, sink);
  const eventNames = [...options.events, ...settings.captureFiles];
  const rulesPaths = [...options.rules, ...settings.rulesFiles];
  const missing = missingPart(options, rulesPaths, eventNames);
  report(console, missing === undefined ? sink.items : [...sink.items, missing]);
  if (sink.hasErrors || missing !== undefined) {
    return EXIT_CODE.usage;
  }
  const loaded = loadRun(options, settings, rulesPaths, console);
  if (loaded === undefined) {
    return EXIT_CODE.failed;
  }
  if (options.dryRun || eventNames.length === 0) {
    return EXIT_CODE.ran;
  }
  return await evaluate(eventNames, loaded, { options, settings, context });
}

function missingPart(
  options: RunOptions,
  rulesPaths: readonly string[],
  eventNames: readonly string[],
): Diagnostic | undefined {
  const refuse = (message: string, expected: string): Diagnostic => {
    return { code: 'CONFIG_USAGE', severity: 'error', message, expected, subject: 'drypod' };
  };
  if (options.psp.length + options.pss.length + options.scc.length + rulesPaths.length === 0) {
    return refuse(
      'there is nothing to evaluate',
      '--psp FILE, --pss LEVEL, --scc FILE or -r FILE, and -e EVENTS; drypod --help says more',
    );
  }
  const ofStandardInput = [...options.psp, ...options.scc, ...options.namespaces, ...rulesPaths, ...eventNames].filter(
    (name) => name === STANDARD_INPUT,
  );
  if (ofStandardInput.length > 1) {
    return refuse('standard input can be read only once', 'one - among policies, rules and events');
  }
  if (eventNames.length === 0 && options.psp_save === undefined && !options.dryRun) {
    return refuse('there are no events to evaluate', '-e FILE; or --psp_save or --dry-run to do without');
  }
  return undefined;
}

interface Run {
  readonly options: RunOptions;
  readonly settings: Settings;
  readonly context: RunContext;
}

async function evaluate(eventNames: readonly string[], loaded: LoadedRun, run: Run): Promise<ExitCode> {
  const { console, signal } = run.context;
  const progress = console.err.isTTY === true ? new Progress(console.err) : undefined;
  if (console.isOutTerminal) {
    console.out.beforeWrite = () => progress?.hide();
  }
  const losses = new ReportingSink(console, () => progress?.hide());
  const sink = new DiagnosticSink();
  const { ruleset, policyOfRule } = loaded;
  const demand = { ruleset, auditTexts: policyOfRule.size > 0 ? COVERAGE_TEXTS : undefined };
  // Standard input may keep us waiting for its first bytes.
  const source = await unlessAborted(openEvents(eventNames, demand, sink, losses), signal);
  report(console, sink.items, sink.omittedCount);
  if (source === undefined && sink.hasErrors) {
    return EXIT_CODE.failed;
  }
  const stats = new MatchStats(ruleset.rules);
  const coverage = new Coverage();
  const repeats = new Repeats();
  const isBuffered = run.settings.isBuffered && !run.options.unbuffered;
  const pipeline: Pipeline = {
    evaluator: evaluatorOf(loaded, run),
    receiver: new Delivery({ sink: console.out, isBuffered, stats, repeats, coverage }),
    signal,
    maxNs: maxNsOf(run.options),
  };
  const isDrained = source === undefined || (await drain(source, pipeline, progress, losses));
  coverage.report(losses);
  repeats.report(losses);
  await print(console, stats.render());
  if (!isDrained || sink.hasErrors) {
    return EXIT_CODE.failed;
  }
  return hasFound(run.options.failOn, ruleset.rules, stats.counts, policyOfRule) ? EXIT_CODE.found : EXIT_CODE.ran;
}

function evaluatorOf({ ruleset, policyOfRule, groupOf }: LoadedRun, { settings, context }: Run): Evaluator {
  return new Evaluator({
    engine: new Engine(ruleset, settings.matching, groupOf),
    printer: settings.isStdoutEnabled
      ? alertPrinter({ ...settings, hostname: context.hostname ?? hostname() })
      : undefined,
    isGenerated: ({ name }) => policyOfRule.has(name),
    findsGaps: policyOfRule.size > 0,
  });
}

function maxNsOf({ seconds }: RunOptions): bigint | undefined {
  return seconds === undefined ? undefined : BigInt(Math.round(seconds * NS_PER_SECOND));
}

/** Runs to the end; false when the source failed, which is reported. @throws OutputError */
async function drain(
  source: EventSource,
  pipeline: Pipeline,
  progress: Progress | undefined,
  sink: DiagnosticSink,
): Promise<boolean> {
  const stopProgress = progress?.follow(() => source.stats());
  try {
    await runPipeline(source, pipeline);
    return true;
  } catch (error) {
    if (error instanceof AuditError || error instanceof CaptureError) {
      const subject = error instanceof CaptureError ? error.subject : undefined;
      sink.add({ code: error.code, severity: 'error', message: error.message, subject });
      return false;
    }
    throw error;
  } finally {
    stopProgress?.();
    const { unreportedCount } = source.stats();
    if (unreportedCount > 0) {
      sink.warning('AUDIT_MORE_LOSSES', `${unreportedCount} more lines or events were skipped`);
    }
    await source.close();
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
