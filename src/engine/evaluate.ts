/**
 * The hot path: batch → matches. For each row, the rules of its event type in
 * file order. Makes no object, string or closure per row.
 */
import type { EventBatch } from '../event/event-batch.ts';
import type { MatchBuffer } from './match-buffer.ts';
import type { SourceIndex } from './rule-index.ts';

/** Fills `matches` anew. After a match the row goes on with the rule that the bucket says. */
export function evaluate(index: SourceIndex, batch: EventBatch, matches: MatchBuffer): void {
  const { rowCount, eventType } = batch;
  matches.count = 0;
  for (let row = 0; row < rowCount; row++) {
    const { predicates, rules, afterMatch } = index[eventType[row]!]!;
    for (let i = 0; i < predicates.length; ) {
      if (predicates[i]!(batch, row)) {
        matches.push(row, rules[i]!);
        i = afterMatch[i]!;
      } else {
        i++;
      }
    }
  }
}
