/** A dialect of generated rules: which controls it has, what it cannot say, and how far it looks into a pod. */
import type { Control, PlainData } from './control.ts';
import type { PodSecurityPolicy } from './model.ts';

/** A field or annotation of a policy that a dialect makes no rules for. */
export interface UnconvertedField {
  /** Path for messages; `[]` stands for any element of a list. */
  readonly path: string;
  readonly reason: string;
  /** Gives the paths at which the policy states something that is lost. */
  statedAt(policy: PodSecurityPolicy): readonly string[];
}

/** One dialect. Its templates lie in the folder of its name. */
export interface Dialect {
  readonly name: string;
  /** Whether every rule of a policy that matches alerts; else, as in Falco, only its first. */
  readonly everyRuleAlerts: boolean;
  /** In rule order. */
  readonly controls: readonly Control[];
  readonly unconverted: readonly UnconvertedField[];
  /** What templates know about a pod's shape: JSON pointers of the values that rules look at one by one. */
  readonly pod: PlainData;
  /** Tells why a text of the policy cannot be a constant of a condition; undefined when it can. */
  unwritable(text: string): string | undefined;
}
