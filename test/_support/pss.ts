/** Rules of Pod Security Standards, run over pods. */
import { convertStandards } from '#src/pss/convert.js';
import { readStandard } from '#src/pss/standard.js';
import { rulesRunner } from './run-rules.ts';
import { templates } from './templates.ts';

/** What a request says besides its pod. */
export interface PodEvent {
  readonly verb?: string;
  readonly code?: number;
  readonly [key: string]: unknown;
}

/** Makes the event of the creation of a pod, or of another request for it. */
export function podEvent(pod: object, more: PodEvent = {}): object {
  const { verb = 'create', code = 201, ...rest } = more;
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Request',
    auditID: 'a',
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/default/pods',
    verb,
    user: { username: 'eve' },
    objectRef: { resource: 'pods', namespace: 'default', name: 'p', apiVersion: 'v1' },
    responseStatus: { code },
    requestObject: pod,
    ...rest,
  };
}

/** Gives a function from events to the names of the rules of a standard that match each. */
export function standardRunner(name: string): (events: readonly unknown[]) => string[][] {
  const standard = readStandard(name);
  if (typeof standard === 'string') {
    throw new Error(standard);
  }
  const { problems, run } = rulesRunner(convertStandards([standard], { templates }).text);
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
  return run;
}

/** Gives the checks in the names of violations. */
export function checksIn(rules: readonly string[]): string[] {
  return rules.flatMap((name) => /^PSS \S+ Violation \((.*)\)$/.exec(name)?.[1] ?? []);
}
