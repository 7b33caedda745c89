/**
 * Fields of system-call events that older releases of Falco had, or that only
 * tables of sysdig show. They load, so that old rules files do; most never
 * have a value.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_tracer.cpp, sinsp_filtercheck_mesos.cpp, sinsp_filtercheck_syslog.cpp
 */
import type { ValueType } from '../event/value-type.ts';
import type { Field } from './field.ts';
import { type FieldClass, type FieldOptions, field } from './field-class.ts';

const REMOVED: FieldOptions = { deprecated: 'current Falco no longer has it, and it never has a value' };
const BY_INDEX: FieldOptions = { ...REMOVED, argument: { kind: 'index', isRequired: true } };
const BY_INDEX_OR_NAME: FieldOptions = { ...BY_INDEX, takesNameSuffix: true };
const BY_NAME: FieldOptions = { ...REMOVED, argument: { kind: 'key', isRequired: true }, takesNameSuffix: true };

function removed(name: string, type: ValueType, desc: string): Field {
  return field(name, type, desc, REMOVED);
}

/** The class `span`. */
export const SPAN: FieldClass = {
  name: 'span',
  desc: 'Spans of programs that wrote tracers to /dev/null.',
  isHidden: true,
  fields: [
    removed('span.id', 'int64', 'Id of the span.'),
    removed('span.time', 'charbuf', 'Time at which the span began.'),
    removed('span.ntags', 'uint32', 'Number of tags.'),
    removed('span.nargs', 'uint32', 'Number of arguments.'),
    removed('span.tags', 'charbuf', 'All tags, joined by dots.'),
    field('span.tag', 'charbuf', 'One tag, by position.', BY_INDEX),
    removed('span.args', 'charbuf', 'All arguments, joined by commas.'),
    field('span.arg', 'charbuf', 'One argument, by name or position.', BY_INDEX_OR_NAME),
    removed('span.enterargs', 'charbuf', 'All arguments at the beginning of the span, joined by commas.'),
    field(
      'span.enterarg',
      'charbuf',
      'One argument at the beginning of the span, by name or position.',
      BY_INDEX_OR_NAME,
    ),
    removed('span.duration', 'reltime', 'Length of the span in nanoseconds.'),
    removed('span.duration.quantized', 'uint64', 'Decimal logarithm of the length of the span.'),
    removed('span.duration.human', 'charbuf', 'Length of the span in a unit that is easy to read.'),
    field('span.duration.fortag', 'reltime', 'Length of the span when it has this number of tags, else 0.', BY_INDEX),
    removed('span.count', 'uint64', '1 for the end of a span.'),
    field('span.count.fortag', 'uint64', '1 when the span has this number of tags, else 0.', BY_INDEX),
    field('span.childcount.fortag', 'uint64', '1 when the span has more than this number of tags, else 0.', BY_INDEX),
    field('span.idtag', 'charbuf', 'Id in a list of spans.', BY_INDEX),
    removed('span.rawtime', 'charbuf', 'Time in a list of spans.'),
    removed('span.rawparenttime', 'charbuf', 'Time of the parent in a list of spans.'),
  ],
};

/** Which events belong to a span, by the infix of the field name. */
const SPAN_SCOPES: readonly (readonly [string, string])[] = [
  ['', 'the thread'],
  ['p.', 'the process'],
  ['s.', 'the script'],
  ['m.', 'the machine'],
];

/** The class `evtin`. */
export const EVTIN: FieldClass = {
  name: 'evtin',
  desc: 'Events that happened inside of a span.',
  isHidden: true,
  fields: SPAN_SCOPES.flatMap(([infix, scope]) => [
    removed(`evtin.span.${infix}id`, 'int64', `Id of a span of ${scope} that the event is in.`),
    removed(`evtin.span.${infix}ntags`, 'uint32', `Number of tags of a span of ${scope} that the event is in.`),
    removed(`evtin.span.${infix}nargs`, 'uint32', `Number of arguments of a span of ${scope} that the event is in.`),
    removed(`evtin.span.${infix}tags`, 'charbuf', `Tags of a span of ${scope} that the event is in.`),
    field(`evtin.span.${infix}tag`, 'charbuf', `One tag of a span of ${scope} that the event is in.`, BY_INDEX),
    removed(`evtin.span.${infix}args`, 'charbuf', `Arguments of a span of ${scope} that the event is in.`),
    field(
      `evtin.span.${infix}arg`,
      'charbuf',
      `One argument of a span of ${scope} that the event is in.`,
      BY_INDEX_OR_NAME,
    ),
  ]),
};

