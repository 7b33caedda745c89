/** Rules → what they need of a capture: nothing else is handed over. */
import { Bitset } from '../base/bitset.ts';
import { EVENT_TYPE_COUNT } from '../event/event-type.ts';
import { requiredColumns } from '../filter/required-columns.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { CaptureDemand } from '../sources/native/options.ts';

/** Gives the event types that any of the rules can match, and the columns that conditions and outputs read. */
export function captureDemand(rules: readonly CompiledRule[]): CaptureDemand {
  const none = new Bitset(EVENT_TYPE_COUNT);
  return {
    eventTypes: rules.reduce((types, rule) => types.union(rule.eventTypes), none),
    columns: rules.flatMap(({ condition, output, extraFields }) => [
      ...requiredColumns(condition),
      ...output.columns,
      ...extraFields.flatMap(({ value }) => value.columns),
    ]),
  };
}
