/**
 * Falco 0.18 – 0.31 (engine 5 – 12) with its built-in k8s_audit source: the
 * sixteen controls of the first converter, with its rule names.
 */
import { allowPrivilegeEscalation } from '../controls/allow-privilege-escalation.ts';
import { allowedCapabilities } from '../controls/allowed-capabilities.ts';
import { allowedFlexVolumes } from '../controls/allowed-flex-volumes.ts';
import { allowedHostPaths } from '../controls/allowed-host-paths.ts';
import { allowedProcMountTypes } from '../controls/allowed-proc-mount-types.ts';
import { fsGroup } from '../controls/fs-group.ts';
import { hostIpc } from '../controls/host-ipc.ts';
import { hostNetwork } from '../controls/host-network.ts';
import { hostPid } from '../controls/host-pid.ts';
import { hostPorts } from '../controls/host-ports.ts';
import { privileged } from '../controls/privileged.ts';
import { readOnlyRootFilesystem } from '../controls/read-only-root-filesystem.ts';
import { runAsGroup } from '../controls/run-as-group.ts';
import { runAsUser } from '../controls/run-as-user.ts';
import { supplementalGroups } from '../controls/supplemental-groups.ts';
import { allowsAllTypes, volumes } from '../controls/volumes.ts';
import type { Dialect, UnconvertedField } from '../dialect.ts';
import { type PodSecurityPolicy, type PodSecurityPolicySpec, PSP_ANNOTATIONS } from '../model.ts';
import { podPointers } from '../pod-pointers.ts';

/** Falco takes constants of 255 bytes; one is kept for the slash after a host path. */
const MAX_CONSTANT_BYTES = 254;

const NOT_LOOKED_AT = 'no rule looks at it';

/** Name of the command line, folder of the templates. */
export const falcoLegacy: Dialect = {
  name: 'falco-legacy',
  everyRuleAlerts: false,
  // only the first matching rule alerts: an earlier control hides a later one
  controls: [
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
  ],
  unconverted: [
    field('defaultAddCapabilities', 'what it adds to a pod is not reported; its names count as allowed', isListed),
    field('requiredDropCapabilities', 'Kubernetes fills in what a pod does not drop, it refuses none', isListed),
    field('seLinux', NOT_LOOKED_AT, ({ seLinux }) => seLinux?.rule === 'MustRunAs'),
    field('defaultAllowPrivilegeEscalation', 'the value that a pod would get is not reported', isWritten),
    {
      path: 'spec.allowedHostPaths[].readOnly',
      reason: 'Falco 0.18 – 0.31 cannot connect a mount with its volume; a writable mount is not reported',
      statedAt: ({ spec }) =>
        (spec.allowedHostPaths ?? []).flatMap(({ readOnly }, index) =>
          readOnly === true ? [`spec.allowedHostPaths[${index}].readOnly`] : [],
        ),
    },
    field('allowedCSIDrivers', NOT_LOOKED_AT, isListed),
    field('allowedUnsafeSysctls', NOT_LOOKED_AT, isListed),
    field('forbiddenSysctls', NOT_LOOKED_AT, isListed),
    field('runtimeClass', NOT_LOOKED_AT, isWritten),
    ...Object.values(PSP_ANNOTATIONS).map(annotation),
  ],
  limits: [],
  pod: podPointers({
    containers: { count: 12, ports: 8, capabilities: 12 },
    initContainers: { count: 8, ports: 2, capabilities: 12 },
    ephemeralContainers: { count: 2, ports: 1, capabilities: 12 },
    volumes: 24,
  }),
  followsRelease: false,
  endsPolicies: false,
  hasFacts: false,
  // named for every volume or port, more would make a rule that is too long
  maxValues: 1000,
  unwritable(text) {
    if (text.includes('\0')) {
      return 'it holds a NUL character';
    }
    if (new TextEncoder().encode(text).length > MAX_CONSTANT_BYTES) {
      return `it is longer than ${MAX_CONSTANT_BYTES} bytes`;
    }
    if (/^[-+]?[0-9]+:[-+]?[0-9]+$/.test(text)) {
      return 'Falco would take it for a range';
    }
    return text === '<NA>' ? 'Falco would take it for a missing value' : undefined;
  },
  hasRules: (control, terms, target) =>
    control.isRestrictive(terms, target) && !(control === volumes && allowsAllTypes(terms)),
};

function isListed(spec: PodSecurityPolicySpec, key: keyof PodSecurityPolicySpec): boolean {
  const value = spec[key];
  return Array.isArray(value) && value.length > 0;
}

function isWritten(spec: PodSecurityPolicySpec, key: keyof PodSecurityPolicySpec): boolean {
  return spec[key] !== undefined;
}

function field(
  key: keyof PodSecurityPolicySpec,
  reason: string,
  isStated: (spec: PodSecurityPolicySpec, key: keyof PodSecurityPolicySpec) => boolean,
): UnconvertedField {
  const path = `spec.${key}`;
  return { path, reason, statedAt: ({ spec }) => (isStated(spec, key) ? [path] : []) };
}

function annotation(key: string): UnconvertedField {
  const path = `metadata.annotations[${key}]`;
  return {
    path,
    reason: NOT_LOOKED_AT,
    statedAt: ({ annotations }: PodSecurityPolicy) => (annotations.has(key) ? [path] : []),
  };
}