/** The classes `mesos` and `marathon`. */
export const MESOS: FieldClass = {
  name: 'mesos',
  desc: 'Mesos and Marathon tasks.',
  isHidden: true,
  fields: [
    removed('mesos.task.name', 'charbuf', 'Name of the task.'),
    removed('mesos.task.id', 'charbuf', 'Id of the task.'),
    field('mesos.task.label', 'charbuf', 'One label of the task.', BY_NAME),
    removed('mesos.task.labels', 'charbuf', 'All labels of the task.'),
    removed('mesos.framework.name', 'charbuf', 'Name of the framework.'),
    removed('mesos.framework.id', 'charbuf', 'Id of the framework.'),
    removed('marathon.app.name', 'charbuf', 'Name of the application.'),
    removed('marathon.app.id', 'charbuf', 'Id of the application.'),
    field('marathon.app.label', 'charbuf', 'One label of the application.', BY_NAME),
    removed('marathon.app.labels', 'charbuf', 'All labels of the application.'),
    removed('marathon.group.name', 'charbuf', 'Name of the group.'),
    removed('marathon.group.id', 'charbuf', 'Id of the group.'),
  ],
};

/** The class `syslog`. */
export const SYSLOG: FieldClass = {
  name: 'syslog',
  desc: 'Messages written to /dev/log.',
  isHidden: true,
  fields: [
    removed('syslog.facility.str', 'charbuf', 'Facility by name.'),
    removed('syslog.facility', 'uint32', 'Facility by number, 0 to 23.'),
    removed('syslog.severity.str', 'charbuf', 'Severity by name.'),
    removed('syslog.severity', 'uint32', 'Severity by number, 0 to 7.'),
    removed('syslog.message', 'charbuf', 'Text of the message.'),
  ],
};

/** Fields of tables that no rule can use. */
export const TABLE_ONLY: FieldClass = {
  name: 'tables',
  desc: 'Sums that tables of sysdig show.',
  isHidden: true,
  fields: [
    field('evt.latency.quantized', 'uint64', 'Decimal logarithm of evt.latency.', {
      deprecated: 'current captures hold no enter events, from which it is measured',
    }),
    field('evt.count.procinfo', 'uint32', '1 for procinfo events of main threads.'),
    field('evt.count.threadinfo', 'uint32', '1 for procinfo events.'),
    field('evt.buflen.in', 'uint64', 'evt.buflen of events that read.'),
    field('evt.buflen.out', 'uint64', 'evt.buflen of events that write.'),
    field('evt.buflen.file', 'uint64', 'evt.buflen of events on files.'),
    field('evt.buflen.file.in', 'uint64', 'evt.buflen of events that read from files.'),
    field('evt.buflen.file.out', 'uint64', 'evt.buflen of events that write to files.'),
    field('evt.buflen.net', 'uint64', 'evt.buflen of events on connections.'),
    field('evt.buflen.net.in', 'uint64', 'evt.buflen of events that read from connections.'),
    field('evt.buflen.net.out', 'uint64', 'evt.buflen of events that write to connections.'),
    field('evt.infra.docker.name', 'charbuf', 'Name of a Docker event.'),
    field('evt.infra.docker.container.id', 'charbuf', 'Container id of a Docker event.'),
    field('evt.infra.docker.container.name', 'charbuf', 'Container name of a Docker event.'),
    field('evt.infra.docker.container.image', 'charbuf', 'Container image of a Docker event.'),
    field('thread.nametid', 'charbuf', 'Process name and thread id, joined.'),
    field('thread.vmsize.b', 'uint64', 'thread.vmsize in bytes.'),
    field('thread.vmrss.b', 'uint64', 'thread.vmrss in bytes.'),
    field('util.cnt', 'uint64', 'A number that grows with every event.'),
  ],
};
