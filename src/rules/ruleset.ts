/** The rules of a load, indexed by event source and event type. File order is kept everywhere. */
import { EVENT_SOURCES, type EventSourceName } from '../event/event-source.ts';
import type { CompiledRule } from './compiled-rule.ts';

/** The enabled rules of one source. */
export interface SourceRules {
  readonly source: EventSourceName;
  /** In load order. */
  readonly rules: readonly CompiledRule[];
  /** Gives the rules that an event of a type can match, in load order; for sources without event types all. */
  forEventType(eventType: number): readonly CompiledRule[];
}

/** All rules of a load. Immutable; replaced as a whole. */
export interface Ruleset {
  /** Every rule loaded, disabled ones too, in load order. */
  readonly rules: readonly CompiledRule[];
  /** Gives the enabled rules of a source. */
  ofSource(source: EventSourceName): SourceRules;
}

/** Indexes rules given in load order. */
export function createRuleset(rules: readonly CompiledRule[]): Ruleset {
  const bySource = new Map(EVENT_SOURCES.map((source) => [source, sourceRules(source, rules)]));
  const none = (source: EventSourceName): SourceRules => ({ source, rules: [], forEventType: () => [] });
  return { rules, ofSource: (source) => bySource.get(source) ?? none(source) };
}

function sourceRules(source: EventSourceName, all: readonly CompiledRule[]): SourceRules {
  const rules = all.filter((rule) => rule.source === source && rule.isEnabled);
  if (source !== 'syscall') {
    return { source, rules, forEventType: () => rules };
  }
  const byType: CompiledRule[][] = [];
  for (const rule of rules) {
    for (const eventType of rule.eventTypes) {
      byType[eventType] ??= [];
      byType[eventType].push(rule);
    }
  }
  return { source, rules, forEventType: (eventType) => byType[eventType] ?? [] };
}
