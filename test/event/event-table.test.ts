import test from 'ava';
import { EVENT_FLAG, EVENT_TABLE } from '#src/event/event-table.js';
import { EXTENSION_EVENT_TYPES } from '#src/event/event-type.js';
import { SYSCALL_NAMES } from '#src/event/syscall-name.js';

test('event table: has one entry per event type, at its id', (t) => {
  t.is(EVENT_TABLE.length, 454 + EXTENSION_EVENT_TYPES.length);
  t.true(EVENT_TABLE.every((type, id) => type.id === id));
});

test('event table: the unused half of a pair has no name and no parameters', (t) => {
  const unused = EVENT_TABLE.filter((type) => type.origin === 'unused');
  t.is(unused.length, 35);
  t.true(unused.every((type) => type.name === 'NA' && type.parameters.length === 0 && type.flags === 0));
});

test('event table: parameters carry type, format, table and directory', (t) => {
  const open = EVENT_TABLE[3];
  t.deepEqual(
    open?.parameters.map(({ name, type, format, table }) => [name, type, format, table]),
    [
      ['fd', 'fd', 'dec', undefined],
      ['name', 'fspath', 'na', undefined],
      ['flags', 'flags32', 'hex', 'file_flags'],
      ['mode', 'uint32', 'oct', undefined],
      ['dev', 'uint32', 'hex', undefined],
      ['ino', 'uint64', 'dec', undefined],
    ],
  );
  t.is(EVENT_TABLE[307]?.parameters[2]?.directoryParameter, 1);
});

test('event table: flags tell what an event does to file descriptors', (t) => {
  const flags = (id: number) => EVENT_TABLE[id]?.flags ?? 0;
  t.truthy(flags(7) & EVENT_FLAG.readsFromFd);
  t.falsy(flags(7) & EVENT_FLAG.writesToFd);
  t.truthy(flags(5) & EVENT_FLAG.destroysFd);
  t.truthy(flags(3) & EVENT_FLAG.createsFd);
});

test('event table: directory parameters exist and are file descriptors', (t) => {
  for (const { name, parameters } of EVENT_TABLE) {
    for (const { directoryParameter } of parameters) {
      if (directoryParameter !== undefined) {
        t.true(['fd', 'fd32'].includes(parameters[directoryParameter]?.type ?? ''), name);
      }
    }
  }
});

test('syscall names: are listed by code, without gaps or repeats', (t) => {
  t.is(SYSCALL_NAMES.length, 454);
  t.is(SYSCALL_NAMES[0], 'unknown');
  t.is(SYSCALL_NAMES[5], 'open');
  t.is(new Set(SYSCALL_NAMES).size, SYSCALL_NAMES.length);
});
