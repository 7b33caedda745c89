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

/** Gives the keys that lead to the pod template of a resource; undefined when it has none. */
export function templateKeys(group: string, resource: string): readonly string[] | undefined {
  return TEMPLATES.get(`${group}/${resource}`);
}

/** Gives the resources that hold a pod template, by their groups. */
export function templateResources(): ReadonlyMap<string, readonly string[]> {
  const resources = new Map<string, string[]>();
  for (const name of TEMPLATES.keys()) {
    const [group = '', resource = ''] = name.split('/');
    resources.set(group, [...(resources.get(group) ?? []), resource]);
  }
  return resources;
}
