/**
 * PodSecurityPolicies → the text of a Falco rules file. A pure function: the
 * same policies, dialect and templates give the same bytes.
 */
import { invariant } from '../base/assert.ts';
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import type { ViewBounds } from './audit-views.ts';
import type { Dialect } from './dialect.ts';
import { DIALECTS } from './dialects/registry.ts';
import { type KubernetesTarget, kubernetesTarget } from './kubernetes.ts';
import type { PodSecurityPolicy, PolicyScope } from './model.ts';
import { PolicyConversion } from './policy-conversion.ts';
import { rulePrefixes } from './prefix.ts';
import { type Render, renderer, type TemplateFiles } from './render.ts';
import { type SharedMacro, sharedMacros, usedMacros } from './shared-macros.ts';

/** How policies are converted. */
export interface ConvertOptions {
  /** One of {@link DIALECT_NAMES}. */
  readonly dialect: string;
  /** The files of `templates/`; whoever reads files reads them once. */
  readonly templates: TemplateFiles;
  /** The release whose admission is meant. Default: the last one with PodSecurityPolicy, gates as it has them. */
  readonly target?: KubernetesTarget;
  /** How many elements rules name one by one, in a dialect that has to. Default: as many as the dialect thinks enough. */
  readonly bounds?: Partial<ViewBounds>;
  /** Images and namespaces that stand for those of the policies' annotations. Default: none do. */
  readonly scope?: PolicyScope;
}

/** One policy in a generated file. */
export interface ConvertedPolicy {
  readonly policy: PodSecurityPolicy;
  /** What its rules are called by: `PSP <prefix> Violation (…)`. */
  readonly prefix: string;
  /** Where its part of the text begins; it ends where the next policy's begins. */
  readonly start: number;
  /** Ids of the controls that have rules, in rule order. */
  readonly controls: readonly string[];
  /** Paths of what the policy states and the rules leave out. */
  readonly unconverted: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A generated rules file. */
export interface Conversion {
  readonly text: string;
  /** Whether every rule that matches is to alert; else the first of each policy. */
  readonly everyRuleAlerts: boolean;
  readonly policies: readonly ConvertedPolicy[];
  /** The diagnostics of all policies, in order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Characters of a generated file; longer ones are refused by those who load rules. */
const MAX_RULES_LENGTH = 8_000_000;

/** Names of the dialects that rules can be generated in. */
export const DIALECT_NAMES: readonly string[] = DIALECTS.map((dialect) => dialect.name);

/**
 * Converts policies into one rules file; after an error the file lacks rules.
 * Diagnostics: PSP_NOT_CONVERTED, PSP_NOT_EXPRESSIBLE, PSP_PREFIX_COLLISION,
 * PSP_RULES_TOO_LARGE (an error), PSP_UNUSABLE.
 */
export function convert(policies: readonly PodSecurityPolicy[], options: ConvertOptions): Conversion {
  const dialect = dialectOf(options);
  const { target: kubernetes = kubernetesTarget(), scope = {} } = options;
  const render = renderer(options.templates);
  const head = `${render(`${dialect.name}/rules.liquid`, { pod: dialect.pod, minor: BigInt(kubernetes.minor) })}\n`;
  const facts = dialect.hasFacts ? factsOf(dialect, options.templates, render) : [];
  let text = '';
  let isFull = false;
  const converted: ConvertedPolicy[] = [];
  for (const [index, { prefix, collidesWith }] of rulePrefixes(policies.map(({ name }) => name)).entries()) {
    const policy = policies[index]!;
    const sink = new DiagnosticSink();
    if (collidesWith !== undefined) {
      reportCollision(policy, policies[collidesWith]!, prefix, sink);
    }
    const conversion = new PolicyConversion(policy, prefix, { dialect, kubernetes, scope }, sink);
    const start = text.length;
    const part = isFull ? '' : `${conversion.render(render)}\n`;
    if (start + part.length > MAX_RULES_LENGTH) {
      isFull = true;
      reportTooLarge(policy, sink);
    } else {
      text += part;
    }
    const { controls, unconverted } = conversion;
    converted.push({
      policy,
      prefix,
      start,
      controls: controls.map(({ id }) => id),
      unconverted: unconverted.map(({ path }) => path),
      diagnostics: sink.items,
    });
  }
  const shared = usedMacros(facts, text).map((macro) => `\n${macro.text}\n`);
  const start = [head, ...shared].join('');
  return {
    text: `${start}${text}`,
    everyRuleAlerts: dialect.everyRuleAlerts,
    policies: converted.map((policy) => ({ ...policy, start: policy.start + start.length })),
    diagnostics: converted.flatMap(({ diagnostics }) => diagnostics),
  };
}

function dialectOf({ dialect: name, bounds }: ConvertOptions): Dialect {
  const dialect = DIALECTS.find((candidate) => candidate.name === name);
  invariant(dialect !== undefined, `there is no dialect '${name}'`);
  return bounds === undefined || dialect.podWithin === undefined
    ? dialect
    : { ...dialect, pod: dialect.podWithin(bounds) };
}

/** What the templates of a dialect give before any policy is known; the same for each conversion. */
const knownFacts = new WeakMap<TemplateFiles, WeakMap<Dialect, readonly SharedMacro[]>>();

function factsOf(dialect: Dialect, files: TemplateFiles, render: Render): readonly SharedMacro[] {
  const known = knownFacts.get(files) ?? new WeakMap<Dialect, readonly SharedMacro[]>();
  knownFacts.set(files, known);
  const facts = known.get(dialect) ?? sharedMacros(render(`${dialect.name}/facts.liquid`, { pod: dialect.pod }));
  known.set(dialect, facts);
  return facts;
}

function reportCollision(
  policy: PodSecurityPolicy,
  earlier: PodSecurityPolicy,
  prefix: string,
  sink: DiagnosticSink,
): void {
  sink.warning(
    'PSP_PREFIX_COLLISION',
    `its rules would have the names of those of '${earlier.name}' before it; they are called 'PSP ${prefix} …'`,
    policy.spans.get('metadata.name'),
    'names that differ in their letters and digits',
  );
}

function reportTooLarge(policy: PodSecurityPolicy, sink: DiagnosticSink): void {
  const message = `the rules up to policy '${policy.name}' take more than ${MAX_RULES_LENGTH} characters`;
  sink.error('PSP_RULES_TOO_LARGE', message, policy.spans.get('metadata.name'), 'fewer policies at once');
}
