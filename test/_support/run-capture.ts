/** Runs rules over a capture file in this process, by the way the product takes. */

import { findEvents, openEvents } from '#src/app/events.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { Engine, type RuleMatching } from '#src/engine/engine.js';
import type { EventBatch } from '#src/event/event-batch.js';
import type { CompiledRule } from '#src/rules/compiled-rule.js';
import type { LoadResult } from '#src/rules/load.js';
import type { SourceStats } from '#src/sources/source.js';

/** What a run has seen besides its matches. */
export interface CaptureRun {
  readonly stats: SourceStats;
  /** Losses and warnings, `CODE: message`. */
  readonly warnings: readonly string[];
  readonly engine: Engine;
}

/** Evaluates the rules over a file and hands every match over. @throws Error when the file cannot be opened or read */
export async function runCapture(
  { ruleset }: LoadResult,
  path: string,
  matching: RuleMatching,
  onMatch: (rule: CompiledRule, batch: EventBatch, row: number) => void = () => {},
): Promise<CaptureRun> {
  const sink = new DiagnosticSink();
  const losses = new DiagnosticSink();
  const engine = new Engine(ruleset, matching);
  const inputs = await findEvents([path], sink);
  const source = inputs && openEvents(inputs, { ruleset }, sink, losses);
  if (source === undefined) {
    throw new Error(texts(sink).join('; '));
  }
  try {
    for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
      const { count, rows, rules } = engine.evaluate(batch);
      for (let i = 0; i < count; i++) {
        onMatch(engine.rules[rules[i]!]!, batch, rows[i]!);
      }
    }
    return { stats: source.stats(), warnings: texts(losses), engine };
  } finally {
    await source.close();
  }
}

function texts(sink: DiagnosticSink): string[] {
  return sink.items.map(({ code, message }) => `${code}: ${message}`);
}
