/** One policy → its part of a rules file: which controls speak, with what data, and what is lost. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { Control, ControlContext, PlainData } from './control.ts';
import type { Dialect } from './dialect.ts';
import { type PodSecurityPolicy, type PodSecurityPolicySpec, SCOPE_ANNOTATIONS } from './model.ts';
import type { Render } from './render.ts';
import { SPEC_FIELDS } from './schema.ts';
import { scopeContext } from './scope.ts';

/** Values of one list of a policy; with more, a rule that names them for every volume or port would be too long. */
const MAX_VALUES_PER_CONTROL = 1000;

/** Something that a policy states and its rules do not look at. */
export interface Unconverted {
  readonly path: string;
  readonly reason: string;
}

/** The conversion of one policy. What it finds is reported when it is made; rendering reports nothing. */
export class PolicyConversion {
  /** Controls with rules, in rule order. */
  readonly controls: readonly Control[];
  readonly unconverted: readonly Unconverted[];
  readonly #policy: PodSecurityPolicy;
  readonly #dialect: Dialect;
  readonly #sink: DiagnosticSink;
  readonly #scope: PlainData;
  readonly #isLimitedToNothing: boolean;
  readonly #contexts: ReadonlyMap<Control, ControlContext>;
  readonly #prefix: string;

  constructor(policy: PodSecurityPolicy, prefix: string, dialect: Dialect, sink: DiagnosticSink) {
    this.#policy = policy;
    this.#prefix = prefix;
    this.#dialect = dialect;
    this.#sink = sink;
    const images = this.#scopeWords('images');
    const namespaces = this.#scopeWords('namespaces');
    this.#isLimitedToNothing = images?.length === 0 || namespaces?.length === 0;
    this.#scope = scopeContext(
      { ...(images && { images }), ...(namespaces && { namespaces }) },
      (text) => dialect.unwritable(text) === undefined,
    );
    this.controls = this.#isLimitedToNothing ? [] : inRuleOrder(dialect.controls, policy.spec);
    this.#contexts = new Map(this.controls.map((control) => [control, this.#context(control)]));
    this.unconverted = this.#unconverted();
  }

  /** Gives the policy's part of the file. */
  render(render: Render): string {
    const { name: folder, pod } = this.#dialect;
    const policy = { name: this.#policy.name, prefix: this.#prefix };
    const scope = this.#scope;
    const unconverted = this.unconverted.map(({ path, reason }) => ({ path, reason }));
    const head = render(`${folder}/policy.liquid`, {
      policy,
      scope,
      unconverted,
      has_rules: this.controls.length > 0,
      is_limited_to_nothing: this.#isLimitedToNothing,
    });
    const rules = this.controls.map((control) =>
      render(`${folder}/controls/${control.id}.liquid`, {
        policy,
        scope,
        pod,
        control: this.#contexts.get(control) ?? {},
      }),
    );
    return [head, ...rules].join('\n\n');
  }

  #scopeWords(key: keyof typeof SCOPE_ANNOTATIONS): readonly string[] | undefined {
    const words = this.#policy.scope[key];
    return words && this.#writable(words, `metadata.annotations[${SCOPE_ANNOTATIONS[key]}]`, 'no rule looks for it');
  }

  #context(control: Control): ControlContext {
    const path = `spec.${control.field}`;
    const isUnusable = control.isUnusable?.(this.#policy.spec) === true;
    if (isUnusable) {
      const span = this.#policy.spans.get(path);
      this.#sink.warning('PSP_UNUSABLE', `${path} has no ranges, so the policy refuses every pod`, span, 'ranges');
    }
    const writable = (texts: readonly string[]) =>
      this.#writable(texts, path, 'pods that use it are reported as violations');
    const context = control.context(this.#policy.spec, writable);
    return { ...Object.fromEntries(Object.entries(context).map(this.#bounded(path))), is_unusable: isUnusable };
  }

  /** Shortens lists that would make a file that nothing loads. */
  #bounded(path: string): (entry: [string, PlainData]) => [string, PlainData] {
    return ([key, value]) => {
      if (!Array.isArray(value) || value.length <= MAX_VALUES_PER_CONTROL) {
        return [key, value];
      }
      const message = `${path} has ${value.length} values, more than rules can hold`;
      const span = this.#policy.spans.get(path);
      this.#sink.error('PSP_RULES_TOO_LARGE', message, span, `${MAX_VALUES_PER_CONTROL} values at most`);
      return [key, value.slice(0, MAX_VALUES_PER_CONTROL)];
    };
  }

  #writable(texts: readonly string[], path: string, effect: string): readonly string[] {
    return texts.filter((text) => {
      const reason = this.#dialect.unwritable(text);
      if (reason !== undefined) {
        const message = `${path} has a value that a condition cannot hold: ${reason}; ${effect}`;
        this.#sink.warning('PSP_NOT_EXPRESSIBLE', message, this.#policy.spans.get(path));
      }
      return reason === undefined;
    });
  }

  #unconverted(): readonly Unconverted[] {
    const found: Unconverted[] = [];
    for (const { reason, statedAt } of this.#dialect.unconverted) {
      for (const path of statedAt(this.#policy)) {
        const message = `${path} is not converted: ${reason}`;
        this.#sink.warning('PSP_NOT_CONVERTED', message, this.#policy.spans.get(path));
        found.push({ path, reason });
      }
    }
    return found;
  }
}

/**
 * The controls that can refuse a pod, in the dialect's order, but those that
 * speak only because their list is missing come last: where the first match
 * alone alerts, they shall not hide what the policy says in so many words.
 */
function inRuleOrder(controls: readonly Control[], spec: PodSecurityPolicySpec): readonly Control[] {
  const restrictive = controls.filter((control) => control.isRestrictive(spec));
  const isImplied = ({ field }: Control) =>
    SPEC_FIELDS[field].type === 'list' && ((spec[field] ?? []) as readonly unknown[]).length === 0;
  return [...restrictive.filter((control) => !isImplied(control)), ...restrictive.filter(isImplied)];
}
