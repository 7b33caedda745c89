/** A policy as generated rules, and what these say of audit events. */
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { Engine } from '#src/engine/engine.js';
import type { EventBatch } from '#src/event/event-batch.js';
import { convert } from '#src/psp/convert.js';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { readPsps } from '#src/psp/read.js';
import { loadRules } from '#src/rules/load.js';
import { parseJson } from '#src/sources/k8s-audit/lossless-json.js';
import { templates } from '../templates.js';
import type { Cluster } from './cluster.ts';
import { jsonOf } from './integers.ts';
import type { Policy } from './objects.ts';

/** A rule that matches an event. */
export interface Match {
  readonly rule: string;
  /** What `pod.findings` tells in the alert. */
  readonly findings: readonly string[];
}

/** Gives the rules of a policy; an error when it is not read and converted as a whole. */
export function rulesOf(policy: Policy, { minor, gates = {} }: Cluster): string {
  const document = { apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy', ...policy };
  const sink = new DiagnosticSink();
  const target = kubernetesTarget(minor, new Map(Object.entries(gates)));
  const policies = readPsps(new SourceText('psp.json', jsonOf(document)), sink, { target });
  const { text, diagnostics } = convert(policies, { dialect: 'drypod', templates, target });
  const errors = [...sink.items, ...diagnostics].filter(({ severity }) => severity === 'error');
  if (policies.length !== 1 || errors.length > 0) {
    throw new Error(`not converted: ${JSON.stringify(errors.map(({ code, message }) => [code, message]))}`);
  }
  return text;
}

/** Gives the rules that match each of the events, which are decoded as from an audit log. */
export function matchesOf(rules: string, events: readonly unknown[]): readonly (readonly Match[])[] {
  const loaded = loadRules([{ name: 'rules.yaml', text: rules }]);
  const problems = loaded.files.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  if (problems.length > 0) {
    throw new Error(`the rules do not load: ${problems.map(({ message }) => message).join('; ')}`);
  }
  const engine = new Engine(loaded.ruleset, 'all');
  const batch: EventBatch = {
    source: 'k8s_audit',
    rowCount: events.length,
    eventNumber: Float64Array.from(events, (_, row) => row + 1),
    timeNs: new BigUint64Array(events.length),
    eventType: new Uint16Array(events.length),
    documents: events.map((event) => parseJson(jsonOf(event))),
  };
  const matches = engine.evaluate(batch);
  const found: Match[][] = events.map(() => []);
  for (let i = 0; i < matches.count; i++) {
    const { name, output } = engine.rules[matches.rules[i]!]!;
    const row = matches.rows[i]!;
    const findings = output.values(batch, row)['pod.findings'];
    found[row]!.push({ rule: name, findings: Array.isArray(findings) ? findings.map(String) : [] });
  }
  return found;
}
