import type { Control } from '../control.ts';

/**
 * allowedFlexVolumes — drivers that a FlexVolume may use.
 * Reads: spec.allowedFlexVolumes[].driver
 * Absent or empty: any driver. Says nothing about volumes of other types.
 * Observes: k8s_audit (pods create, ResponseComplete) → ka.req.pod.volumes.flexvolume_driver
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedFlexVolumes
 */
export const allowedFlexVolumes: Control = {
  id: 'allowed-flex-volumes',
  field: 'allowedFlexVolumes',
  whenAbsent: 'unrestricted',
  sources: ['k8s_audit'],
  summary: 'FlexVolumes use the listed drivers; without a list every driver is allowed.',
  isRestrictive: (spec) => (spec.allowedFlexVolumes ?? []).length > 0,
  context: (spec, writable) => ({
    allowed: writable([...new Set((spec.allowedFlexVolumes ?? []).map(({ driver }) => driver))]),
  }),
};
