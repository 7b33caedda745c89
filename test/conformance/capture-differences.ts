/**
 * Where we deliberately disagree with sysdig 0.29.3, whose answers the capture
 * vectors hold. A difference is a property of an event, its fields and a
 * condition, never of a capture.
 */
import { EVENT_FLAG, EVENT_TABLE } from '#src/event/event-table.js';
import { eventTypeIdsByName } from '#src/event/event-type.js';
import type { SkipReason } from './skip-reasons.ts';

/** Fields by name; null = no value. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** Names of system calls that the other system has and we do not, with ours. */
const OTHER_NAMES: Readonly<Record<string, string>> = { '<unknown>': 'unknown', sigreturn: 'rt_sigreturn' };

/** Whether a field of an event differs for a reason: the field, what is expected of the event, what we read. */
type FieldRule = (field: string, expected: FieldValues, got: FieldValues) => boolean;

const FIELD_RULES: readonly (readonly [SkipReason, FieldRule])[] = [
  [
    'container events have no user',
    (field, expected, got) => expected['evt.type'] === 'container' && field.startsWith('user.') && got[field] === null,
  ],
  [
    'system calls are named as today',
    (field, expected, got) =>
      (field === 'evt.type' || field === 'syscall.type') && OTHER_NAMES[String(expected[field])] === got[field],
  ],
  [
    'fd of an exit event without its enter event',
    (field, expected, got) =>
      field.startsWith('fd.') && expected['evt.dir'] === '<' && expected['fd.num'] === 0 && got['fd.num'] === -1,
  ],
];

/** Gives the reason for which a field's value differs; undefined when it should not. */
export function differenceInField(field: string, expected: FieldValues, got: FieldValues): SkipReason | undefined {
  return FIELD_RULES.find(([, applies]) => applies(field, expected, got))?.[0];
}

/** The fields of every event that {@link differenceInCondition} looks at. */
export const FACT_FIELDS = [
  ...['evt.type', 'evt.dir', 'syscall.type', 'thread.tid', 'user.name', 'group.gid', 'evt.rawres'],
] as const;

/** One event on which a condition's verdict differs. */
export interface DifferingEvent {
  readonly facts: FieldValues;
  /** Whether the number is not the one that the other system counted. */
  readonly isRenumbered: boolean;
  /** Whether the thread had an event before. */
  readonly isThreadKnown: boolean;
  /** Whether the enter event is in the capture and the condition does not match it. */
  readonly isEnterRefused: boolean;
}

const READS_FD = /\bfd\.|\bevt\.(buflen|buffer|category|is_io|io_dir)\b/;

/** Whether a condition's verdict on an event differs for a reason. */
type EventRule = (condition: string, event: DifferingEvent) => boolean;

const EVENT_RULES: readonly (readonly [SkipReason, EventRule])[] = [
  [
    'sysdig forgets enter events that its filter refuses',
    (condition, { facts, isEnterRefused }) => READS_FD.test(condition) && isEnterRefused && usesFd(facts),
  ],
  [
    'fd of an exit event without its enter event',
    (condition, { facts, isThreadKnown }) => READS_FD.test(condition) && !isThreadKnown && facts['evt.dir'] === '<',
  ],
  [
    'syscall.type of events that are no system calls',
    (condition, { facts }) => condition.includes('syscall.type') && facts['syscall.type'] === null,
  ],
  [
    'names of unknown users',
    (condition, { facts }) => /\b(user|group)\.\w*name\b/.test(condition) && facts['user.name'] === '<NA>',
  ],
  [
    'events of later types have numbers',
    (condition, { isRenumbered }) => condition.includes('evt.num') && isRenumbered,
  ],
  [
    'system calls are named as today',
    (condition, { facts }) =>
      /\b(evt|syscall)\.type\b/.test(condition) && Object.values(OTHER_NAMES).includes(String(facts['evt.type'])),
  ],
  [
    'group ids have 32 bits',
    (condition, { facts }) => condition.includes('group.gid') && facts['group.gid'] === 0xffff_ffff,
  ],
  [
    'failure of events without a result',
    (condition, { facts }) => condition.includes('evt.failed') && facts['evt.rawres'] === null,
  ],
];

/** Gives the reason for which a condition matches other events; undefined when one of them has none. */
export function differenceInCondition(condition: string, events: readonly DifferingEvent[]): SkipReason | undefined {
  const reasons = events.map((event) => EVENT_RULES.find(([, applies]) => applies(condition, event))?.[0]);
  return reasons.includes(undefined) ? undefined : reasons[0];
}

/** Whether an exit event works on a file descriptor that only its enter event names. */
function usesFd(facts: FieldValues): boolean {
  const ids = eventTypeIdsByName(String(facts['evt.type'])) ?? [];
  return facts['evt.dir'] === '<' && ids.some((id) => ((EVENT_TABLE[id]?.flags ?? 0) & EVENT_FLAG.usesFd) !== 0);
}
