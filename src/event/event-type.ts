/** Event types by name: what `evt.type` values and `evt.arg` names rules may use, and which ids they mean. */
import { EVENT_TABLE, type EventParameter } from './event-table.ts';
import { SYSCALL_NAMES } from './syscall-name.ts';

/** Number of event types; ids are 0 … EVENT_TYPE_COUNT-1. */
export const EVENT_TYPE_COUNT: number = EVENT_TABLE.length;

/**
 * Types that no capture holds: `container_seen` comes once per container, with
 * its first record; `process_seen` for processes of containers that ran before
 * the capture began. Rules get their events only where they name them.
 */
export const EXTENSION_EVENT_TYPES: readonly number[] = [454, 455];

/** Enter and exit of a system call without an event type of its own; `evt.type` is then the call's name. */
const GENERIC_EVENT_TYPES: readonly number[] = [0, 1];

/** The asynchronous event; `evt.type` is then the name that the event carries. */
const ASYNC_EVENT_TYPE = 402;

/** Names that asynchronous events of known producers carry (container metadata). */
const ASYNC_EVENT_NAMES: readonly string[] = ['container', 'container_removed'];

/** Event types that the oldest readable captures (2016) know; system calls of younger types are generic events there. */
const OLDEST_EVENT_TYPE_COUNT = 276;

const idsByName = new Map<string, readonly number[]>();
const parametersByName = new Map<string, EventParameter>();

let longestParameterName = 0;

for (const { id, name, parameters } of EVENT_TABLE) {
  idsByName.set(name, [...(idsByName.get(name) ?? []), id]);
  for (const parameter of parameters) {
    if (!parametersByName.has(parameter.name)) {
      parametersByName.set(parameter.name, parameter);
      longestParameterName = Math.max(longestParameterName, parameter.name.length);
    }
  }
}
for (const name of SYSCALL_NAMES) {
  const ids = idsByName.get(name) ?? [];
  if (ids.every((id) => id >= OLDEST_EVENT_TYPE_COUNT)) {
    idsByName.set(name, [...GENERIC_EVENT_TYPES, ...ids]);
  }
}
for (const name of ASYNC_EVENT_NAMES) {
  idsByName.set(name, [...(idsByName.get(name) ?? []), ASYNC_EVENT_TYPE]);
}

/**
 * Gives the ids of all event types whose events can have this `evt.type`,
 * ascending: enter, exit and every version; undefined for an unknown name.
 * A name may share an id with others (the generic and asynchronous events),
 * so the absence of a name does not rule its ids out.
 * @see falcosecurity/libs userspace/libsinsp/events/sinsp_events.cpp (names_to_event_set)
 */
export function eventTypeIdsByName(name: string): readonly number[] | undefined {
  return idsByName.get(name);
}

/** Tells whether events of this type may have different `evt.type` names (generic and asynchronous events). */
export function hasVariableName(eventTypeId: number): boolean {
  return eventTypeId === ASYNC_EVENT_TYPE || GENERIC_EVENT_TYPES.includes(eventTypeId);
}

/** Gives a parameter as the first event type that has one of this name declares it. */
export function eventParameterByName(name: string): EventParameter | undefined {
  return parametersByName.get(name);
}

/**
 * Gives the longest parameter name, of any event type, that `text` begins with
 * (`evt.arg.<text>`); undefined when there is none.
 */
export function longestEventArgument(text: string): string | undefined {
  for (let length = Math.min(text.length, longestParameterName); length > 0; length--) {
    const name = text.slice(0, length);
    if (parametersByName.has(name)) {
      return name;
    }
  }
  return undefined;
}

/** Tells whether some parameter name begins the text, which makes `evt.arg.<text>` no unknown event argument. */
export function isEventArgumentName(text: string): boolean {
  return longestEventArgument(text) !== undefined;
}
