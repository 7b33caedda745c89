/** What types a SecurityContextConstraints object may hold, as one table for the decoder of policies. */
import { type FieldSchema, METADATA_FIELDS, type ObjectSchema } from '../psp/schema.ts';
import type { SccFields } from './model.ts';

const BOOLEAN: FieldSchema = { type: 'boolean' };
const INTEGER: FieldSchema = { type: 'integer' };
const TEXT: FieldSchema = { type: 'text' };
const TEXTS: FieldSchema = { type: 'list', items: TEXT };
const GROUPS: FieldSchema = object({ type: TEXT, ranges: { type: 'list', items: { type: 'range', bits: 64 } } });

function object(fields: Readonly<Record<string, FieldSchema>>): ObjectSchema {
  return { type: 'object', fields };
}

/** The fields beside `metadata`; the type makes the table complete. */
const FIELDS: { readonly [K in keyof Required<SccFields>]: FieldSchema } = {
  priority: INTEGER,
  users: TEXTS,
  groups: TEXTS,
  allowPrivilegedContainer: BOOLEAN,
  defaultAddCapabilities: TEXTS,
  requiredDropCapabilities: TEXTS,
  allowedCapabilities: TEXTS,
  allowHostDirVolumePlugin: BOOLEAN,
  volumes: TEXTS,
  allowedFlexVolumes: { type: 'list', items: object({ driver: TEXT }) },
  allowHostNetwork: BOOLEAN,
  allowHostPorts: BOOLEAN,
  allowHostPID: BOOLEAN,
  allowHostIPC: BOOLEAN,
  userNamespaceLevel: TEXT,
  defaultAllowPrivilegeEscalation: BOOLEAN,
  allowPrivilegeEscalation: BOOLEAN,
  seLinuxContext: object({ type: TEXT, seLinuxOptions: object({ user: TEXT, role: TEXT, type: TEXT, level: TEXT }) }),
  runAsUser: object({ type: TEXT, uid: INTEGER, uidRangeMin: INTEGER, uidRangeMax: INTEGER }),
  supplementalGroups: GROUPS,
  fsGroup: GROUPS,
  readOnlyRootFilesystem: BOOLEAN,
  seccompProfiles: TEXTS,
  allowedUnsafeSysctls: TEXTS,
  forbiddenSysctls: TEXTS,
};

/** A SecurityContextConstraints document. */
export const SCC_SCHEMA: ObjectSchema = object({
  apiVersion: TEXT,
  kind: { type: 'any' },
  metadata: object(METADATA_FIELDS),
  ...FIELDS,
});
