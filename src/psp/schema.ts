/**
 * What a PodSecurityPolicy document may hold, as one table. The reader walks
 * it; a new field is a new row here and in the model.
 */
import type { PodSecurityPolicySpec } from './model.ts';

/** The shape of one value of the document. */
export type FieldSchema =
  | { readonly type: 'any' | 'boolean' | 'texts' }
  | { readonly type: 'text'; readonly oneOf?: readonly string[]; readonly mayBeEmpty?: boolean }
  | { readonly type: 'range'; readonly bits: 32 | 64; readonly mustBeValid: boolean }
  | { readonly type: 'list'; readonly items: FieldSchema }
  | ObjectSchema;

/** A mapping with known keys. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly fields: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

/** The names of volume types in a policy. A pod spells `cephFS` as `cephfs`. */
const VOLUME_TYPES: readonly string[] = [
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
  'hostPath',
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
  'storageos',
  'vsphereVolume',
];

const ANY: FieldSchema = { type: 'any' };
const BOOLEAN: FieldSchema = { type: 'boolean' };
const TEXT: FieldSchema = { type: 'text' };
const TEXTS: FieldSchema = { type: 'list', items: { type: 'text', mayBeEmpty: true } };

function listOf(items: FieldSchema): FieldSchema {
  return { type: 'list', items };
}

function object(fields: Readonly<Record<string, FieldSchema>>, required: readonly string[] = []): ObjectSchema {
  return { type: 'object', fields, required };
}

function idStrategy(...rules: readonly string[]): FieldSchema {
  const ranges = listOf({ type: 'range', bits: 64, mustBeValid: true });
  return object({ rule: { type: 'text', oneOf: rules }, ranges }, ['rule']);
}

/** The keys of `spec`; the type makes the table complete. */
export const SPEC_FIELDS: { readonly [K in keyof Required<PodSecurityPolicySpec>]: FieldSchema } = {
  privileged: BOOLEAN,
  defaultAddCapabilities: TEXTS,
  requiredDropCapabilities: TEXTS,
  allowedCapabilities: TEXTS,
  volumes: listOf({ type: 'text', oneOf: [...VOLUME_TYPES, '*'] }),
  hostNetwork: BOOLEAN,
  // the API server accepts any host port range; one that is inverted matches nothing
  hostPorts: listOf({ type: 'range', bits: 32, mustBeValid: false }),
  hostPID: BOOLEAN,
  hostIPC: BOOLEAN,
  seLinux: object(
    {
      rule: { type: 'text', oneOf: ['MustRunAs', 'RunAsAny'] },
      seLinuxOptions: object({
        user: { type: 'text', mayBeEmpty: true },
        role: { type: 'text', mayBeEmpty: true },
        type: { type: 'text', mayBeEmpty: true },
        level: { type: 'text', mayBeEmpty: true },
      }),
    },
    ['rule'],
  ),
  runAsUser: idStrategy('MustRunAs', 'MustRunAsNonRoot', 'RunAsAny'),
  runAsGroup: idStrategy('MustRunAs', 'MayRunAs', 'RunAsAny'),
  supplementalGroups: idStrategy('MustRunAs', 'MayRunAs', 'RunAsAny'),
  fsGroup: idStrategy('MustRunAs', 'MayRunAs', 'RunAsAny'),
  readOnlyRootFilesystem: BOOLEAN,
  defaultAllowPrivilegeEscalation: BOOLEAN,
  allowPrivilegeEscalation: BOOLEAN,
  allowedHostPaths: listOf(object({ pathPrefix: TEXT, readOnly: BOOLEAN }, ['pathPrefix'])),
  allowedFlexVolumes: listOf(object({ driver: TEXT }, ['driver'])),
  allowedCSIDrivers: listOf(object({ name: TEXT }, ['name'])),
  allowedUnsafeSysctls: TEXTS,
  forbiddenSysctls: TEXTS,
  allowedProcMountTypes: listOf({ type: 'text', oneOf: ['Default', 'Unmasked'] }),
  runtimeClass: object({
    allowedRuntimeClassNames: TEXTS,
    defaultRuntimeClassName: TEXT,
  }),
};

/** The keys of `metadata`; what the API server fills in is not looked at. */
const METADATA_FIELDS: Readonly<Record<string, FieldSchema>> = {
  name: TEXT,
  annotations: { type: 'texts' },
  labels: { type: 'texts' },
  generateName: ANY,
  namespace: ANY,
  selfLink: ANY,
  uid: ANY,
  resourceVersion: ANY,
  generation: ANY,
  creationTimestamp: ANY,
  deletionTimestamp: ANY,
  deletionGracePeriodSeconds: ANY,
  ownerReferences: ANY,
  finalizers: ANY,
  clusterName: ANY,
  managedFields: ANY,
};

/** A PodSecurityPolicy document. */
export const POLICY_SCHEMA: ObjectSchema = object(
  {
    apiVersion: TEXT,
    kind: TEXT,
    metadata: object(METADATA_FIELDS, ['name']),
    spec: object(SPEC_FIELDS),
  },
  ['apiVersion', 'metadata', 'spec'],
);
