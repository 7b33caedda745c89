/**
 * Falco 0.18 – 0.31 (engine 5 – 12) with its built-in k8s_audit source: the
 * sixteen controls of the first converter, with its rule names.
 */
import { CONTROLS } from '../controls/registry.ts';
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
  controls: CONTROLS,
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
  pod: podPointers({
    containers: { count: 12, ports: 8, capabilities: 12 },
    initContainers: { count: 8, ports: 2, capabilities: 12 },
    ephemeralContainers: { count: 2, ports: 1, capabilities: 12 },
    volumes: 24,
  }),
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
