import test from 'ava';
import { detectKind, type InputKind } from '#src/sources/detect.js';

const detects = test.macro({
  exec(t, bytes: readonly number[] | string, expected: InputKind) {
    t.is(detectKind(Buffer.from(bytes as string)), expected);
  },
  title: (title, _, expected) => `detect: ${title} is ${expected}`,
});

test('no bytes', detects, '', 'empty');
test('blank text', detects, ' \r\n\t', 'empty');
test('a section header', detects, [0x0a, 0x0d, 0x0d, 0x0a, 0x1c, 0, 0, 0], 'scap');
test('gzip', detects, [0x1f, 0x8b, 8], 'gzip');
test('an object', detects, '{"kind":"Event"}', 'json');
test('an array after blank lines', detects, '\n\r\n  [', 'json');
test('an object after a byte order mark', detects, [0xef, 0xbb, 0xbf, 0x7b], 'json');
test('a byte order mark alone', detects, [0xef, 0xbb, 0xbf], 'empty');
test('a log cut off in front', detects, 'me":"eve"}}\n{"kind":"Event"}', 'json');
test('an object over several lines', detects, '{\n  "kind": "EventList"', 'pretty-json');
test('an array over several lines', detects, '\ufeff\n[ {\r\n', 'pretty-json');
test('UTF-16', detects, [0xff, 0xfe, 0x7b, 0], 'utf-16');
test('text', detects, 'hello\n [1]\n', 'unknown');
test('half a header', detects, [0x1f], 'unknown');
