/** The rules in force and what they have matched. Knows nothing of files, outputs and where events come from. */
import type { EventBatch } from '../event/event-batch.ts';
import { EVENT_SOURCES, type EventSourceName } from '../event/event-source.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { evaluate } from './evaluate.ts';
import { MatchBuffer } from './match-buffer.ts';
import { indexRules, type SourceIndex } from './rule-index.ts';
import { MatchStats } from './stats.ts';

/** `first`: an event's first matching rule alerts; `all`: every one does. */
export type RuleMatching = 'first' | 'all';

/** Evaluates batches of any source against one set of rules and counts the matches. */
export class Engine {
  /** Every rule loaded, in load order; a match names a rule by its index here. */
  readonly rules: readonly CompiledRule[];
  readonly stats: MatchStats;
  readonly #isFirstOnly: boolean;
  readonly #indexes: ReadonlyMap<EventSourceName, SourceIndex>;
  readonly #matches = new MatchBuffer();

  constructor(ruleset: Ruleset, matching: RuleMatching) {
    this.rules = ruleset.rules;
    this.stats = new MatchStats(ruleset.rules);
    this.#isFirstOnly = matching === 'first';
    this.#indexes = new Map(EVENT_SOURCES.map((source) => [source, indexRules(ruleset.ofSource(source))]));
  }

  /** Evaluates and counts. The result belongs to the engine and is valid until the next call. */
  evaluate(batch: EventBatch): MatchBuffer {
    const matches = this.#matches;
    evaluate(this.#indexes.get(batch.source)!, batch, this.#isFirstOnly, matches);
    for (let i = 0; i < matches.count; i++) {
      this.stats.counts[matches.rules[i]!]!++;
    }
    return matches;
  }
}
