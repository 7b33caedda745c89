/** Values that the API server drops without a word. */
import type { SpecKey } from '../kubernetes.ts';
import { storedSpec } from '../stored.ts';
import type { StoredPolicy, Surprise } from './surprise.ts';

/** What a policy means without a key that it has. */
const WITHOUT: Partial<Readonly<Record<SpecKey, string>>> = {
  allowedCSIDrivers: 'every CSI driver is allowed then',
  allowedProcMountTypes: 'the proc mount type has to be Default then',
  allowedUnsafeSysctls: 'no unsafe sysctl is allowed then',
  forbiddenSysctls: 'no safe sysctl is forbidden then',
  runAsGroup: 'every group is allowed then',
  runtimeClass: 'every runtime class is allowed then',
};

/** Finds what the release does not know or a gate switches off, and a namespace. */
export function droppedValues({ policy, target }: StoredPolicy): readonly Surprise[] {
  const code = 'PSP_DROPPED_FIELD';
  const dropped = storedSpec(policy.spec, target).dropped.map(({ field, cause }) => {
    const effect = WITHOUT[field.replace(/^spec\./, '') as SpecKey] ?? 'mounts may write there then';
    const message = `Kubernetes 1.${target.minor} drops ${field} (${cause}): ${effect}`;
    return { field, code, message };
  });
  const namespace = 'metadata.namespace';
  return policy.spans.has(namespace)
    ? [
        ...dropped,
        { field: namespace, code, message: `the API server drops ${namespace}: a policy is of no namespace` },
      ]
    : dropped;
}
