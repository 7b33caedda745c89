/** `drypod bench`: measures this program, beside others where they are installed, on files made for it or on the user's. */
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { CaptureError } from '../base/errors.ts';
import { systemErrorReason } from '../base/system-error.ts';
import { barChart } from '../bench/bar-chart.ts';
import { machine } from '../bench/machine.ts';
import type { Measured } from '../bench/measure.ts';
import { findPeers } from '../bench/peers.ts';
import { type BenchResult, growthOf, isDrypod, withRatios } from '../bench/result.ts';
import { renderResult } from '../bench/result-table.ts';
import {
  type BenchSize,
  FULL_SIZE,
  QUICK_SIZE,
  scenarioNames,
  selectScenarios,
  type Workload,
} from '../bench/scenarios.ts';
import { type BenchFolder, makeBenchFolder, megabytes } from './bench-folder.ts';
import { measureOwn } from './bench-own.ts';
import { type BenchRun, bytesOnDisk, measureWorkload, tell } from './bench-workload.ts';
import { findCaptureLibrary } from './capture-library.ts';
import { print, report } from './console.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import type { BenchOptions } from './invocation.ts';
import type { RunContext } from './replay.ts';
import { programVersion } from './version.ts';

/** Bytes of policies, rules and samples. */
const SMALL_FILES = 50e6;

/**
 * Measures and prints. Files of its own are removed, also after Ctrl-C.
 * `size`: of these files; default: what the options say.
 * @throws OutputError
 */
export async function benchCommand(
  options: BenchOptions,
  { console, signal }: RunContext,
  size: BenchSize = options.quick ? QUICK_SIZE : FULL_SIZE,
): Promise<ExitCode> {
  const sink = new DiagnosticSink();
  const workloads = options.events.length > 0 ? [] : workloadsOf(options, sink);
  checkWritable(options.svg, sink);
  checkReadable(options.against, sink);
  const needed = SMALL_FILES + Math.max(0, ...workloads.map((workload) => bytesOnDisk(workload, size)));
  const folder = sink.hasErrors ? undefined : makeBenchFolder(needed, sink);
  report(console, sink.items);
  if (folder === undefined) {
    return sink.items.some(({ code }) => code === 'CONFIG_USAGE') ? EXIT_CODE.usage : EXIT_CODE.failed;
  }
  const { dialect, against, jobs } = options;
  const { installed, missing } = against === undefined ? findPeers() : { installed: [], missing: [] };
  const run: BenchRun = { console, signal, folder: folder.path, size, dialect, peers: installed, against, jobs };
  try {
    const measured = await measureAll(options, workloads, run, needed);
    if (measured === undefined) {
      return EXIT_CODE.failed;
    }
    const rows = withRatios(measured.rows);
    const { warmUpRuns, measuredRuns } = size;
    const result: BenchResult = {
      format: 1,
      drypod: programVersion(),
      machine: machine(),
      setup: { warmUpRuns, measuredRuns, dialect },
      ...{ rows, growth: growthOf(rows), failures: measured.failures, missingPeers: missing },
    };
    return await show(result, options, run);
  } catch (error) {
    return failed(error, run, folder);
  } finally {
    folder.remove();
  }
}

/** Gives the workloads that can be measured; captures cannot where the library that reads them is not built. */
function workloadsOf({ scenario }: BenchOptions, sink: DiagnosticSink): readonly Workload[] {
  const selection = selectScenarios(scenario);
  if ('unknown' in selection) {
    const { unknown, near } = selection;
    const expected = near ?? `one of ${scenarioNames().join(', ')}`;
    sink.add({ ...usage(`there is no scenario '${unknown}'`), expected });
    return [];
  }
  const { workloads } = selection;
  const reason = workloads.some(({ source }) => source === 'syscall') ? whyNoCaptures() : undefined;
  if (reason === undefined) {
    return workloads;
  }
  const readable = workloads.filter(({ source }) => source !== 'syscall');
  const severity = readable.length === 0 ? 'error' : 'warning';
  const message = `captures are not measured: ${reason}`;
  sink.add({ code: 'EVENTS_NO_CAPTURE_LIBRARY', severity, message, expected: 'make native', subject: 'drypod' });
  return readable;
}

function whyNoCaptures(): string | undefined {
  try {
    findCaptureLibrary();
    return undefined;
  } catch (error) {
    if (error instanceof CaptureError) {
      return error.message;
    }
    throw error;
  }
}

function usage(message: string): Diagnostic {
  return { code: 'CONFIG_USAGE', severity: 'error', message, subject: 'drypod bench' };
}

/** Finds out before minutes of measuring whether the picture can be written. */
function checkWritable(path: string | undefined, sink: DiagnosticSink): void {
  if (path === undefined) {
    return;
  }
  try {
    closeSync(openSync(path, 'a'));
  } catch (error) {
    const message = `cannot write the chart: ${systemErrorReason(error)}`;
    sink.add({ code: 'CONFIG_FILE_WRITE', severity: 'error', message, subject: path });
  }
}

function checkReadable(path: string | undefined, sink: DiagnosticSink): void {
  if (path !== undefined && !existsSync(path)) {
    const message = 'there is no such build';
    const expected = 'the path of its main.js';
    sink.add({ code: 'CONFIG_FILE_READ', severity: 'error', message, expected, subject: path });
  }
}

async function measureAll(
  options: BenchOptions,
  workloads: readonly Workload[],
  run: BenchRun,
  needed: number,
): Promise<Measured | undefined> {
  if (options.events.length > 0) {
    return await measureOwn(options, run);
  }
  tell(run, `up to ${megabytes(needed)} in ${run.folder}, removed at the end`);
  const measured: Measured[] = [];
  for (const workload of workloads) {
    if (!run.signal.aborted) {
      measured.push(await measureWorkload(workload, run));
    }
  }
  return {
    rows: measured.flatMap(({ rows }) => rows),
    failures: measured.flatMap(({ failures }) => failures),
  };
}

/** Prints what was measured; what is missing or wrong in it makes the exit code. */
async function show(result: BenchResult, { json, svg }: BenchOptions, run: BenchRun): Promise<ExitCode> {
  if (run.signal.aborted) {
    tell(run, 'interrupted; what was measured until then follows');
  }
  await print(run.console, json ? JSON.stringify(result, undefined, 2) : renderResult(result));
  if (svg !== undefined) {
    writeFileSync(svg, barChart(result));
  }
  const isWrong = result.failures.some(({ program }) => isDrypod(program));
  return isWrong || run.signal.aborted ? EXIT_CODE.failed : EXIT_CODE.ran;
}

/** An interruption is no mistake; what the system or the capture library says is reported. */
function failed(error: unknown, { console, signal }: BenchRun, { path }: BenchFolder): ExitCode {
  if (signal.aborted) {
    return EXIT_CODE.failed;
  }
  if (error instanceof CaptureError) {
    report(console, [{ code: error.code, severity: 'error', message: error.message, subject: error.subject }]);
    return EXIT_CODE.failed;
  }
  if (error instanceof Error && 'syscall' in error) {
    const message = `cannot go on: ${systemErrorReason(error)}`;
    report(console, [{ code: 'BENCH_NO_SPACE', severity: 'error', message, subject: path }]);
    return EXIT_CODE.failed;
  }
  throw error;
}
