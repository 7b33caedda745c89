import test from 'ava';
import { fieldSet } from '#src/fields/registry.js';

function bind(name: string, argument?: string) {
  return fieldSet('syscall').find(name)?.field.bind(argument);
}

const accepts = test.macro({
  exec(t, name: string, argument: string | undefined, type: string) {
    const bound = bind(name, argument);
    t.is(typeof bound === 'object' ? bound.type : bound, type);
  },
  title: (_, name, argument) => `bind: ${name} accepts ${argument === undefined ? 'no argument' : `"${argument}"`}`,
});

test(accepts, 'proc.name', undefined, 'charbuf');
test(accepts, 'proc.aname', undefined, 'charbuf');
test(accepts, 'proc.aname', '2', 'charbuf');
test(accepts, 'proc.apid', '1', 'int64');
test(accepts, 'proc.env', 'PATH', 'charbuf');
test(accepts, 'proc.aenv', '3', 'charbuf');
test(accepts, 'proc.aenv', 'HOME', 'charbuf');
test(accepts, 'container.mount', '/var/*', 'charbuf');
test(accepts, 'container.label', 'app', 'charbuf');
test(accepts, 'evt.arg', '0', 'charbuf');
test(accepts, 'evt.arg', 'path', 'charbuf');
test(accepts, 'evt.rawarg', 'res', 'errno');
test(accepts, 'evt.rawarg', 'tuple', 'opaque');
test(accepts, 'evt.rawarg', 'euid', 'uid');
test(accepts, 'evt.around', '1404996934793590564', 'uint64');
test(accepts, 'fd.types', '0', 'charbuf');

const refuses = test.macro({
  exec(t, name: string, argument: string | undefined, message: string) {
    t.is(bind(name, argument), message);
  },
  title: (_, name, argument) => `bind: ${name} refuses ${argument === undefined ? 'to stand alone' : `"${argument}"`}`,
});

test(refuses, 'proc.name', '1', 'filter_check called with nonexistent field proc.name[1]');
test(refuses, 'proc.aname', 'x', 'x is not a valid number');
test(refuses, 'proc.aname', '-1', '-1 is not a valid number');
test(refuses, 'proc.aname', '9'.repeat(21), `${'9'.repeat(21)} is not a valid number`);
test(refuses, 'evt.arg', undefined, 'filter syntax error: evt.arg');
test(refuses, 'evt.arg', 'zzz', 'unknown event argument zzz');
test(refuses, 'evt.rawarg', undefined, 'filter syntax error: evt.rawarg');
test(refuses, 'evt.rawarg', 'zzz', 'unknown event argument zzz');
test(refuses, 'evt.type.is', 'zzz', 'unknown event type zzz');
test(refuses, 'container.mount', undefined, 'filter syntax error: container.mount');
test(refuses, 'thread.cgroup', undefined, 'filter syntax error: thread.cgroup');
