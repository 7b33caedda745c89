/**
 * SecurityContextConstraints → the text of a Falco rules file. A pure
 * function: the same constraints, namespaces and templates give the same bytes.
 * Conditions are those of the controls of policies; where constraints leave
 * values to the namespace, they are told for each namespace that is known.
 */
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import type { Control, ControlContext, PlainData, PolicyTerms } from '../psp/control.ts';
import { controlContext } from '../psp/control-context.ts';
import { type KubernetesTarget, kubernetesTarget } from '../psp/kubernetes.ts';
import type { PolicyScope } from '../psp/model.ts';
import { rulePrefixes } from '../psp/prefix.ts';
import { type Render, renderer, type TemplateFiles } from '../psp/render.ts';
import { scopeContext } from '../psp/scope.ts';
import { listed } from '../psp/wording.ts';
import { type Allocated, allocatedBy, allocatedContext } from './allocations.ts';
import { SCC_CONTROLS, USER_NAMESPACE_LEVEL } from './controls.ts';
import type { NamespaceAllocation, SecurityContextConstraints } from './model.ts';
import { termsOf } from './terms.ts';

/** How constraints are converted. */
export interface SccOptions {
  /** The files of `templates/`. */
  readonly templates: TemplateFiles;
  /** The namespaces that are known; absent when nobody has said any. */
  readonly namespaces?: readonly NamespaceAllocation[];
  /** Where the rules look; by default everywhere. */
  readonly scope?: PolicyScope;
}

/** One object in a generated file. */
export interface ConvertedScc {
  readonly scc: SecurityContextConstraints;
  /** What its rules are called by: `SCC <prefix> Violation (…)`. */
  readonly prefix: string;
  /** Where its part of the text begins; it ends where the next one's begins. */
  readonly start: number;
  /** Names of the controls that have rules, in rule order. */
  readonly controls: readonly string[];
}

/** A generated rules file. */
export interface SccConversion {
  readonly text: string;
  readonly sccs: readonly ConvertedScc[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Characters of a generated file; longer ones are refused by those who load rules. */
const MAX_RULES_LENGTH = 8_000_000;

/**
 * Converts constraints into one rules file; after an error the file lacks
 * rules. Diagnostics: SCC_UNKNOWN_ALLOCATION, SCC_UNUSABLE,
 * SCC_PREFIX_COLLISION, SCC_RULES_TOO_LARGE (an error).
 */
export function convertSccs(sccs: readonly SecurityContextConstraints[], options: SccOptions): SccConversion {
  const sink = new DiagnosticSink();
  const render = renderer(options.templates);
  let text = `${render('scc/rules.liquid', {})}\n`;
  const converted: ConvertedScc[] = [];
  for (const [index, { prefix, collidesWith }] of rulePrefixes(sccs.map(({ name }) => name)).entries()) {
    const scc = sccs[index]!;
    const nameSpan = scc.spans.get('metadata.name');
    if (collidesWith !== undefined) {
      const message = `its rules would have the names of those of '${sccs[collidesWith]?.name}' before it; they are called 'SCC ${prefix} …'`;
      sink.warning('SCC_PREFIX_COLLISION', message, nameSpan, 'names that differ in their letters and digits');
    }
    const start = text.length;
    const part = new SccPart(scc, prefix, options, sink);
    text += `${part.render(render)}\n`;
    converted.push({ scc, prefix, start, controls: part.names });
    if (text.length > MAX_RULES_LENGTH) {
      const message = `the rules up to '${scc.name}' take more than ${MAX_RULES_LENGTH} characters`;
      sink.error('SCC_RULES_TOO_LARGE', message, nameSpan, 'fewer namespaces or constraints at once');
      break;
    }
  }
  return { text, sccs: converted, diagnostics: sink.items };
}

/** One control with what the templates are told of it. */
interface Speaking {
  /** Path of the template that has the macros. */
  readonly template: string;
  readonly context: ControlContext;
}

/** The part of a file that one object has. */
class SccPart {
  readonly names: readonly string[];
  readonly #scc: SecurityContextConstraints;
  readonly #prefix: string;
  readonly #options: SccOptions;
  readonly #sink: DiagnosticSink;
  readonly #terms: PolicyTerms;
  readonly #target: KubernetesTarget = kubernetesTarget();
  readonly #allocated: readonly Allocated[];
  readonly #speaking: readonly Speaking[];

  constructor(scc: SecurityContextConstraints, prefix: string, options: SccOptions, sink: DiagnosticSink) {
    this.#scc = scc;
    this.#prefix = prefix;
    this.#options = options;
    this.#sink = sink;
    this.#terms = termsOf(scc.fields);
    this.#allocated = allocatedBy(scc.fields);
    const unusable = SCC_CONTROLS.filter((control) => this.#isUnusable(control));
    this.#speaking = unusable.length > 0 ? this.#refusing(unusable) : this.#judging();
    this.names = this.#speaking.map(({ context }) => String(context['name']));
  }

  render(render: Render): string {
    const policy = {
      name: this.#scc.name,
      prefix: this.#prefix,
      macros: `scc_${this.#prefix}`,
      has_own_rules: false,
    };
    const head = render('scc/policy.liquid', {
      policy,
      scope: scopeContext(this.#options.scope ?? {}, () => true),
      unknown: this.#unknown(),
      has_rules: this.#speaking.length > 0,
    });
    const rules = this.#speaking.flatMap(({ template, context }) => [
      render(template, { policy, control: context }),
      render('scc/rule.liquid', { policy, control: context }),
    ]);
    const violating = this.#speaking
      .map(({ context }) => context)
      .filter((context) => context['has_violation'] === true);
    const end = violating.length > 0 ? [render('scc/policy-end.liquid', { policy, violating })] : [];
    return [head, ...rules, ...end].map((part) => part.trimEnd()).join('\n\n');
  }

  #isUnusable(control: Control): boolean {
    return control.isUnusable?.(this.#terms) === true && this.#allocationOf(control) === undefined;
  }

  #allocationOf({ name }: Control): Allocated | undefined {
    return this.#allocated.find(({ control }) => control === name);
  }

  /** Nothing else matters when a strategy can admit no pod. */
  #refusing(controls: readonly Control[]): readonly Speaking[] {
    return controls.map((control) => {
      const message = `${control.name} demands an id and names none, so the constraints refuse every pod`;
      const span = this.#scc.spans.get(control.name);
      this.#sink.warning('SCC_UNUSABLE', message, span, 'uid, both ends of a range, or none of them');
      return this.#ofControl(control);
    });
  }

