/** A dialect of generated rules: which controls it has, what it cannot say, and how far it looks into a pod. */
import type { ViewBounds } from './audit-views.ts';
import type { Control, ControlContext, ControlName, PlainData, PolicyTerms } from './control.ts';
import type { KubernetesTarget } from './kubernetes.ts';
import type { PodSecurityPolicy } from './model.ts';

/** A field or annotation of a policy that a dialect makes no rules for. */
export interface UnconvertedField {
  /** Path for messages; `[]` stands for any element of a list. */
  readonly path: string;
  readonly reason: string;
  /** Gives the paths at which the policy states something that is lost. */
  statedAt(policy: PodSecurityPolicy): readonly string[];
}

/** Something of pods and requests that the fields of a dialect cannot tell, so that its rules may decide wrongly. */
export interface DialectLimit {
  readonly id: string;
  /** What the rules cannot tell, so that it can follow `cannot tell`. */
  readonly what: string;
  /** What they do instead. */
  readonly effect: string;
  /** The controls that may be wrong; absent: all. */
  readonly controls?: readonly ControlName[];
  /** Tells whether it may matter to what the rules say of an audit event. */
  concerns(event: unknown): boolean;
}

/** One dialect. Its templates lie in the folder of its name. */
export interface Dialect {
  readonly name: string;
  /** Whether every rule of a policy that matches alerts; else, as in Falco, only its first, and rules that a missing list makes come last. */
  readonly everyRuleAlerts: boolean;
  /** In rule order. */
  readonly controls: readonly Control[];
  readonly unconverted: readonly UnconvertedField[];
  readonly limits: readonly DialectLimit[];
  /** What templates know about a pod's shape: JSON pointers of the values that rules look at one by one. */
  readonly pod: { readonly [key: string]: PlainData };
  /** Gives the same for other bounds. Absent: the dialect has none that could be others. */
  podWithin?(bounds: Partial<ViewBounds>): { readonly [key: string]: PlainData };
  /**
   * Whether a policy is read as a server of the target release would store it, and its controls are judged as that
   * server would: of a policy that it cannot use, the reason is all there is to say.
   */
  readonly followsRelease: boolean;
  /** Whether `system/` has a partial for each control that system calls tell of. */
  readonly observesSystem?: boolean;
  /** Whether `policy-end.liquid` stands after the rules of a policy's controls. */
  readonly endsPolicies: boolean;
  /** Whether `facts.liquid` holds macros for all policies, of which a file gets those that its rules use. */
  readonly hasFacts: boolean;
  /** Values of one list of a policy that rules can hold. */
  readonly maxValues: number;
  /** Tells why a text of the policy cannot be a constant of a condition of a control, or of all; undefined when it can. */
  unwritable(text: string, control?: ControlName): string | undefined;
  /** Tells whether a control has rules for a policy that can use it. */
  hasRules(control: Control, terms: PolicyTerms, target: KubernetesTarget): boolean;
  /** Gives the data of a control in the form that the dialect's partials need. Absent: as it is. */
  contextOf?(control: ControlName, context: ControlContext): ControlContext;
}
