/**
 * Would the API server store this policy? All its checks, as a list; each is
 * in a file of this folder and says every mistake on its own.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/pod-security-policy-v1beta1/
 */
import type { Candidate, Refuse } from './candidate.ts';
import { checkAnnotations, checkApiVersion, checkLabels, checkName } from './metadata.ts';
import { checkCapabilities, checkPrivilegeEscalation, checkProcMountTypes } from './privileges.ts';
import { checkProfiles } from './profiles.ts';
import { checkRuntimeClass } from './runtime-class.ts';
import { checkRequiredStrategies, checkRunAsGroup } from './strategies.ts';
import { checkSysctlOverlap, checkSysctls } from './sysctls.ts';
import { checkCsiDrivers, checkFlexVolumes, checkHostPaths, checkVolumes } from './volumes.ts';

const CHECKS: readonly ((candidate: Candidate, refuse: Refuse) => void)[] = [
  checkApiVersion,
  checkName,
  checkLabels,
  checkAnnotations,
  checkProfiles,
  checkRequiredStrategies,
  checkRunAsGroup,
  checkVolumes,
  checkCapabilities,
  checkPrivilegeEscalation,
  checkProcMountTypes,
  checkHostPaths,
  checkFlexVolumes,
  checkCsiDrivers,
  checkSysctls,
  checkSysctlOverlap,
  checkRuntimeClass,
];

/** Reports everything for which the API server would refuse a policy that decodes. */
export function validate(candidate: Candidate, refuse: Refuse): void {
  for (const check of CHECKS) {
    check(candidate, refuse);
  }
}
