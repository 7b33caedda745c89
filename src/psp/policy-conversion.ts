/** One policy → its part of a rules file: which controls speak, with what data, and what is lost. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { Control, ControlContext, ControlName, PlainData, PolicyTerms } from './control.ts';
import { controlContext } from './control-context.ts';
import type { Dialect } from './dialect.ts';
import type { KubernetesTarget } from './kubernetes.ts';
import { type PodSecurityPolicy, type PodSecurityPolicySpec, type PolicyScope, SCOPE_ANNOTATIONS } from './model.ts';
import type { Render } from './render.ts';
import { SPEC_FIELDS } from './schema.ts';
import { scopeContext } from './scope.ts';
import { storedSpec } from './stored.ts';

/** Something that a policy states and its rules do not look at. */
export interface Unconverted {
  readonly path: string;
  readonly reason: string;
}

/** What a policy is converted for. */
export interface ConversionTarget {
  readonly dialect: Dialect;
  readonly kubernetes: KubernetesTarget;
  /** Lists that stand for those of the policy's annotations. */
  readonly scope: PolicyScope;
}

/** The conversion of one policy. What it finds is reported when it is made; rendering reports nothing. */
export class PolicyConversion {
  /** Controls with rules, in rule order. */
  readonly controls: readonly Control[];
  readonly unconverted: readonly Unconverted[];
  readonly #policy: PodSecurityPolicy;
  readonly #terms: PolicyTerms;
  readonly #target: ConversionTarget;
  readonly #sink: DiagnosticSink;
  readonly #scope: PlainData;
  readonly #isLimitedToNothing: boolean;
  readonly #contexts: ReadonlyMap<Control, ControlContext>;
  readonly #prefix: string;

