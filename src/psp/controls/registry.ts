/** All controls, in the order in which their rules stand in a generated file. */
import type { Control } from '../control.ts';
import { allowPrivilegeEscalation } from './allow-privilege-escalation.ts';
import { allowedCapabilities } from './allowed-capabilities.ts';
import { allowedFlexVolumes } from './allowed-flex-volumes.ts';
import { allowedHostPaths } from './allowed-host-paths.ts';
import { allowedProcMountTypes } from './allowed-proc-mount-types.ts';
import { fsGroup } from './fs-group.ts';
import { hostIpc } from './host-ipc.ts';
import { hostNetwork } from './host-network.ts';
import { hostPid } from './host-pid.ts';
import { hostPorts } from './host-ports.ts';
import { privileged } from './privileged.ts';
import { readOnlyRootFilesystem } from './read-only-root-filesystem.ts';
import { runAsGroup } from './run-as-group.ts';
import { runAsUser } from './run-as-user.ts';
import { supplementalGroups } from './supplemental-groups.ts';
import { volumes } from './volumes.ts';

/** Where only the first matching rule alerts, an earlier control hides a later one. */
export const CONTROLS: readonly Control[] = [
  privileged,
  hostPid,
  hostIpc,
  hostNetwork,
  hostPorts,
  volumes,
  allowedHostPaths,
  allowedFlexVolumes,
  fsGroup,
  readOnlyRootFilesystem,
  runAsUser,
  runAsGroup,
  supplementalGroups,
  allowPrivilegeEscalation,
  allowedCapabilities,
  allowedProcMountTypes,
];
