import type { Control, PolicyTerms } from '../control.ts';
import { allowsOnly } from '../wording.ts';
import { allowsVolumeType } from './volumes.ts';

/**
 * allowedFlexVolumes — drivers that a FlexVolume may use.
 * Reads: spec.allowedFlexVolumes[].driver
 * Absent or empty: any driver. Says nothing about volumes of other types.
 * Observes: k8s_audit → pod.spec.volumes.flexVolume.driver
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedFlexVolumes
 */
export const allowedFlexVolumes: Control = {
  id: 'allowed-flex-volumes',
  name: 'allowedFlexVolumes',
  reads: ['spec.allowedFlexVolumes', 'spec.volumes'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'any driver', empty: 'any driver' },
  evidence: {
    audit: ['pod.spec.volumes.flexVolume.driver'],
    syscalls: { notObservable: 'a volume of a driver may come from a claim, which the control does not look at' },
  },
  summary: 'FlexVolumes use the listed drivers; without a list every driver is allowed.',
  isRestrictive: ({ spec }) => driversOf(spec).length > 0,
  isMoot: (terms) => !allowsVolumeType(terms, 'flexVolume'),
  demand: ({ spec }) => allowsOnly('FlexVolume drivers', driversOf(spec)),
  context: ({ spec }, _target, writable) => ({ allowed: writable(driversOf(spec)) }),
};

function driversOf({ allowedFlexVolumes: drivers = [] }: PolicyTerms['spec']): readonly string[] {
  return [...new Set(drivers.map(({ driver }) => driver))];
}
