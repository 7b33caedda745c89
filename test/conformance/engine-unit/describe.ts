/** The description of loaded rules, macros and lists as `falco -L` gives it, as far as the unit tests ask. */
import { print } from '#src/filter/print.js';
import type { EngineState } from './engine-state.ts';

/** Describes one rule: `info` as written, `details` as compiled. */
export function describeRule(state: EngineState, name: string): object {
  const definition = state.loaded.definitions.rules.get(name);
  if (definition === undefined) {
    throw new Error(`no rule "${name}" is defined`);
  }
  const rule = state.rule(name);
  return {
    info: {
      name,
      condition: definition.condition.text,
      output: definition.output.text,
      description: definition.description,
      priority: definition.priority,
      source: definition.source,
      enabled: definition.isEnabled,
      tags: rule.tags,
      capture: definition.isCaptured,
      capture_duration: definition.captureDurationMs,
    },
    details: { condition_compiled: print(rule.expression), output_compiled: rule.output.text },
  };
}

/** Describes everything that is loaded. */
export function describeAll(state: EngineState): object {
  const { definitions, lists } = state.loaded;
  return {
    rules: [...definitions.rules.keys()].map((name) => describeRule(state, name)),
    macros: [...definitions.macros.values()].map(({ name, condition }) => ({
      info: { name, condition: condition.text },
    })),
    lists: lists.map(({ name, items }) => {
      const own = definitions.lists.get(name)?.items ?? [];
      const details = { lists: own.filter((item) => definitions.lists.has(item)), items_compiled: items };
      return { info: { name, items: own }, details };
    }),
  };
}
