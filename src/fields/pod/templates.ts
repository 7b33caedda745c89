/** Which resources hold a pod template, and where. */

const IN_SPEC: readonly string[] = ['spec', 'template'];
const IN_JOB: readonly string[] = ['spec', 'jobTemplate', 'spec', 'template'];

const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['apps/deployments', IN_SPEC],
  ['apps/daemonsets', IN_SPEC],
  ['apps/replicasets', IN_SPEC],
  ['apps/statefulsets', IN_SPEC],
  ['extensions/deployments', IN_SPEC],
  ['extensions/daemonsets', IN_SPEC],
  ['extensions/replicasets', IN_SPEC],
  ['batch/jobs', IN_SPEC],
  ['batch/cronjobs', IN_JOB],
  ['/replicationcontrollers', IN_SPEC],
  ['/podtemplates', ['template']],
]);

/** The resource of pods themselves. */
export const PODS = 'pods';

/** A key that every object with a pod template has. */
export const TEMPLATE_KEY = 'template';

/** Gives the keys that lead to the pod template of a resource; undefined when it has none. */
export function templateKeys(group: string, resource: string): readonly string[] | undefined {
  return TEMPLATES.get(`${group}/${resource}`);
}