  #judging(): readonly Speaking[] {
    const speaking = SCC_CONTROLS.filter((control) => !this.#allowsAnyVolume(control)).map((control) => {
      const allocated = this.#allocationOf(control);
      return allocated === undefined ? this.#ofControl(control) : this.#ofAllocated(control, allocated);
    });
    const level = this.#scc.fields.userNamespaceLevel === 'RequirePodLevel' ? [USER_NAMESPACE_LEVEL] : [];
    return [...speaking, ...level].filter(
      ({ context }) => context['has_violation'] === true || context['fills_in'] === true,
    );
  }

  /** Where all volumes are allowed, types that nobody knows are as well; in policies they are not. */
  #allowsAnyVolume({ name }: Control): boolean {
    return name === 'volumes' && (this.#terms.spec.volumes ?? []).includes('*');
  }

  #ofControl(control: Control): Speaking {
    const context = controlContext(control, this.#terms, this.#target, (texts) => texts);
    return { template: `drypod/controls/${control.id}.liquid`, context };
  }

  #ofAllocated(control: Control, allocated: Allocated): Speaking {
    const shared = controlContext(control, this.#terms, this.#target, (texts) => texts);
    const context = { ...shared, ...allocatedContext(allocated, this.#options.namespaces ?? []) };
    return { template: `scc/controls/${control.id}.liquid`, context };
  }

  /** Says, and reports, what the namespaces have and nobody has told. */
  #unknown(): readonly PlainData[] {
    const { namespaces } = this.#options;
    return this.#allocated.flatMap(({ field, annotation, read }) => {
      const lacking = namespaces?.filter((namespace) => read(namespace) === undefined).map(({ name }) => name);
      if (lacking?.length === 0) {
        return [];
      }
      const whose = lacking === undefined ? 'of all namespaces' : `of namespaces ${listed(lacking)}`;
      const message = `${field} depends on annotation ${annotation} ${whose}, which is not known; what pods state there is not judged, only that they state nothing`;
      const expected = lacking === undefined ? '--namespaces FILE, as oc get namespaces -o yaml prints it' : undefined;
      this.#sink.warning('SCC_UNKNOWN_ALLOCATION', message, this.#scc.spans.get(field), expected);
      return [message];
    });
  }
}
