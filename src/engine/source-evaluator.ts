/** The rules of one event source, made ready for the columns of the batches that come. */
import type { EventBatch } from '../event/event-batch.ts';
import type { SourceRules } from '../rules/ruleset.ts';
import type { MatchBuffer } from './match-buffer.ts';
import { type GraphLimits, RuleGraph } from './rule-graph.ts';
import { type GroupOf, type RuleTerm, ruleTerms } from './rule-terms.ts';

/** Evaluates batches of one source. What it prepares it prepares with the first batch, and anew for other columns. */
export class SourceEvaluator {
  readonly #rules: SourceRules;
  readonly #groupOf: GroupOf | undefined;
  readonly #limits: GraphLimits | undefined;
  #terms: readonly RuleTerm[] | undefined;
  #graph: RuleGraph | undefined;
  /** The columns that the graph is for; empty for batches without. */
  #layout = '';

  /** `groupOf` as for {@link ruleTerms}. */
  constructor(rules: SourceRules, groupOf: GroupOf | undefined, limits?: GraphLimits) {
    this.#rules = rules;
    this.#limits = limits;
    this.#groupOf = groupOf;
  }

  /** Fills `matches` anew. */
  evaluate(batch: EventBatch, matches: MatchBuffer): void {
    matches.count = 0;
    const layout = batch.columns?.layout.description ?? '';
    if (this.#graph === undefined || layout !== this.#layout) {
      this.#terms ??= ruleTerms(this.#rules, this.#groupOf);
      this.#graph = new RuleGraph(this.#rules, this.#terms, batch.columns, this.#limits);
      this.#layout = layout;
    }
    this.#graph.evaluate(batch, matches);
  }
}
