/**
 * What types a PodSecurityPolicy document may hold, as one table. The decoder
 * walks it; a new field is a new row here and in the model. Whether a value
 * makes sense is decided in `validity/`.
 */
import type { PodSecurityPolicySpec } from './model.ts';

/** The type of one value of the document. */
export type FieldSchema =
  | { readonly type: 'any' | 'boolean' | 'text' | 'texts' | 'integer' }
  | { readonly type: 'range'; readonly bits: 32 | 64 }
  | { readonly type: 'list'; readonly items: FieldSchema }
  | ObjectSchema;

/** A mapping with known keys. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly fields: Readonly<Record<string, FieldSchema>>;
}

const ANY: FieldSchema = { type: 'any' };
const BOOLEAN: FieldSchema = { type: 'boolean' };
const INTEGER: FieldSchema = { type: 'integer' };
const TEXT: FieldSchema = { type: 'text' };
const TEXTS: FieldSchema = listOf(TEXT);
const ID_STRATEGY: FieldSchema = object({ rule: TEXT, ranges: listOf({ type: 'range', bits: 64 }) });

function listOf(items: FieldSchema): FieldSchema {
  return { type: 'list', items };
}

function object(fields: Readonly<Record<string, FieldSchema>>): ObjectSchema {
  return { type: 'object', fields };
}

/** The keys of `spec`; the type makes the table complete. */
export const SPEC_FIELDS: { readonly [K in keyof Required<PodSecurityPolicySpec>]: FieldSchema } = {
  privileged: BOOLEAN,
  defaultAddCapabilities: TEXTS,
  requiredDropCapabilities: TEXTS,
  allowedCapabilities: TEXTS,
  volumes: TEXTS,
  hostNetwork: BOOLEAN,
  hostPorts: listOf({ type: 'range', bits: 32 }),
  hostPID: BOOLEAN,
  hostIPC: BOOLEAN,
  seLinux: object({ rule: TEXT, seLinuxOptions: object({ user: TEXT, role: TEXT, type: TEXT, level: TEXT }) }),
  runAsUser: ID_STRATEGY,
  runAsGroup: ID_STRATEGY,
  supplementalGroups: ID_STRATEGY,
  fsGroup: ID_STRATEGY,
  readOnlyRootFilesystem: BOOLEAN,
  defaultAllowPrivilegeEscalation: BOOLEAN,
  allowPrivilegeEscalation: BOOLEAN,
  allowedHostPaths: listOf(object({ pathPrefix: TEXT, readOnly: BOOLEAN })),
  allowedFlexVolumes: listOf(object({ driver: TEXT })),
  allowedCSIDrivers: listOf(object({ name: TEXT })),
  allowedUnsafeSysctls: TEXTS,
  forbiddenSysctls: TEXTS,
  allowedProcMountTypes: TEXTS,
  runtimeClass: object({ allowedRuntimeClassNames: TEXTS, defaultRuntimeClassName: TEXT }),
};

/** The keys of `metadata`; what the API server fills in is not looked at. */
export const METADATA_FIELDS: Readonly<Record<string, FieldSchema>> = {
  name: TEXT,
  generateName: TEXT,
  namespace: TEXT,
  annotations: { type: 'texts' },
  labels: { type: 'texts' },
  finalizers: TEXTS,
  selfLink: TEXT,
  uid: TEXT,
  resourceVersion: TEXT,
  generation: INTEGER,
  clusterName: TEXT,
  creationTimestamp: ANY,
  deletionTimestamp: ANY,
  deletionGracePeriodSeconds: INTEGER,
  ownerReferences: ANY,
  managedFields: ANY,
};

/** A PodSecurityPolicy document. */
export const POLICY_SCHEMA: ObjectSchema = object({
  apiVersion: TEXT,
  kind: ANY,
  metadata: object(METADATA_FIELDS),
  spec: object(SPEC_FIELDS),
});
