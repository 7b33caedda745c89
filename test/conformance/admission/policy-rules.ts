/** The text of a policy → the rules of a dialect, loaded as the product loads them → what fires on an event. */
import { type Diagnostic, DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { Engine } from '#src/engine/engine.js';
import type { EventBatch } from '#src/event/event-batch.js';
import { convert } from '#src/psp/convert.js';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import type { PodSecurityPolicy } from '#src/psp/model.js';
import { readPsps } from '#src/psp/read.js';
import { decodeLine } from '#src/sources/k8s-audit/line-decoder.js';
import { templates } from '../../_support/templates.ts';
import { isObject, stringify } from '../lossless-json.ts';
import { loadRulesToRun } from '../rules-files.ts';

/** How a policy is converted. */
export interface PolicyTarget {
  readonly dialect: string;
  /** Minor version of Kubernetes. */
  readonly kubernetes: number;
  readonly featureGates?: ReadonlyMap<string, boolean>;
  /** Go on with what can be read of a policy that has mistakes. */
  readonly toleratesErrors?: boolean;
}

/** Gates under which a server stores all that a policy says; a server that has not set them drops the proc mount types. */
export const AS_WRITTEN: ReadonlyMap<string, boolean> = new Map([['ProcMountType', true]]);

/** One rule that matched an event. */
export interface Alert {
  /** `Violation`, `Mutation`, `Attempt`, `Bypass` or `Forecast`. */
  readonly kind: string;
  /** The control in parentheses; undefined for rules about the whole policy. */
  readonly control: string | undefined;
  /** What follows the control. */
  readonly variant: string;
  /** The output. */
  readonly text: string;
}

const RULE_NAME = /^ (\w+)(?: \((\w+)\)(?: (.+))?)?$/;

/** The rules of one policy, ready to run. */
export class PolicyRules {
  readonly text: string;
  /** Of reading and converting the policy. */
  readonly diagnostics: readonly Diagnostic[];
  readonly #policy: PodSecurityPolicy;
  readonly #prefix: string;
  readonly #engine: Engine;

  /** @throws Error when the policy has mistakes, or its rules do not load. */
  constructor(policy: string, { dialect, kubernetes, featureGates, toleratesErrors = false }: PolicyTarget) {
    const sink = new DiagnosticSink();
    const target = kubernetesTarget(kubernetes, featureGates);
    const policies = readPsps(new SourceText('policy', policy), sink, { target });
    if (policies.length !== 1 || (sink.hasErrors && !toleratesErrors)) {
      throw new Error(`policy refused: ${sink.items.map(({ code, message }) => `${code}: ${message}`).join('; ')}`);
    }
    const conversion = convert(policies, { dialect, templates, target });
    this.#policy = policies[0]!;
    this.text = conversion.text;
    this.diagnostics = [...sink.items, ...conversion.diagnostics];
    this.#prefix = `PSP ${conversion.policies[0]!.prefix}`;
    this.#engine = new Engine(loadRulesToRun([{ name: 'generated', text: conversion.text }], {}).ruleset, 'all');
  }

  /** The controls that make the policy unusable. */
  get unusableControls(): readonly string[] {
    return this.controlsWith(['PSP_UNUSABLE']);
  }

  /** The controls of which conversion says one of these. */
  controlsWith(codes: readonly string[]): readonly string[] {
    const starts = this.diagnostics.filter(({ code }) => codes.includes(code)).map(({ span }) => span?.start);
    return [...this.#policy.spans].filter(([, { start }]) => starts.includes(start)).map(([path]) => controlAt(path));
  }

  /**
   * Evaluates a line of an audit log, decoded as the product does; gives the
   * rules that match each of its events.
   * @throws Error when the line is not taken.
   */
  evaluate(line: string): readonly (readonly Alert[])[] {
    const batch = batchOfLine(line);
    const { count, rows, rules } = this.#engine.evaluate(batch);
    const alerts: Alert[][] = batch.documents.map(() => []);
    for (let i = 0; i < count; i++) {
      alerts[rows[i]!]!.push(this.#alert(rules[i]!, batch, rows[i]!));
    }
    return alerts;
  }

  #alert(index: number, batch: EventBatch, row: number): Alert {
    const { name, output } = this.#engine.rules[index]!;
    const [, kind, control, variant = ''] = RULE_NAME.exec(name.slice(this.#prefix.length)) ?? [];
    if (!name.startsWith(this.#prefix) || kind === undefined) {
      throw new Error(`a rule of an unknown kind fired: ${name}`);
    }
    return { kind, control, variant, text: output.render(batch, row) };
  }
}

/** The control that a path of a policy belongs to; an empty text for none. */
function controlAt(path: string): string {
  if (path.startsWith('metadata.annotations[seccomp.')) {
    return 'seccomp';
  }
  if (path.startsWith('metadata.annotations[apparmor.')) {
    return 'appArmor';
  }
  return /^spec\.(\w+)/.exec(path)?.[1] ?? '';
}

function eventsOf(line: string): readonly unknown[] {
  const decoded = decodeLine(Buffer.from(line));
  if ('loss' in decoded) {
    throw new Error(decoded.message);
  }
  return decoded.events;
}

/** Makes the batch of a line's events. @throws Error when the line is not taken. */
export function batchOfLine(line: string): EventBatch {
  const events = eventsOf(line);
  return {
    source: 'k8s_audit',
    rowCount: events.length,
    eventNumber: Float64Array.from(events, (_, row) => row + 1),
    timeNs: new BigUint64Array(events.length),
    eventType: new Uint16Array(events.length),
    documents: events,
  };
}

/** Compiled rules are large; the cases of a policy mostly stand together. */
const KEPT_POLICIES = 32;

/** Rules by policy and target; those used last are kept. */
export class PolicyCache {
  readonly #rules = new Map<string, PolicyRules | Error>();

  /** The policy is an object, or the text of one. @throws Error as PolicyRules does. */
  rules(policy: unknown, target: PolicyTarget): PolicyRules {
    const text = typeof policy === 'string' ? policy : stringify(policy);
    const key = JSON.stringify([text, target.dialect, target.kubernetes, [...(target.featureGates ?? [])]]);
    const rules = this.#rules.get(key) ?? made(text, target);
    this.#rules.delete(key);
    this.#rules.set(key, rules);
    for (const oldest of [...this.#rules.keys()].slice(0, -KEPT_POLICIES)) {
      this.#rules.delete(oldest);
    }
    if (rules instanceof Error) {
      throw rules;
    }
    return rules;
  }
}

function made(policy: string, target: PolicyTarget): PolicyRules | Error {
  try {
    return new PolicyRules(policy, target);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Gives a policy the kind and version that its origin left out. */
export function withKind(policy: unknown): unknown {
  return { apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy', ...(isObject(policy) ? policy : {}) };
}