  constructor(policy: PodSecurityPolicy, prefix: string, target: ConversionTarget, sink: DiagnosticSink) {
    const { dialect, kubernetes } = target;
    this.#policy = policy;
    this.#prefix = prefix;
    this.#target = target;
    this.#sink = sink;
    this.#terms = dialect.followsRelease ? { ...policy, spec: storedSpec(policy.spec, kubernetes).spec } : policy;
    const images = this.#scopeWords('images');
    const namespaces = this.#scopeWords('namespaces');
    this.#isLimitedToNothing = images?.length === 0 || namespaces?.length === 0;
    this.#scope = scopeContext(
      { ...(images && { images }), ...(namespaces && { namespaces }) },
      (text) => dialect.unwritable(text) === undefined,
    );
    this.controls = this.#isLimitedToNothing ? [] : this.#inRuleOrder();
    this.#contexts = new Map(this.controls.map((control) => [control, this.#context(control)]));
    this.unconverted = this.#unconverted();
  }

  /** Gives the policy's part of the file. */
  render(render: Render): string {
    const { name: folder, pod, endsPolicies } = this.#target.dialect;
    const policy = {
      name: this.#policy.name,
      prefix: this.#prefix,
      macros: `psp_${this.#prefix}`,
      has_own_rules: true,
    };
    const scope = this.#scope;
    const unconverted = this.unconverted.map(({ path, reason }) => ({ path, reason }));
    const contexts = this.controls.map((control) => this.#contexts.get(control) ?? {});
    const head = render(`${folder}/policy.liquid`, {
      policy,
      scope,
      unconverted,
      unobserved: this.controls.flatMap(({ name, evidence: { syscalls } }) =>
        'notObservable' in syscalls ? [{ name, reason: syscalls.notObservable }] : [],
      ),
      has_rules: this.controls.length > 0,
      is_limited_to_nothing: this.#isLimitedToNothing,
    });
    const rules = this.controls.flatMap((control, index) =>
      this.#partials(control).map((partial) =>
        render(`${folder}/${partial}.liquid`, { policy, scope, pod, control: contexts[index] ?? {} }),
      ),
    );
    const violating = contexts.filter(
      (context) => context['has_violation'] === true || context['refuses_default'] === true,
    );
    const hasEnd = endsPolicies && violating.length > 0;
    const end = hasEnd ? [render(`${folder}/policy-end.liquid`, { policy, violating })] : [];
    return [head, ...rules, ...end].filter((part) => part !== '').join('\n\n');
  }

  /** The templates of a control: of what pods say and of what containers do. */
  #partials({ id, evidence, isUnusable }: Control): readonly string[] {
    const { observesSystem = false } = this.#target.dialect;
    const isObserved = observesSystem && 'observes' in evidence.syscalls && isUnusable?.(this.#terms) !== true;
    return [`controls/${id}`, ...(isObserved ? [`system/${id}`] : [])];
  }

  #scopeWords(key: keyof typeof SCOPE_ANNOTATIONS): readonly string[] | undefined {
    const words = this.#target.scope[key] ?? this.#policy.scope[key];
    return words && this.#writable(words, `metadata.annotations[${SCOPE_ANNOTATIONS[key]}]`, 'no rule looks for it');
  }

  #context(control: Control): ControlContext {
    const { kubernetes } = this.#target;
    const terms = this.#terms;
    const [path] = control.reads;
    const isUnusable = control.isUnusable?.(terms) === true;
    if (isUnusable) {
      const [what, expected] = control.name === 'seLinux' ? ['seLinuxOptions', 'seLinuxOptions'] : ['ranges', 'ranges'];
      const message = `${path} has no ${what}, so the policy refuses every pod`;
      this.#sink.warning('PSP_UNUSABLE', message, this.#policy.spans.get(path), expected);
    }
    const writable = (texts: readonly string[]) =>
      this.#writable(texts, path, 'pods that use it are reported as violations', control.name);
    const context = controlContext(control, terms, kubernetes, writable);
    const bounded = Object.fromEntries(Object.entries(context).map(this.#bounded(path)));
    return { ...bounded, ...this.#target.dialect.contextOf?.(control.name, bounded) };
  }

  /** Shortens lists that would make a file that nothing loads. */
  #bounded(path: string): (entry: [string, PlainData]) => [string, PlainData] {
    const { maxValues } = this.#target.dialect;
    return ([key, value]) => {
      if (!Array.isArray(value) || value.length <= maxValues) {
        return [key, value];
      }
      const message = `${path} has ${value.length} values, more than rules can hold`;
      const span = this.#policy.spans.get(path);
      this.#sink.error('PSP_RULES_TOO_LARGE', message, span, `${maxValues} values at most`);
      return [key, value.slice(0, maxValues)];
    };
  }

  #writable(texts: readonly string[], path: string, effect: string, control?: ControlName): readonly string[] {
    return texts.filter((text) => {
      const reason = this.#target.dialect.unwritable(text, control);
      if (reason !== undefined) {
        const message = `${path} has a value that a condition cannot hold: ${reason}; ${effect}`;
        this.#sink.warning('PSP_NOT_EXPRESSIBLE', message, this.#policy.spans.get(path));
      }
      return reason === undefined;
    });
  }

  #unconverted(): readonly Unconverted[] {
    const found: Unconverted[] = [];
    for (const { reason, statedAt } of this.#target.dialect.unconverted) {
      for (const path of statedAt(this.#policy)) {
        const message = `${path} is not converted: ${reason}`;
        this.#sink.warning('PSP_NOT_CONVERTED', message, this.#policy.spans.get(path));
        found.push({ path, reason });
      }
    }
    return found;
  }

  /** The controls with rules, in the dialect's order, but see {@link Dialect.everyRuleAlerts}. */
  #inRuleOrder(): readonly Control[] {
    const { dialect, kubernetes } = this.#target;
    const unusable = dialect.controls.filter((control) => control.isUnusable?.(this.#terms) === true);
    if (dialect.followsRelease && unusable.length > 0) {
      return unusable;
    }
    const speaking = dialect.controls.filter((control) => dialect.hasRules(control, this.#terms, kubernetes));
    return dialect.everyRuleAlerts ? speaking : impliedLast(speaking, this.#terms.spec);
  }
}

/**
 * Moves those that speak only because their list is missing to the end: where
 * the first match alone alerts, they shall not hide what the policy says in so
 * many words.
 */
function impliedLast(controls: readonly Control[], spec: PodSecurityPolicySpec): readonly Control[] {
  const isImplied = ({ name }: Control) =>
    isSpecKey(name) && SPEC_FIELDS[name].type === 'list' && ((spec[name] ?? []) as readonly unknown[]).length === 0;
  return [...controls.filter((control) => !isImplied(control)), ...controls.filter(isImplied)];
}

function isSpecKey(name: Control['name']): name is keyof PodSecurityPolicySpec {
  return Object.hasOwn(SPEC_FIELDS, name);
}
