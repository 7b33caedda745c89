/**
 * Field class `fd`.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_fd.cpp
 */
import { type FieldClass, type FieldOptions, field } from './field-class.ts';

/** Fields that test both ends of a connection at once. */
const ENDPOINTS: FieldOptions = {
  quantifier: 'endpoints',
  isFilterOnly: true,
  refusesTransformers: true,
  refusesRightSide: true,
};

/** Fields with one end's network, which is only a pattern to compare with. */
const NETWORK: FieldOptions = { isFilterOnly: true, refusesTransformers: true, refusesRightSide: true };

/** Fields whose comparison looks a host name up. */
const HOST_NAME: FieldOptions = { refusesTransformers: true, refusesRightSide: true };

/** The class `fd`. */
export const FD: FieldClass = {
  name: 'fd',
  desc: 'The file descriptor that the event uses, creates or closes.',
  fields: [
    field('fd.num', 'int64', 'Its number; -1 when the call that should have created it failed.'),
    field(
      'fd.type',
      'charbuf',
      'What it stands for: file, directory, ipv4, ipv6, unix, pipe, event, signalfd and others.',
    ),
    field(
      'fd.typechar',
      'charbuf',
      'The type as one character: f file, d directory, 4 and 6 IP, u unix, p pipe, o unknown.',
    ),
    field('fd.name', 'charbuf', 'Full path of a file; addresses and ports of a connection.'),
    field('fd.directory', 'charbuf', 'Directory of the file.'),
    field('fd.filename', 'charbuf', 'Name of the file without its directory.'),
    field('fd.ip', 'ipaddr', 'Either address of the connection.', ENDPOINTS),
    field('fd.cip', 'ipaddr', 'Address of the client.'),
    field('fd.sip', 'ipaddr', 'Address of the server.'),
    field('fd.lip', 'ipaddr', 'Address of this host.'),
    field('fd.rip', 'ipaddr', 'Address of the other host.'),
    field('fd.port', 'port', 'Either port of the connection.', ENDPOINTS),
    field('fd.cport', 'port', 'Port of the client.'),
    field('fd.sport', 'port', 'Port of the server.'),
    field('fd.lport', 'port', 'Port on this host.'),
    field('fd.rport', 'port', 'Port on the other host.'),
    field('fd.l4proto', 'charbuf', 'Protocol of an IP socket: tcp, udp, icmp or raw.'),
    field('fd.sockfamily', 'charbuf', 'Family of the socket: ip or unix.'),
    field('fd.is_server', 'bool', 'True when the process is the server of the connection.'),
    field('fd.uid', 'charbuf', 'Thread id and number joined, which name the descriptor within the host.'),
    field('fd.containername', 'charbuf', 'Container id and name of the descriptor, joined by a colon.'),
    field('fd.containerdirectory', 'charbuf', 'Container id and directory of the file, joined by a colon.'),
    field('fd.proto', 'port', 'Service of either port.', ENDPOINTS),
    field('fd.cproto', 'charbuf', "Service name of the client's port."),
    field('fd.sproto', 'charbuf', "Service name of the server's port."),
    field('fd.lproto', 'charbuf', "Service name of this host's port."),
    field('fd.rproto', 'charbuf', "Service name of the other host's port."),
    field('fd.net', 'ipnet', 'Network of either address.', ENDPOINTS),
    field('fd.cnet', 'ipnet', 'Network of the client.', NETWORK),
    field('fd.snet', 'ipnet', 'Network of the server.', NETWORK),
    field('fd.lnet', 'ipnet', 'Network of this host.', NETWORK),
    field('fd.rnet', 'ipnet', 'Network of the other host.', NETWORK),
    field('fd.connected', 'bool', 'True when the socket is connected.'),
    field('fd.name_changed', 'bool', 'True when the event gives the descriptor another name, as datagram sockets do.'),
    field('fd.cip.name', 'charbuf', 'Host name of the client.', HOST_NAME),
    field('fd.sip.name', 'charbuf', 'Host name of the server.', HOST_NAME),
    field('fd.lip.name', 'charbuf', 'Host name of this host.', HOST_NAME),
    field('fd.rip.name', 'charbuf', 'Host name of the other host.', HOST_NAME),
    field('fd.dev', 'int32', 'Device with the file, major and minor number in one.'),
    field('fd.dev.major', 'int32', 'Major number of the device with the file.'),
    field('fd.dev.minor', 'int32', 'Minor number of the device with the file.'),
    field('fd.ino', 'int64', 'Inode number of the file.'),
    field('fd.nameraw', 'charbuf', 'Path of the file as given to the call.'),
    field('fd.types', 'charbuf', 'Types of all open descriptors of the process, or of the one in brackets.', {
      isList: true,
      argument: { kind: 'index', isRequired: false },
      refusesRightSide: true,
    }),
    field('fd.is_upper_layer', 'bool', 'True when the file is in the upper layer of an overlay file system.'),
    field('fd.is_lower_layer', 'bool', 'True when the file is in a lower layer of an overlay file system.'),
  ],
};
