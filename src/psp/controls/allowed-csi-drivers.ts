import type { Control, PolicyTerms } from '../control.ts';
import { allowsOnly } from '../wording.ts';
import { allowsVolumeType } from './volumes.ts';

/**
 * allowedCSIDrivers — drivers that an inline CSI volume may use.
 * Reads: spec.allowedCSIDrivers[].name
 * Absent or empty: any driver. Says nothing about volumes that a claim binds.
 * Observes: k8s_audit → pod.spec.volumes.csi.driver
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedCSIDrivers
 */
export const allowedCsiDrivers: Control = {
  id: 'allowed-csi-drivers',
  name: 'allowedCSIDrivers',
  reads: ['spec.allowedCSIDrivers', 'spec.volumes'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'any driver', empty: 'any driver' },
  evidence: {
    audit: ['pod.spec.volumes.csi.driver'],
    syscalls: {
      notObservable: 'where a CSI volume is mounted does not tell its driver, nor whether it comes from a claim',
    },
  },
  summary: 'Inline CSI volumes use the listed drivers; without a list every driver is allowed.',
  isRestrictive: ({ spec }) => driversOf(spec).length > 0,
  isMoot: (terms) => !allowsVolumeType(terms, 'csi'),
  demand: ({ spec }) => allowsOnly('CSI drivers', driversOf(spec)),
  context: ({ spec }, _target, writable) => ({ allowed: writable(driversOf(spec)) }),
};

function driversOf({ allowedCSIDrivers: drivers = [] }: PolicyTerms['spec']): readonly string[] {
  return [...new Set(drivers.map(({ name }) => name))];
}
