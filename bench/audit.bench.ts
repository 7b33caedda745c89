/**
 * Audit throughput: how fast a log on disk goes through the source, the rules
 * of a restrictive policy and the printing of alerts. One warm-up run, then
 * the median of five; every run reads the whole file anew, out of the page cache.
 */
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { RESTRICTIVE_POLICY } from '#src/bench/restrictive-policy.js';
import { Engine } from '#src/engine/engine.js';
import { requiredTexts } from '#src/filter/required-texts.js';
import { alertPrinter } from '#src/output/alert.js';
import { convert } from '#src/psp/convert.js';
import { readPsps } from '#src/psp/read.js';
import { loadRules } from '#src/rules/load.js';
import type { Ruleset } from '#src/rules/ruleset.js';
import { findInputs } from '#src/sources/inputs.js';
import { AuditLogSource } from '#src/sources/k8s-audit/log-source.js';
import { openStandardInput } from '#src/sources/standard-input.js';
import { type AuditMix, auditLines, podCreateEvery } from './audit-log.js';
import { keepRecord, machine, median, time } from './record.js';

const WARM_UP_RUNS = 1;
const MEASURED_RUNS = 5;
const LOG_MEGABYTES = Number(process.env['DRYPOD_BENCH_MB'] ?? 200);

const TEMPLATE_FOLDER = fileURLToPath(new URL('../../templates', import.meta.url));

interface Log {
  readonly mix: AuditMix;
  readonly path: string;
  readonly bytes: number;
  readonly lines: number;
}

/** What is done with a log. */
interface Scenario {
  readonly name: string;
  readonly evaluates: boolean;
  readonly skips: boolean;
  readonly prints: boolean;
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'rules', evaluates: true, skips: true, prints: false },
  { name: 'rules and alerts', evaluates: true, skips: true, prints: true },
  { name: 'rules, no pre-check', evaluates: true, skips: false, prints: false },
  { name: 'decode only', evaluates: false, skips: false, prints: false },
];

interface Outcome {
  readonly decodedEvents: number;
  readonly matches: number;
  readonly alertBytes: number;
}

function writeLog(folder: string, mix: AuditMix): Log {
  const path = join(folder, `${mix}.log`);
  const file = openSync(path, 'w');
  let bytes = 0;
  let lines = 0;
  let part = '';
  for (const line of auditLines(Number.POSITIVE_INFINITY, mix)) {
    part += `${line}\n`;
    lines++;
    if (part.length > 1 << 20) {
      bytes += writeSync(file, part);
      part = '';
    }
    if (bytes >= LOG_MEGABYTES * 1e6) {
      break;
    }
  }
  bytes += writeSync(file, part);
  closeSync(file);
  return { mix, path, bytes, lines };
}

/** Converts the policy and loads what came of it. */
function loadPolicy(): Ruleset {
  const sink = new DiagnosticSink();
  const policies = readPsps(new SourceText('restrictive-policy', RESTRICTIVE_POLICY), sink);
  const templates = Object.fromEntries(
    readdirSync(TEMPLATE_FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.liquid'))
      .map((path) => [path, readFileSync(join(TEMPLATE_FOLDER, path), 'utf8')]),
  );
  const { text } = convert(policies, { dialect: 'falco-legacy', templates });
  const loaded = loadRules([{ name: 'generated', text }]);
  if (sink.hasErrors || !loaded.isSuccessful) {
    throw new Error('the policy does not load');
  }
  return loaded.ruleset;
}

const PRINTER = alertPrinter({
  isJson: false,
  isIso8601: false,
  includesOutput: true,
  includesTags: true,
  includesMessage: false,
  includesOutputFields: true,
  hostname: 'bench',
});

async function run(log: Log, ruleset: Ruleset, scenario: Scenario): Promise<Outcome> {
  const sink = new DiagnosticSink();
  const inputs = await findInputs(log.path, sink, openStandardInput);
  const rules = ruleset.ofSource('k8s_audit').rules;
  const required = scenario.skips ? rules.map((rule) => requiredTexts(rule.condition)) : undefined;
  const source = new AuditLogSource(inputs, sink, { requiredTexts: required });
  const engine = new Engine(ruleset, 'first');
  let matches = 0;
  let alertBytes = 0;
  for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
    if (scenario.evaluates) {
      const found = engine.evaluate(batch);
      matches += found.count;
      for (let i = 0; scenario.prints && i < found.count; i++) {
        const rule = engine.rules[found.rules[i] ?? 0]!;
        alertBytes += PRINTER(rule, rule.priority, batch, found.rows[i] ?? 0).length;
      }
    }
  }
  const { eventCount, byteCount } = source.stats();
  await source.close();
  if (sink.items.length > 0 || byteCount !== log.bytes) {
    throw new Error(`${log.path} was not read as written`);
  }
  return { decodedEvents: eventCount, matches, alertBytes };
}

