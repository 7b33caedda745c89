import test from 'ava';
import { EVENT_TYPE_COUNT, EXTENSION_EVENT_TYPES, eventTypeIdsByName } from '#src/event/event-type.js';
import { eventTypes } from '#src/filter/event-types.js';
import { parsed } from '../_support/conditions.js';

const OPEN = eventTypeIdsByName('openat') ?? [];
const CLOSE = eventTypeIdsByName('close') ?? [];
const only = (condition: string): number[] => [...eventTypes(parsed(condition))];

/** Condition → names whose event types it can match; `but` turns them into the excluded ones. */
const CASES: readonly (readonly [string, readonly number[], 'only' | 'but'])[] = [
  ['evt.type = openat', OPEN, 'only'],
  ['syscall.type in (openat, close)', [...OPEN, ...CLOSE], 'only'],
  ['evt.type != openat', OPEN, 'but'],
  ['not evt.type = openat', OPEN, 'but'],
  ['not (evt.type = openat or evt.type = close)', [...OPEN, ...CLOSE], 'but'],
  ['evt.type = openat and proc.name = x', OPEN, 'only'],
  ['evt.type = openat or proc.name = x', [], 'but'],
  ['not (evt.type != openat or proc.name = x)', OPEN, 'only'],
  ['evt.type = openat and evt.type = close', [], 'only'],
  ['evt.type exists', [], 'but'],
  ['not evt.type exists', [], 'only'],
  ['evt.type startswith open', [], 'but'],
  ['proc.name = openat', [], 'but'],
  ['evt.num = 0', [], 'only'],
  ['evt.num < 1', [], 'only'],
  ['evt.num in (0)', [], 'only'],
  ['not evt.num >= 0', [], 'only'],
  ['evt.num >= 0', [], 'but'],
  ['evt.num > 7', [], 'but'],
  ['not evt.num > 7', [], 'but'],
  ['evt.type = openat or evt.num = 0', OPEN, 'only'],
];

for (const [condition, ids, kind] of CASES) {
  test(`eventTypes: ${condition}`, (t) => {
    const all = Array.from({ length: EVENT_TYPE_COUNT - EXTENSION_EVENT_TYPES.length }, (_, id) => id);
    const expected = kind === 'only' ? [...ids].sort((a, b) => a - b) : all.filter((id) => !ids.includes(id));
    t.deepEqual(only(condition), expected);
  });
}

test('eventTypes: extension types count where they are named, however that is', (t) => {
  const [container = -1, process = -1] = EXTENSION_EVENT_TYPES;
  t.deepEqual(only('evt.type = container_seen and proc.name = x'), [container]);
  t.deepEqual(only('evt.type in (process_seen, container_seen)'), [container, process]);
  t.true(eventTypes(parsed('evt.type = process_seen or proc.name = x')).has(process));
  t.false(eventTypes(parsed('not evt.type = container_seen')).has(process));
  t.false(eventTypes(parsed('not evt.type = container_seen')).has(container));
  t.true(eventTypes(parsed('not evt.type in (container_seen, open) or proc.name = x')).has(container));
});

test('eventTypes: excluding a call without a type of its own excludes no other such call', (t) => {
  t.true(eventTypes(parsed('evt.type != getpid')).has(0));
});
