/** Reads a policy of a case and says what the API server would find wrong with it. */
import { convert } from '#src/psp/convert.js';
import type { KubernetesTarget } from '#src/psp/kubernetes.js';
import type { PodSecurityPolicy } from '#src/psp/model.js';
import type { ReadOptions } from '#src/psp/read.js';
import { readText } from '../../_support/psp.ts';
import { templates } from '../../_support/templates.ts';
import { type JsonObject, stringify } from '../lossless-json.ts';

/** A mistake: the path of a value and a reason, ours or the server's. */
export interface Cause {
  readonly field: string;
  readonly reason: string;
}

/** What reading a policy gave. */
export interface JudgedPolicy {
  /** The policy when nothing is wrong with it. */
  readonly policy?: PodSecurityPolicy;
  readonly causes: readonly Cause[];
  /** Errors that are no answer of the API server. */
  readonly others: readonly string[];
}

/** Judges a policy as that server would. */
export function judgePolicy(psp: JsonObject, options: ReadOptions): JudgedPolicy {
  const { policies, sink } = readText(stringify(psp), options);
  const causes: Cause[] = [];
  const others: string[] = [];
  for (const { field, reason, severity, message } of sink.items) {
    if (field !== undefined && reason !== undefined) {
      causes.push({ field, reason });
    } else if (severity === 'error') {
      others.push(message);
    }
  }
  const [policy] = policies;
  return { ...(policy === undefined || sink.hasErrors ? {} : { policy }), causes, others };
}

/** Tells whether conversion finds that a server can use the policy for nothing. */
export function isUnusable(policy: PodSecurityPolicy, target: KubernetesTarget): boolean {
  const { diagnostics } = convert([policy], { dialect: 'drypod', templates, target });
  return diagnostics.some(({ code }) => code === 'PSP_UNUSABLE');
}

/** Writes causes so that they can be compared: sorted, one text each. */
export function causeTexts(causes: readonly Cause[]): readonly string[] {
  return causes.map(({ field, reason }) => `${field} ${reason}`).sort();
}