interface Row extends Outcome {
  readonly log: AuditMix;
  readonly scenario: string;
  readonly megabytesPerSecond: number;
  readonly megabytesPerCpuSecond: number;
  readonly eventsPerSecond: number;
}

async function measure(log: Log, ruleset: Ruleset, scenario: Scenario): Promise<Row> {
  const wall: number[] = [];
  const cpu: number[] = [];
  let outcome: Outcome | undefined;
  for (let i = 0; i < WARM_UP_RUNS + MEASURED_RUNS; i++) {
    const { wallSeconds, cpuSeconds, result } = await time(() => run(log, ruleset, scenario));
    if (outcome !== undefined && result.matches !== outcome.matches) {
      throw new Error(`${scenario.name}: ${result.matches} matches, ${outcome.matches} before`);
    }
    outcome = result;
    if (i >= WARM_UP_RUNS) {
      wall.push(wallSeconds);
      cpu.push(cpuSeconds);
    }
  }
  return {
    log: log.mix,
    scenario: scenario.name,
    megabytesPerSecond: log.bytes / 1e6 / median(wall),
    megabytesPerCpuSecond: log.bytes / 1e6 / median(cpu),
    eventsPerSecond: log.lines / median(wall),
    ...outcome!,
  };
}

/** Every run over a log must find the same: the pods, about half of those created, that break the policy. */
function checkMatches(log: Log, rows: readonly Row[]): void {
  const counts = new Set(rows.filter((row) => row.scenario !== 'decode only').map((row) => row.matches));
  const [matches = 0] = counts;
  const created = Math.ceil(log.lines / podCreateEvery(log.mix));
  if (counts.size !== 1 || matches < created * 0.4 || matches > created * 0.6) {
    throw new Error(`${log.mix}: ${[...counts].join(', ')} matches of ${created} pods created`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'drypod-bench-'));
try {
  const ruleset = loadPolicy();
  const rows: Row[] = [];
  for (const mix of ['cluster', 'pods-only'] as const) {
    const log = writeLog(folder, mix);
    const measured: Row[] = [];
    for (const scenario of SCENARIOS) {
      measured.push(await measure(log, ruleset, scenario));
    }
    checkMatches(log, measured);
    rows.push(...measured);
    rmSync(log.path);
  }
  console.log(`audit throughput, ${JSON.stringify(machine())}, ${LOG_MEGABYTES} MB per log`);
  console.table(
    rows.map((row) => ({
      log: row.log,
      scenario: row.scenario,
      'MB/s': Math.round(row.megabytesPerSecond),
      'MB/cpu-s': Math.round(row.megabytesPerCpuSecond),
      'events/s': Math.round(row.eventsPerSecond),
      decoded: row.decodedEvents,
      matches: row.matches,
    })),
  );
  const setup = { warmUpRuns: WARM_UP_RUNS, measuredRuns: MEASURED_RUNS, logMegabytes: LOG_MEGABYTES };
  console.log(`kept in ${keepRecord('audit', { setup, rows })}`);
} finally {
  rmSync(folder, { recursive: true });
}
