/**
 * Field class `evt`, the part that events of every source have.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_gen_event.cpp
 */

import type { EventBatch } from '../event/event-batch.ts';
import { EVENT_TABLE } from '../event/event-table.ts';
import { hasVariableName } from '../event/event-type.ts';
import { isoTime, localDateTime, localDateTimeSeconds, localTime, localTimeSeconds } from '../event/time-format.ts';
import { canonicalInteger } from '../event/value.ts';
import type { Reader } from './field.ts';
import { type FieldClass, field } from './field-class.ts';
import { exactJson } from './json-text.ts';

const NS_PER_SECOND = 1_000_000_000n;

/** Reads something made of the event's time. */
function ofTime(make: (timeNs: bigint) => string | number | bigint): Reader {
  return (batch, row) => make(batch.timeNs[row] ?? 0n);
}

/** Reads something made of the time since the first event; none for an event dated before it. */
function ofElapsed(make: (elapsedNs: bigint) => number | bigint): Reader {
  return (batch, row) => {
    const timeNs = batch.timeNs[row] ?? 0n;
    const startNs = batch.startTimeNs;
    return startNs === undefined || timeNs < startNs ? undefined : make(timeNs - startNs);
  };
}

function isAsync(batch: EventBatch, row: number): boolean {
  return batch.source === 'syscall' && EVENT_TABLE[batch.eventType[row] ?? 0]?.origin === 'metaevent';
}

/** Name of a meta event; an asynchronous event carries its own, which only the capture has. */
function readAsyncType(batch: EventBatch, row: number): string | undefined {
  const type = batch.eventType[row] ?? 0;
  return isAsync(batch, row) && !hasVariableName(type) ? EVENT_TABLE[type]?.name : undefined;
}

/** The plugin that Falco reads a source with; system calls have none. */
function readPluginName(batch: EventBatch): string | undefined {
  return batch.source === 'k8s_audit' ? 'k8saudit' : undefined;
}

/** The k8saudit plugin sums an event up as its JSON text. */
function readPluginInfo(batch: EventBatch, row: number): string | undefined {
  return batch.source === 'k8s_audit' ? exactJson(batch.documents[row]) : undefined;
}

/** The fields `evt.*` of every source. */
export const EVT: FieldClass = {
  name: 'evt',
  desc: 'Fields that events of every source have.',
  fields: [
    field('evt.num', 'uint64', 'Number of the event; the first one read is 1.', {
      read: (batch, row) => batch.eventNumber[row],
    }),
    field('evt.time', 'charbuf', 'Local time of day of the event, with nanoseconds.', { read: ofTime(localTime) }),
    field('evt.time.s', 'charbuf', 'Local time of day of the event, without a fraction.', {
      read: ofTime(localTimeSeconds),
    }),
    field('evt.time.iso8601', 'charbuf', 'Time of the event in UTC as ISO 8601, with nanoseconds and zone.', {
      read: ofTime((timeNs) => isoTime(timeNs, '+0000')),
    }),
    field('evt.datetime', 'charbuf', 'Local date and time of the event, with nanoseconds.', {
      read: ofTime(localDateTime),
    }),
    field('evt.datetime.s', 'charbuf', 'Local date and time of the event, without a fraction.', {
      read: ofTime(localDateTimeSeconds),
    }),
    field('evt.rawtime', 'abstime', 'Time of the event in nanoseconds since the epoch.', {
      read: ofTime(canonicalInteger),
    }),
    field('evt.rawtime.s', 'abstime', 'Time of the event in whole seconds since the epoch.', {
      read: ofTime((timeNs) => canonicalInteger(timeNs / NS_PER_SECOND)),
    }),
    field('evt.rawtime.ns', 'abstime', 'Nanoseconds of the event time beyond the whole second.', {
      read: ofTime((timeNs) => canonicalInteger(timeNs % NS_PER_SECOND)),
    }),
    field('evt.reltime', 'reltime', 'Nanoseconds since the first event.', { read: ofElapsed(canonicalInteger) }),
    field('evt.reltime.s', 'reltime', 'Whole seconds since the first event.', {
      read: ofElapsed((elapsedNs) => canonicalInteger(elapsedNs / NS_PER_SECOND)),
    }),
    field('evt.reltime.ns', 'reltime', 'Nanoseconds since the first event beyond the whole second.', {
      read: ofElapsed((elapsedNs) => canonicalInteger(elapsedNs % NS_PER_SECOND)),
    }),
    field(
      'evt.pluginname',
      'charbuf',
      'Name of the plugin that Falco reads this source with; system calls have none.',
      {
        read: readPluginName,
      },
    ),
    field('evt.plugininfo', 'charbuf', 'The whole event as the plugin of its source sums it up.', {
      read: readPluginInfo,
    }),
    field('evt.source', 'charbuf', 'Name of the source that the event comes from.', { read: (batch) => batch.source }),
    field('evt.is_async', 'bool', 'True for events that the capture library made, not the kernel.', { read: isAsync }),
    field('evt.asynctype', 'charbuf', 'For events that the capture library made, their type.', {
      prefersColumn: true,
      read: readAsyncType,
    }),
    field('evt.hostname', 'charbuf', 'Name of the host on which the events were recorded.'),
  ],
};
