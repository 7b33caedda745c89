/** The types of field values, named after the parameter types of falcosecurity/libs (driver/ppm_events_public.h). */

/**
 * Type of a field's value. How values are held:
 * - text types (`charbuf fspath fsrelpath`): string, invalid UTF-8 as in base/text-encoding.ts
 * - `bytebuf`: string with one code unit (0–255) per byte
 * - integers: number, or bigint where a value may exceed 2^53
 * - `ipaddr ipnet`: string of the 4 or 16 address bytes, one code unit per byte
 * - `opaque`: raw event parameters that have no comparable form (socket tuples, lists of file descriptors)
 * - `auditvalue`: string; the typed values of the legacy k8s_audit source
 *   (its text decides whether it is a string, an integer or a range)
 * - `string`: string of any length, compared as written; extension fields of drypod
 * - `ranged`: integer as text; constants may be inclusive ranges `min:max`; extension fields of drypod
 */
export type ValueType =
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'flags8'
  | 'flags16'
  | 'flags32'
  | 'mode'
  | 'port'
  | 'pid'
  | 'fd'
  | 'errno'
  | 'syscallid'
  | 'sigtype'
  | 'reltime'
  | 'abstime'
  | 'double'
  | 'bool'
  | 'charbuf'
  | 'fspath'
  | 'fsrelpath'
  | 'bytebuf'
  | 'ipaddr'
  | 'ipnet'
  | 'uid'
  | 'gid'
  | 'opaque'
  | 'auditvalue'
  | 'string'
  | 'ranged';

/** How operators treat a type; see `reference` table "Operators" in docs. */
export type TypeClass = 'number' | 'bool' | 'text' | 'bytes' | 'address' | 'network' | 'id' | 'audit' | 'ranged';

const CLASSES: Record<ValueType, TypeClass> = {
  int8: 'number',
  int16: 'number',
  int32: 'number',
  int64: 'number',
  uint8: 'number',
  uint16: 'number',
  uint32: 'number',
  uint64: 'number',
  flags8: 'number',
  flags16: 'number',
  flags32: 'number',
  mode: 'number',
  port: 'number',
  pid: 'number',
  fd: 'number',
  errno: 'number',
  syscallid: 'number',
  sigtype: 'number',
  reltime: 'number',
  abstime: 'number',
  double: 'number',
  bool: 'bool',
  charbuf: 'text',
  fspath: 'text',
  fsrelpath: 'text',
  bytebuf: 'bytes',
  ipaddr: 'address',
  ipnet: 'network',
  uid: 'id',
  gid: 'id',
  opaque: 'id',
  auditvalue: 'audit',
  string: 'text',
  ranged: 'ranged',
};

/** Gives the class of a type, by which operators accept or refuse it. */
export function typeClass(type: ValueType): TypeClass {
  return CLASSES[type];
}
