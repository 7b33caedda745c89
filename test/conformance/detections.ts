/** Runs rules over an audit log and compares what fired with what should have. */
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { Engine } from '#src/engine/engine.js';
import { requiredTexts } from '#src/filter/required-texts.js';
import type { LoadResult } from '#src/rules/load.js';
import { type AuditLogOptions, AuditLogSource } from '#src/sources/k8s-audit/log-source.js';
import { inputOf } from '../_support/audit-logs.ts';
import { runCapture } from '../_support/run-capture.ts';
import { all, fail, type Outcome, PASS, same } from './suite.ts';

/** What a vector says about the alerts of a run. */
export interface ExpectedDetections {
  readonly detect: boolean;
  /** Priorities that must occur; looked at only when `detect`. */
  readonly levels?: readonly string[];
  /** Exact number of alerts by rule name. */
  readonly rule_counts?: Readonly<Record<string, number>>;
}

/** Number of alerts by rule name, of rules that fired, with the priority of each. */
export interface Detections {
  readonly counts: ReadonlyMap<string, number>;
  readonly levels: ReadonlySet<string>;
  /** Number of lines and events that were refused. */
  readonly badLineCount: number;
}

/**
 * Evaluates the enabled rules, first match wins, over the text of an audit
 * log, read as the product reads a file.
 * @throws Error when skipping lines that no rule can match changes what is detected.
 */
export async function detect(loaded: LoadResult, log: string): Promise<Detections> {
  const rules = loaded.ruleset.ofSource('k8s_audit').rules;
  const skipping = await run(loaded, log, { requiredTexts: rules.map((rule) => requiredTexts(rule.condition)) });
  const whole = await run(loaded, log, {});
  const counts = [skipping, whole].map((detections) => JSON.stringify([...detections.counts]));
  if (counts[0] !== counts[1]) {
    throw new Error(`the pre-check of lines changes the alerts: ${counts[1]} become ${counts[0]}`);
  }
  return whole;
}

async function run({ ruleset }: LoadResult, log: string, options: AuditLogOptions): Promise<Detections> {
  const engine = new Engine(ruleset, 'first');
  const source = new AuditLogSource([inputOf([Buffer.from(log)])], new DiagnosticSink(), options);
  for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
    engine.evaluate(batch);
  }
  const { drops } = source.stats();
  await source.close();
  return detectionsOf(
    engine,
    Object.values(drops).reduce((sum, count) => sum + count, 0),
  );
}

/** Evaluates the enabled rules, first match wins, over a capture. */
export async function detectInCapture(loaded: LoadResult, path: string): Promise<Detections> {
  const { engine, stats } = await runCapture(loaded, path, 'first');
  return detectionsOf(
    engine,
    Object.values(stats.drops).reduce((sum, count) => sum + count, 0),
  );
}

function detectionsOf(engine: Engine, badLineCount: number): Detections {
  const fired = engine.rules
    .map((rule, index) => ({ rule, count: engine.stats.counts[index] ?? 0 }))
    .filter(({ count }) => count > 0);
  return {
    counts: new Map(fired.map(({ rule, count }) => [rule.name, count])),
    levels: new Set(fired.map(({ rule }) => levelName(rule.priority))),
    badLineCount,
  };
}

/** Compares detections; `isExclusive` allows no other rule than those in `rule_counts`. */
export function judgeDetections(expected: ExpectedDetections, got: Detections, isExclusive: boolean): Outcome {
  const counts = Object.fromEntries(got.counts);
  if (!expected.detect) {
    return same('alerts', {}, counts);
  }
  const wanted = expected.rule_counts ?? {};
  const outcomes = [got.counts.size > 0 ? PASS : fail('nothing was detected')];
  for (const [name, count] of Object.entries(wanted)) {
    outcomes.push(same(`alerts of "${name}" (all: ${JSON.stringify(counts)})`, count, got.counts.get(name) ?? 0));
  }
  const others = [...got.counts.keys()].filter((name) => !Object.hasOwn(wanted, name));
  if (isExclusive && others.length > 0) {
    outcomes.push(fail(`other rules fired too: ${JSON.stringify(counts)}`));
  }
  const missing = (expected.levels ?? []).filter((level) => !got.levels.has(level));
  if (missing.length > 0) {
    outcomes.push(fail(`no alert of level ${missing.join(', ')}: got ${[...got.levels].join(', ')}`));
  }
  return all(outcomes);
}

/** Spells a priority as Falco's statistics do. */
function levelName(priority: string): string {
  return priority === 'Informational' ? 'INFO' : priority.toUpperCase();
}
