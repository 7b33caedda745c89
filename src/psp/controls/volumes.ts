import type { Control } from '../control.ts';

/** The types that a pod spells otherwise than a policy does. */
const POD_KEYS: Readonly<Record<string, string>> = { cephFS: 'cephfs' };

/**
 * volumes — types of volumes that a pod may declare.
 * Reads: spec.volumes[]
 * Absent or empty: no volume at all; `*` allows every type.
 * Observes: k8s_audit (pods create, ResponseComplete) → ka.req.pod.volumes.volume_type
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.Volumes
 */
export const volumes: Control = {
  id: 'volumes',
  field: 'volumes',
  whenAbsent: 'nothing-allowed',
  sources: ['k8s_audit'],
  summary: 'Volumes are of the listed types; without a list no volume is allowed.',
  isRestrictive: (spec) => !(spec.volumes ?? []).includes('*'),
  context: (spec, writable) => ({ allowed: writable([...new Set(spec.volumes)].map(podKey)) }),
};

function podKey(type: string): string {
  return (Object.hasOwn(POD_KEYS, type) ? POD_KEYS[type] : undefined) ?? type;
}
