/** A rule that can be evaluated. */
import type { Bitset } from '../base/bitset.ts';
import type { AuditSemantics, EventSourceName } from '../event/event-source.ts';
import type { Condition } from '../filter/ast.ts';
import type { CheckedCondition } from '../filter/checked.ts';
import type { Predicate } from '../filter/predicate.ts';
import type { ExtraField } from '../output/alert.ts';
import type { OutputFormat } from '../output/format.ts';
import type { Priority } from './priority.ts';

/** A rule ready to run: its condition and output are bound to fields. Immutable. */
export interface CompiledRule {
  /** Position in load order, counted from 0 over all rules loaded. */
  readonly index: number;
  readonly name: string;
  readonly source: EventSourceName;
  /** Value model of the k8s_audit fields. */
  readonly semantics: AuditSemantics;
  readonly priority: Priority;
  /** Sorted, each once. */
  readonly tags: readonly string[];
  readonly description: string;
  /** The output; its `text` has the configured additions. */
  readonly output: OutputFormat;
  readonly extraFields: readonly ExtraField[];
  /** The condition as written, appended parts included. */
  readonly conditionText: string;
  /** The condition without lists, macros and exceptions, as a tree. */
  readonly expression: Condition;
  readonly condition: CheckedCondition;
  /** The condition as one closure, made when first asked; the engine has faster ways, see engine/rule-graph.ts. */
  readonly predicate: Predicate;
  /** Event types it can match, see filter/event-types.ts; of no meaning for sources without event types. */
  readonly eventTypes: Bitset;
  /** Whether selections may enable it: it is at least as severe as the minimum priority. */
  readonly isSelectable: boolean;
  readonly isEnabled: boolean;
  /** The keys `capture` and `capture_duration`; kept for descriptions only. */
  readonly isCaptured: boolean;
  readonly captureDurationMs: number;
}
