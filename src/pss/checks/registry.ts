/** All checks, in the order in which their rules stand in a generated file, and those of one standard. */
import { type Check, type SettledCheck, settled } from '../check.ts';
import type { PodSecurityStandard } from '../standard.ts';
import { allowPrivilegeEscalation } from './allow-privilege-escalation.ts';
import { appArmorProfile } from './app-armor-profile.ts';
import { capabilitiesBaseline } from './capabilities-baseline.ts';
import { capabilitiesRestricted } from './capabilities-restricted.ts';
import { hostNamespaces } from './host-namespaces.ts';
import { hostPathVolumes } from './host-path-volumes.ts';
import { hostPorts } from './host-ports.ts';
import { hostProbesAndHostLifecycle } from './host-probes-and-host-lifecycle.ts';
import { privileged } from './privileged.ts';
import { procMount } from './proc-mount.ts';
import { procMountRestricted } from './proc-mount-restricted.ts';
import { restrictedVolumes } from './restricted-volumes.ts';
import { runAsNonRoot } from './run-as-non-root.ts';
import { runAsUser } from './run-as-user.ts';
import { seLinuxOptions } from './se-linux-options.ts';
import { seccompProfileBaseline } from './seccomp-profile-baseline.ts';
import { seccompProfileRestricted } from './seccomp-profile-restricted.ts';
import { sysctls } from './sysctls.ts';
import { windowsHostProcess } from './windows-host-process.ts';

/** A new check, or a new version of one, is added here or in its file and nowhere else. */
export const CHECKS: readonly Check[] = [
  privileged,
  hostNamespaces,
  hostPathVolumes,
  restrictedVolumes,
  hostPorts,
  hostProbesAndHostLifecycle,
  windowsHostProcess,
  capabilitiesBaseline,
  capabilitiesRestricted,
  allowPrivilegeEscalation,
  runAsNonRoot,
  runAsUser,
  seccompProfileBaseline,
  seccompProfileRestricted,
  appArmorProfile,
  seLinuxOptions,
  procMount,
  procMountRestricted,
  sysctls,
];

/** Gives the checks of a standard at its version, without those that others of its level replace. */
export function checksOf({ level, minor }: PodSecurityStandard): readonly SettledCheck[] {
  const made = CHECKS.filter((check) => check.level === 'baseline' || level === 'restricted').flatMap(
    (check) => settled(check, minor) ?? [],
  );
  const replaced = new Set(made.flatMap(({ check }) => check.replaces ?? []));
  return made.filter(({ check }) => !replaced.has(check.id));
}
