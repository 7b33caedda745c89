/** Rules that a vector runs over a capture: what fired, and what the program printed where the vector says so. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LoadResult, loadRules, type RulesFile } from '#src/rules/load.js';
import { selectionsOfFlags } from '#src/rules/selection.js';
import { type Ran, runDrypod } from '../_support/run-drypod.ts';
import { capturePath } from './capture-path.ts';
import type { DataFolder } from './data-folder.ts';
import { detectInCapture, type ExpectedDetections, judgeDetections } from './detections.ts';
import { errorTexts } from './rules-files.ts';
import { all, fail, type Outcome, PASS, same, skip } from './suite.ts';

/** What a vector says of a run; texts are patterns. */
export interface ReplayCase extends Partial<ExpectedDetections> {
  readonly trace_file?: string;
  readonly exit_status?: number;
  readonly conf_file?: string;
  readonly json_output?: boolean;
  readonly time_iso_8601?: boolean;
  readonly disabled_rules?: readonly string[];
  readonly disable_tags?: readonly string[];
  readonly run_tags?: readonly string[];
  readonly stdout_contains?: string | readonly string[];
  readonly stdout_not_contains?: string | readonly string[];
  readonly stderr_contains?: string | readonly string[];
  readonly output_strictly_contains?: unknown;
}

/** The keys of {@link ReplayCase} that are looked at. */
export const REPLAY_KEYS = [
  ...['trace_file', 'detect', 'levels', 'rule_counts', 'exit_status', 'conf_file', 'json_output', 'time_iso_8601'],
  ...['disabled_rules', 'disable_tags', 'run_tags', 'stdout_contains', 'stdout_not_contains', 'stderr_contains'],
  'output_strictly_contains',
] as const;

/** Runs the rules over the case's capture and compares. */
export async function judgeReplay(vector: ReplayCase, files: readonly RulesFile[], data: DataFolder): Promise<Outcome> {
  if (vector.conf_file !== undefined && vector.detect === undefined) {
    // A daemon's configuration that makes up lost events.
    return skip('outside this project');
  }
  const selections = selectionsOfFlags({
    disabledSubstrings: vector.disabled_rules ?? [],
    disabledTags: vector.disable_tags ?? [],
    enabledTags: vector.run_tags ?? [],
  });
  const loaded = selections && loadRules(files, { selections });
  const isSuccessful = loaded?.isSuccessful === true;
  const status = same(
    `success (${loaded === undefined ? 'flags exclude each other' : errorTexts(loaded).join('; ')})`,
    (vector.exit_status ?? 0) === 0,
    isSuccessful,
  );
  return isSuccessful && vector.trace_file !== undefined
    ? all([status, await replay(vector, loaded, files, data)])
    : status;
}

async function replay(
  vector: ReplayCase,
  loaded: LoadResult,
  files: readonly RulesFile[],
  data: DataFolder,
): Promise<Outcome> {
  const capture = capturePath(data, vector.trace_file ?? '');
  if ('reason' in capture) {
    return skip(capture.reason);
  }
  const { detect = false } = vector;
  const detections = await detectInCapture(loaded, capture.path);
  const outcomes = [judgeDetections({ ...vector, detect }, detections, false), notCompared(vector)];
  if (vector.stdout_contains !== undefined || vector.stdout_not_contains !== undefined) {
    outcomes.push(judgeOutput(vector, await runProgram(vector, files, capture.path)));
  }
  return all(outcomes);
}

/** Diagnostics have words of our own, and files of expected output are not in the vector. */
function notCompared({ stderr_contains, output_strictly_contains }: ReplayCase): Outcome {
  const parts = [
    ...(stderr_contains === undefined ? [] : ['text on standard error']),
    ...(output_strictly_contains === undefined ? [] : ['output kept in files']),
  ];
  return parts.length === 0 ? PASS : { kind: 'pass', note: `not compared: ${parts.join(', ')}` };
}

async function runProgram(vector: ReplayCase, files: readonly RulesFile[], capture: string): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'drypod-conformance-'));
  try {
    const paths = files.map(({ name, ...file }) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'text' in file ? file.text : '');
      return path;
    });
    const options = [
      ...(vector.json_output === true ? ['-o', 'json_output=true'] : []),
      ...(asksForNoTags(vector) ? ['-o', 'json_include_tags_property=false'] : []),
      ...(vector.time_iso_8601 === true ? ['-o', 'time_format_iso_8601=true'] : []),
    ];
    return await runDrypod([...paths.flatMap((path) => ['-r', path]), ...options, '-e', capture]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The vector lacks the key of the configuration that leaves tags out; the pattern shows that it was set. */
function asksForNoTags({ stdout_contains = [] }: ReplayCase): boolean {
  return [stdout_contains].flat().some((pattern) => pattern.startsWith('^(?!.*"tags"'));
}

function judgeOutput({ stdout_contains = [], stdout_not_contains = [] }: ReplayCase, { code, stdout }: Ran): Outcome {
  const misses = [stdout_contains].flat().filter((pattern) => !new RegExp(pattern).test(stdout));
  const hits = [stdout_not_contains].flat().filter((pattern) => new RegExp(pattern).test(stdout));
  return all([
    same('exit code', 0, code),
    misses.length === 0 ? PASS : fail(`standard output has no ${misses.join(' and no ')}: ${stdout}`),
    hits.length === 0 ? PASS : fail(`standard output has ${hits.join(' and ')}: ${stdout}`),
  ]);
}
