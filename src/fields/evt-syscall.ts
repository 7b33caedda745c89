/**
 * Field class `evt`, the part that only system-call events have. What follows
 * from the event type alone is read from the event table; the rest comes in
 * columns from the capture library.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_event.cpp
 */
import { EVENT_FLAG, EVENT_TABLE, type EventType } from '../event/event-table.ts';
import { eventParameterByName, eventTypeIdsByName, hasVariableName, isEventArgumentName } from '../event/event-type.ts';
import { valueTypeOfParameter } from '../event/parameter-value-type.ts';
import type { Reader } from './field.ts';
import { type FieldClass, type FieldOptions, field, type SettledArgument } from './field-class.ts';

/** Reads something that the event type decides; computed once per type. */
function ofType<T extends string | number | boolean>(decide: (type: EventType) => T | undefined): Reader {
  const values = EVENT_TABLE.map(decide);
  return (batch, row) => values[batch.eventType[row] ?? 0];
}

/** A field that the event type decides. */
function decided<T extends string | number | boolean>(decide: (type: EventType) => T | undefined): FieldOptions {
  return { read: ofType(decide), decidedByType: 'always' };
}

function hasFlag(flag: number): FieldOptions {
  return decided((type) => (type.flags & flag) !== 0);
}

const isExit = (type: EventType): boolean => type.id % 2 === 1;
const fixedName = (type: EventType): string | undefined => (hasVariableName(type.id) ? undefined : type.name);

/** Category of an event; I/O belongs to the kind of its file descriptor, which the event type does not tell. */
const categoryOf = (type: EventType): string | undefined =>
  type.category.startsWith('io-') ? undefined : type.category;

function directionOfIo(type: EventType): string | undefined {
  if ((type.flags & EVENT_FLAG.writesToFd) !== 0) {
    return 'write';
  }
  return (type.flags & EVENT_FLAG.readsFromFd) !== 0 ? 'read' : undefined;
}

function unknownEventType(name: string): string | undefined {
  return eventTypeIdsByName(name) === undefined ? `unknown event type ${name}` : undefined;
}

function settleTypeName(name: string): SettledArgument {
  const mistake = unknownEventType(name);
  if (mistake !== undefined) {
    return mistake;
  }
  return { read: ofType((type) => (hasVariableName(type.id) ? undefined : Number(type.name === name))) };
}

function settleArgument(argument: string): SettledArgument {
  const isKnown = /^[0-9]+$/.test(argument) || isEventArgumentName(argument);
  return isKnown ? {} : `unknown event argument ${argument}`;
}

function settleRawArgument(name: string): SettledArgument {
  const parameter = eventParameterByName(name);
  return parameter === undefined ? `unknown event argument ${name}` : { type: valueTypeOfParameter(parameter.type) };
}

const NO_ENTER_EVENTS = 'current captures hold no enter events, from which it is measured';

