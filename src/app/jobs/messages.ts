/** What threads say to each other. All of it is plain data. */

import type { RuleMatching } from '../../engine/engine.ts';
import type { AlertStyle } from '../../output/alert.ts';
import type { LoadOptions, RulesFile } from '../../rules/load.ts';
import type { Assignment } from './run-unit.ts';
import type { UnitPart } from './unit.ts';

/** To a worker. */
export type ToWorker =
  | { readonly kind: 'load'; readonly rules: WorkerRules }
  | { readonly kind: 'run'; readonly assignment: Assignment }
  /** This much of what it gave was taken. */
  | { readonly kind: 'taken'; readonly length: number }
  /** So many events came before those that it has counted. */
  | { readonly kind: 'before'; readonly count: number }
  /** The unit at hand, and any later one, is to end early. */
  | { readonly kind: 'stop' }
  /** The thread is to end, once its unit has. */
  | { readonly kind: 'close' };

/** From a worker. */
export type FromWorker =
  /** The rules are loaded. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'part'; readonly part: UnitPart }
  | { readonly kind: 'started'; readonly timeNs: bigint }
  | { readonly kind: 'counted'; readonly count: number }
  | { readonly kind: 'progress'; readonly byteCount: number };

/** What a worker makes its rules of; they are those of the thread that starts it, in the same order. */
export interface WorkerRules {
  readonly files: readonly RulesFile[];
  readonly loadOptions: LoadOptions;
  readonly matching: RuleMatching;
  /** The group of each rule, see engine/rule-index.ts. */
  readonly groups: readonly number[];
  /** Whether each rule was made from a policy. */
  readonly isGenerated: readonly boolean[];
  /** Absent when nobody wants alerts. */
  readonly alertStyle: AlertStyle | undefined;
}
