/** The rules in force and what they have matched. Knows nothing of files, outputs and where events come from. */
import type { EventBatch } from '../event/event-batch.ts';
import { EVENT_SOURCES, type EventSourceName } from '../event/event-source.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { MatchBuffer } from './match-buffer.ts';
import type { GroupOf } from './rule-terms.ts';
import { SourceEvaluator } from './source-evaluator.ts';
import { MatchStats } from './stats.ts';

/** `first`: an event's first matching rule of each group alerts; `all`: every one does. */
export type RuleMatching = 'first' | 'all';

/** Evaluates batches of any source against one set of rules and counts the matches. */
export class Engine {
  /** Every rule loaded, in load order; a match names a rule by its index here. */
  readonly rules: readonly CompiledRule[];
  readonly stats: MatchStats;
  readonly #evaluators: ReadonlyMap<EventSourceName, SourceEvaluator>;
  readonly #matches = new MatchBuffer();

  /** `groupOf` tells which rules shadow each other under `first`; default: all of them, as in Falco. */
  constructor(ruleset: Ruleset, matching: RuleMatching, groupOf: GroupOf = () => 0) {
    this.rules = ruleset.rules;
    this.stats = new MatchStats(ruleset.rules);
    const firstOf = matching === 'first' ? groupOf : undefined;
    this.#evaluators = new Map(
      EVENT_SOURCES.map((source) => [source, new SourceEvaluator(ruleset.ofSource(source), firstOf)]),
    );
  }

  /** Evaluates and counts. The result belongs to the engine and is valid until the next call. */
  evaluate(batch: EventBatch): MatchBuffer {
    const matches = this.#matches;
    this.#evaluators.get(batch.source)!.evaluate(batch, matches);
    for (let i = 0; i < matches.count; i++) {
      this.stats.counts[matches.rules[i]!]!++;
    }
    return matches;
  }
}