/** The fields `evt.*` and `syscall.*` that only system calls have. */
export const EVT_SYSCALL: FieldClass = {
  name: 'evt (for system calls)',
  desc: 'Fields of system-call events. Every parameter of a call is also a field: evt.arg.path, evt.rawarg.res.',
  fields: [
    field('evt.latency', 'reltime', 'Nanoseconds between the enter event and this exit event.', {
      deprecated: NO_ENTER_EVENTS,
    }),
    field('evt.latency.s', 'reltime', 'Whole seconds between the enter event and this exit event.', {
      deprecated: NO_ENTER_EVENTS,
    }),
    field('evt.latency.ns', 'reltime', 'Nanoseconds of the latency beyond the whole second.', {
      deprecated: NO_ENTER_EVENTS,
    }),
    field('evt.latency.human', 'charbuf', 'The latency in a unit that is easy to read, as in 10.3ms.', {
      deprecated: NO_ENTER_EVENTS,
    }),
    field('evt.deltatime', 'reltime', 'Nanoseconds since the event before.'),
    field('evt.deltatime.s', 'reltime', 'Whole seconds since the event before.'),
    field('evt.deltatime.ns', 'reltime', 'Nanoseconds since the event before, beyond the whole second.'),
    field('evt.outputtime', 'charbuf', 'Time of the event in the format chosen for the output.'),
    field('evt.dir', 'charbuf', "Direction: '>' for enter events, '<' for exit events.", {
      ...decided((type) => (isExit(type) ? '<' : '>')),
      deprecated: "captures of current Falco hold exit events only, so that 'evt.dir = <' says nothing there",
    }),
    field('evt.type', 'charbuf', 'Name of the event, for instance open.', {
      read: ofType(fixedName),
      prefersColumn: true,
      decidedByType: 'by name',
      literalMistake: unknownEventType,
      refusesFieldComparison: true,
    }),
    field('evt.type.is', 'uint32', '1 for events of the type named after the dot, else 0 (evt.type.is.open).', {
      takesNameSuffix: true,
      prefersColumn: true,
      decidedByType: 'by name',
      settle: settleTypeName,
    }),
    field('syscall.type', 'charbuf', 'Name of the system call; unset for events that are none.', {
      literalMistake: unknownEventType,
      prefersColumn: true,
      decidedByType: 'by name',
      read: ofType((type) => (type.origin === 'syscall' ? fixedName(type) : undefined)),
    }),
    field('evt.category', 'charbuf', 'Kind of activity: file, net, IPC, memory, process, signal, user and others.', {
      prefersColumn: true,
      read: ofType(categoryOf),
    }),
    field('evt.cpu', 'int16', 'Number of the CPU on which the event happened.'),
    field('evt.args', 'charbuf', 'All parameters as one text.'),
    field('evt.arg', 'charbuf', 'One parameter as text, by name (evt.arg.path) or position (evt.arg[0]).', {
      argument: { kind: 'index', isRequired: true },
      takesNameSuffix: true,
      settle: settleArgument,
    }),
    field(
      'evt.rawarg',
      'opaque',
      'One parameter as recorded, by name (evt.rawarg.res); it has the type of the parameter.',
      {
        takesNameSuffix: true,
        refusesRightSide: true,
        refusesTransformers: true,
        settle: settleRawArgument,
      },
    ),
    field('evt.info', 'charbuf', 'The same as evt.args.'),
    field('evt.buffer', 'bytebuf', 'The data read or written, as far as recorded.'),
    field('evt.buflen', 'uint64', 'Length of the data read or written.'),
    field('evt.res', 'charbuf', 'Result: SUCCESS, or the name of the error (ENOENT).'),
    field('evt.rawres', 'int64', 'Result as a number; errors are negative.'),
    field('evt.failed', 'bool', 'True when the call returned an error.'),
    field('evt.is_io', 'bool', 'True for events that read from or write to a file descriptor.', {
      ...hasFlag(EVENT_FLAG.readsFromFd | EVENT_FLAG.writesToFd),
    }),
    field('evt.is_io_read', 'bool', 'True for events that read from a file descriptor.', {
      ...hasFlag(EVENT_FLAG.readsFromFd),
    }),
    field('evt.is_io_write', 'bool', 'True for events that write to a file descriptor.', {
      ...hasFlag(EVENT_FLAG.writesToFd),
    }),
    field('evt.io_dir', 'charbuf', 'read or write; unset for events that do neither.', { ...decided(directionOfIo) }),
    field('evt.is_wait', 'bool', 'True for events that make the thread wait, as sleep and poll do.', {
      ...hasFlag(EVENT_FLAG.waits),
    }),
    field('evt.wait_latency', 'reltime', 'Nanoseconds that the thread waited for the call to return.', {
      deprecated: NO_ENTER_EVENTS,
    }),
    field('evt.is_syslog', 'bool', 'True for writes to /dev/log.'),
    field('evt.count', 'uint32', 'Always 1.', { read: () => 1 }),
    field('evt.count.error', 'uint32', '1 for events that returned an error.'),
    field('evt.count.error.file', 'uint32', '1 for events on files that returned an error.'),
    field('evt.count.error.net', 'uint32', '1 for events on network connections that returned an error.'),
    field('evt.count.error.memory', 'uint32', '1 for events on memory that returned an error.'),
    field('evt.count.error.other', 'uint32', '1 for other events that returned an error.'),
    field('evt.count.exit', 'uint32', '1 for exit events.', { ...decided((type) => (isExit(type) ? 1 : undefined)) }),
    field('evt.around', 'uint64', 'evt.around[T] = D: the event is at most D milliseconds away from time T (ns).', {
      argument: { kind: 'index', isRequired: true },
      isFilterOnly: true,
      refusesRightSide: true,
      refusesTransformers: true,
    }),
    field('evt.abspath', 'charbuf', 'Absolute path of a call that takes a directory and a relative path.'),
    field('evt.abspath.src', 'charbuf', 'Absolute source path of a call with two paths, as rename.'),
    field('evt.abspath.dst', 'charbuf', 'Absolute target path of a call with two paths, as rename.'),
    field('evt.is_open_read', 'bool', 'True for open calls that open for reading.'),
    field('evt.is_open_write', 'bool', 'True for open calls that open for writing.'),
    field('evt.is_open_exec', 'bool', 'True for open and creat calls that create an executable file.'),
    field('evt.is_open_create', 'bool', 'True for open calls that create a file.'),
  ],
};
