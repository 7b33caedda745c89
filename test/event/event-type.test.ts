import test from 'ava';
import { EVENT_TABLE } from '#src/event/event-table.js';
import {
  EVENT_TYPE_COUNT,
  eventParameterByName,
  eventTypeIdsByName,
  hasVariableName,
  isEventArgumentName,
  longestEventArgument,
} from '#src/event/event-type.js';

const idsOf = test.macro({
  exec(t, name: string, ids: readonly number[] | undefined) {
    t.deepEqual(eventTypeIdsByName(name), ids);
  },
  title: (title, name, ids) => title ?? `event type ids: ${name} is ${ids ?? 'unknown'}`,
});

test(idsOf, 'open', [2, 3]);
test('event type ids: every version of an event is included', idsOf, 'openat', [102, 103, 306, 307]);
test('event type ids: a call without an own event type is the generic event', idsOf, 'getpid', [0, 1]);
test('event type ids: a call that was generic in old captures has both', idsOf, 'chmod', [0, 1, 314, 315]);
test(
  'event type ids: events of the library count, also as asynchronous events',
  idsOf,
  'container',
  [228, 272, 324, 402],
);
test('event type ids: names of asynchronous events are known', idsOf, 'container_removed', [402]);
test(idsOf, 'switch', [146, 152]);
test(idsOf, 'pluginevent', [322]);
test(idsOf, 'no_such_event', undefined);
test('event type ids: names of object members are unknown', idsOf, 'constructor', undefined);

test('event type ids: every id is reached by its name', (t) => {
  t.is(EVENT_TYPE_COUNT, EVENT_TABLE.length);
  for (const { id, name } of EVENT_TABLE) {
    t.true(eventTypeIdsByName(name)?.includes(id), name);
  }
});

test('variable names: generic and asynchronous events carry their name', (t) => {
  t.deepEqual(
    EVENT_TABLE.map(({ id }) => id).filter((id) => hasVariableName(id)),
    [0, 1, 402],
  );
});

test('event arguments: the longest parameter name that begins the text counts', (t) => {
  t.is(longestEventArgument('path'), 'path');
  t.is(longestEventArgument('pathname'), 'pathname');
  t.is(longestEventArgument('pathnames'), 'pathname');
  t.is(longestEventArgument('resolve'), 'resolve');
  t.is(longestEventArgument('xyz'), undefined);
  t.is(longestEventArgument(''), undefined);
  t.is(longestEventArgument(`path${'x'.repeat(100_000)}`), 'path');
});

test('event arguments: a text that no parameter name begins is no argument', (t) => {
  t.true(isEventArgumentName('fd'));
  t.false(isEventArgumentName('zzz'));
});

test('event arguments: the first declaration of a name gives its type', (t) => {
  t.is(eventParameterByName('res')?.type, 'errno');
  t.is(eventParameterByName('ID')?.type, 'syscallid');
  t.is(eventParameterByName('toString'), undefined);
});
