/** `oneof`, `anyof`, `allof` with every operator, and text that is not valid UTF-8. */
import { fieldSet } from '#src/fields/registry.js';
import { compileText, type Expectation, judgeEvaluation } from '../compile.ts';
import type { MockEvent } from '../mock/mock-event.ts';
import { mockFieldSet } from '../mock/mock-field-set.ts';
import { type Suite, skip } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface ModifierCase {
  /** Names the event: a key of `events`, or matched by one that ends in `*`. */
  readonly test: string;
  readonly condition: string;
  readonly expect: Expectation;
}

interface ModifierFile extends VectorFile<ModifierCase> {
  readonly events: Readonly<Record<string, MockEvent>>;
}

export const filterModifiersAndUtf8: Suite = vectorSuite<ModifierFile, ModifierCase>({
  name: 'filter_modifiers_and_utf8',
  keys: ['test', 'condition', 'expect'],
  tables: ['events'],
  judge({ test, condition, expect }, { events }) {
    const event = eventOf(test, events);
    if (event === undefined) {
      return skip('event not in the vector');
    }
    return judgeEvaluation(compileText(condition, mockFieldSet(fieldSet('syscall'), [])), expect, event);
  },
});

function eventOf(test: string, events: ModifierFile['events']): MockEvent | undefined {
  const key = Object.keys(events).find(
    (name) => name === test || (name.endsWith('*') && test.startsWith(name.slice(0, -1))),
  );
  return key === undefined ? undefined : events[key];
}
