/**
 * What exactly a condition found: the facts for which it holds, each by
 * itself. The condition is asked again for each fact alone, so that nothing
 * but the condition says what is wrong.
 */
import type { EventBatch } from '../event/event-batch.ts';
import type { Fact, FactReader } from '../fields/fact.ts';
import type { Reader } from '../fields/field.ts';
import type { CheckedCondition } from './checked.ts';
import type { Predicate } from './predicate.ts';

/** Findings of one event that are shown; of more their number is. */
const MAX_FINDINGS = 32;
const MAX_TEXT = 300;

/**
 * Makes the reader of a condition's findings: texts such as
 * `spec.hostPID=true`, in the order of the condition. `predicate` decides it.
 */
export function findingsOf(condition: CheckedCondition, predicate: Predicate): Reader {
  const readers = [...new Map(factReaders(condition).map((reader) => [reader.key, reader])).values()];
  return (batch, row) => {
    const texts = new Set<string>();
    for (const reader of readers) {
      for (const fact of reader.read(batch.documents[row])) {
        if (predicate(only(batch, row, reader.narrow(batch.documents[row], fact)), 0)) {
          texts.add(textOf(fact));
        }
      }
    }
    return shown([...texts]);
  };
}

function factReaders(condition: CheckedCondition): FactReader[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.flatMap(factReaders);
    case 'not':
      return factReaders(condition.item);
    default:
      return condition.operand.facts === undefined ? [] : [condition.operand.facts];
  }
}

/** A batch of one event. */
function only(batch: EventBatch, row: number, document: unknown): EventBatch {
  return {
    ...batch,
    rowCount: 1,
    eventNumber: batch.eventNumber.subarray(row, row + 1),
    timeNs: batch.timeNs.subarray(row, row + 1),
    eventType: batch.eventType.subarray(row, row + 1),
    documents: [document],
  };
}

function textOf({ path, value, container, said = `=${value}` }: Fact): string {
  const text = `${path}${said}`;
  const whole = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return container === undefined ? whole : `${whole} (container ${container})`;
}

function shown(texts: readonly string[]): readonly string[] | undefined {
  if (texts.length === 0) {
    return undefined;
  }
  const more = texts.length - MAX_FINDINGS;
  return more > 0 ? [...texts.slice(0, MAX_FINDINGS), `… and ${more} more`] : texts;
}
