/** How often each rule matched, and the block of text that Falco prints about it at the end of a run. */
import { visible } from '../base/visible.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import { PRIORITIES } from '../rules/priority.ts';

/** Counts matches of one list of rules. */
export class MatchStats {
  readonly #rules: readonly CompiledRule[];
  /** Matches per rule, in the order of the rules. */
  readonly counts: Float64Array;

  constructor(rules: readonly CompiledRule[]) {
    this.#rules = rules;
    this.counts = new Float64Array(rules.length);
  }

  /**
   * Renders the block: total, counts by severity (most severe first), counts
   * by rule (load order); only what is above zero. Ends with a line end.
   * @see falcosecurity/falco userspace/engine/stats_manager.cpp
   */
  render(): string {
    const lines = [`Events detected: ${this.#sum(() => true)}`, 'Rule counts by severity:'];
    for (const priority of PRIORITIES) {
      const count = this.#sum((rule) => rule.priority === priority);
      if (count > 0) {
        lines.push(`   ${priority === 'Informational' ? 'INFO' : priority.toUpperCase()}: ${count}`);
      }
    }
    lines.push('Triggered rules by rule name:');
    for (const [i, rule] of this.#rules.entries()) {
      if (this.counts[i]! > 0) {
        lines.push(`   ${visible(rule.name)}: ${this.counts[i]}`);
      }
    }
    return `${lines.join('\n')}\n`;
  }

  #sum(isCounted: (rule: CompiledRule) => boolean): number {
    return this.#rules.reduce((sum, rule, i) => sum + (isCounted(rule) ? this.counts[i]! : 0), 0);
  }
}
