/** All controls, in the order in which their rules stand in a file of a dialect where every rule alerts. */
import type { Control } from '../control.ts';
import { allowPrivilegeEscalation } from './allow-privilege-escalation.ts';
import { allowedCapabilities } from './allowed-capabilities.ts';
import { allowedCsiDrivers } from './allowed-csi-drivers.ts';
import { allowedFlexVolumes } from './allowed-flex-volumes.ts';
import { allowedHostPaths } from './allowed-host-paths.ts';
import { allowedProcMountTypes } from './allowed-proc-mount-types.ts';
import { allowedUnsafeSysctls } from './allowed-unsafe-sysctls.ts';
import { appArmor } from './app-armor.ts';
import { defaultAddCapabilities } from './default-add-capabilities.ts';
import { defaultAllowPrivilegeEscalation } from './default-allow-privilege-escalation.ts';
import { forbiddenSysctls } from './forbidden-sysctls.ts';
import { fsGroup } from './fs-group.ts';
import { hostIpc } from './host-ipc.ts';
import { hostNetwork } from './host-network.ts';
import { hostPid } from './host-pid.ts';
import { hostPorts } from './host-ports.ts';
import { privileged } from './privileged.ts';
import { readOnlyRootFilesystem } from './read-only-root-filesystem.ts';
import { requiredDropCapabilities } from './required-drop-capabilities.ts';
import { runAsGroup } from './run-as-group.ts';
import { runAsUser } from './run-as-user.ts';
import { runtimeClass } from './runtime-class.ts';
import { seLinux } from './se-linux.ts';
import { seccomp } from './seccomp.ts';
import { supplementalGroups } from './supplemental-groups.ts';
import { volumes } from './volumes.ts';

/** Every field and annotation of a policy is the first that some control reads, once. */
export const CONTROLS: readonly Control[] = [
  privileged,
  hostNetwork,
  hostPid,
  hostIpc,
  hostPorts,
  volumes,
  allowedHostPaths,
  allowedFlexVolumes,
  allowedCsiDrivers,
  allowedCapabilities,
  defaultAddCapabilities,
  requiredDropCapabilities,
  seLinux,
  runAsUser,
  runAsGroup,
  supplementalGroups,
  fsGroup,
  readOnlyRootFilesystem,
  allowPrivilegeEscalation,
  defaultAllowPrivilegeEscalation,
  forbiddenSysctls,
  allowedUnsafeSysctls,
  allowedProcMountTypes,
  runtimeClass,
  seccomp,
  appArmor,
];
