/** SecurityContextConstraints → the terms that controls of PodSecurityPolicies read, where the two mean the same. */
import type { IntegerRange } from '../base/range-set.ts';
import type { PolicyTerms } from '../psp/control.ts';
import { type IdStrategy, PSP_ANNOTATIONS, type SeLinuxStrategy } from '../psp/model.ts';
import type { SccFields, SccGroups, SccRunAsUser } from './model.ts';

/** The names of volume types that constraints spell otherwise than policies. */
const VOLUME_NAMES: Readonly<Record<string, string>> = { storageOS: 'storageos', vsphere: 'vsphereVolume' };

/** What `*` stands for when host paths are not allowed. */
const VOLUMES_BUT_HOST_PATH: readonly string[] = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephFS',
  'cinder',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'image',
  'iscsi',
  'nfs',
  'persistentVolumeClaim',
  'photonPersistentDisk',
  'portworxVolume',
  'projected',
  'quobyte',
  'rbd',
  'scaleIO',
  'secret',
  'storageOS',
  'vsphere',
];

/** Everything that the list of volume types may hold. */
export const VOLUME_TYPES: readonly string[] = [
  ...VOLUMES_BUT_HOST_PATH,
  'hostPath',
  'serviceAccountToken',
  'none',
  '*',
];

/** A projection of the token of the service account, as the field `pod.spec.volumes.type` has it too. */
const TOKEN_VOLUME = 'serviceAccountToken';

const ALL_PORTS = { min: 0n, max: 65535n };

/** Gives the terms. Ranges and levels that a namespace would have are absent from them. */
export function termsOf(fields: SccFields): PolicyTerms {
  const { allowedFlexVolumes, defaultAllowPrivilegeEscalation, allowPrivilegeEscalation } = fields;
  return {
    annotations: seccompAnnotations(fields.seccompProfiles ?? []),
    spec: {
      privileged: fields.allowPrivilegedContainer === true,
      hostNetwork: fields.allowHostNetwork === true,
      hostPID: fields.allowHostPID === true,
      hostIPC: fields.allowHostIPC === true,
      hostPorts: fields.allowHostPorts === true ? [ALL_PORTS] : [],
      volumes: volumesOf(fields).flatMap(pspNames),
      defaultAddCapabilities: fields.defaultAddCapabilities ?? [],
      requiredDropCapabilities: fields.requiredDropCapabilities ?? [],
      allowedCapabilities: fields.allowedCapabilities ?? [],
      readOnlyRootFilesystem: fields.readOnlyRootFilesystem === true,
      allowedUnsafeSysctls: fields.allowedUnsafeSysctls ?? [],
      forbiddenSysctls: fields.forbiddenSysctls ?? [],
      seLinux: seLinuxOf(fields),
      runAsUser: runAsUserOf(fields.runAsUser),
      supplementalGroups: groupsOf(fields.supplementalGroups),
      fsGroup: groupsOf(fields.fsGroup),
      ...(allowedFlexVolumes && { allowedFlexVolumes }),
      ...(defaultAllowPrivilegeEscalation !== undefined && { defaultAllowPrivilegeEscalation }),
      ...(allowPrivilegeEscalation !== undefined && { allowPrivilegeEscalation }),
    },
  };
}

/**
 * Gives the volume types that are allowed, `*` for all. The field of host paths
 * wins over the list, which lacks or has them as it says.
 * @see openshift/kubernetes openshift-kube-apiserver/admission/customresourcevalidation/securitycontextconstraints/defaulting_scc.go
 */
function volumesOf({ volumes = ['*'], allowHostDirVolumePlugin = false }: SccFields): readonly string[] {
  const listed = volumes.filter((type) => type !== 'none');
  if (allowHostDirVolumePlugin) {
    return listed.includes('*') ? ['*'] : [...new Set([...listed, 'hostPath'])];
  }
  const types = listed.includes('*') ? [...listed, ...VOLUMES_BUT_HOST_PATH] : listed;
  return [...new Set(types.filter((type) => type !== '*' && type !== 'hostPath'))];
}

/** The token volume, where it is allowed by its own name, is allowed where it can only be assumed too. */
function pspNames(type: string): readonly string[] {
  if (type === TOKEN_VOLUME) {
    return [TOKEN_VOLUME, 'assumedServiceAccountToken'];
  }
  return [(Object.hasOwn(VOLUME_NAMES, type) ? VOLUME_NAMES[type] : undefined) ?? type];
}

/** Without a list no profile may be stated; the first that is no wildcard is the default. */
function seccompAnnotations(profiles: readonly string[]): ReadonlyMap<string, string> {
  const byDefault = profiles.find((profile) => profile !== '*');
  return new Map([
    ...(profiles.length > 0 ? [[PSP_ANNOTATIONS.seccompAllowed, profiles.join(',')] as const] : []),
    ...(byDefault === undefined ? [] : [[PSP_ANNOTATIONS.seccompDefault, byDefault] as const]),
  ]);
}

function seLinuxOf({ seLinuxContext }: SccFields): SeLinuxStrategy {
  if (seLinuxContext?.type !== 'MustRunAs') {
    return { rule: 'RunAsAny' };
  }
  return { rule: 'MustRunAs', seLinuxOptions: seLinuxContext.seLinuxOptions ?? {} };
}

function runAsUserOf(strategy: SccRunAsUser | undefined): IdStrategy {
  switch (strategy?.type) {
    case 'MustRunAs':
      return { rule: 'MustRunAs', ranges: rangeOf(strategy.uid, strategy.uid) };
    case 'MustRunAsRange':
      return { rule: 'MustRunAs', ranges: rangeOf(strategy.uidRangeMin, strategy.uidRangeMax) };
    case 'MustRunAsNonRoot':
      return { rule: 'MustRunAsNonRoot' };
    default:
      return { rule: 'RunAsAny' };
  }
}

/** An inverted range contains no id, so that its strategy can admit none. */
function rangeOf(min: bigint | undefined, max: bigint | undefined): readonly IntegerRange[] {
  return min === undefined || max === undefined || min > max ? [] : [{ min, max }];
}

function groupsOf(strategy: SccGroups | undefined): IdStrategy {
  return strategy?.type === 'MustRunAs' ? { rule: 'MustRunAs', ranges: strategy.ranges ?? [] } : { rule: 'RunAsAny' };
}
