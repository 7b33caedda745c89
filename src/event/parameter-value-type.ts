/** Which type of field value a raw event parameter has (`evt.rawarg.<name>`). */
import type { ParameterType } from './event-table.ts';
import type { ValueType } from './value-type.ts';

const VALUE_TYPES: Readonly<Record<ParameterType, ValueType>> = {
  abstime: 'abstime',
  bytebuf: 'bytebuf',
  charbuf: 'charbuf',
  charbufarray: 'opaque',
  charbufpairarray: 'opaque',
  dyn: 'opaque',
  enumflags16: 'flags16',
  enumflags32: 'flags32',
  enumflags8: 'flags8',
  errno: 'errno',
  fd: 'fd',
  fd32: 'fd',
  fdlist: 'opaque',
  flags16: 'flags16',
  flags32: 'flags32',
  flags8: 'flags8',
  fspath: 'fspath',
  fsrelpath: 'fsrelpath',
  gid: 'gid',
  int16: 'int16',
  int32: 'int32',
  int64: 'int64',
  ipv4addr: 'ipaddr',
  ipv6addr: 'ipaddr',
  mode: 'mode',
  pid: 'pid',
  pid32: 'pid',
  port: 'port',
  reltime: 'reltime',
  sigset: 'opaque',
  sigtype: 'sigtype',
  sockaddr: 'opaque',
  socktuple: 'opaque',
  syscallid: 'syscallid',
  uid: 'uid',
  uint16: 'uint16',
  uint32: 'uint32',
  uint64: 'uint64',
  uint8: 'uint8',
};

/** Gives the type of the values of parameters of this type. */
export function valueTypeOfParameter(type: ParameterType): ValueType {
  return VALUE_TYPES[type];
}
