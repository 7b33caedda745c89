/** JSON read and written without losing digits. */
import test from 'ava';
import { objectAt, objectsAt, parse, stringify } from './lossless-json.ts';

for (const text of [
  '{"a":9223372036854775807,"b":[-9007199254740993,1.5,12],"c":"90071992547409931 [\\"9007199254740993\\"]"}',
  '9007199254740993',
  '{"9007199254740993":0}',
  '[]',
]) {
  test(`lossless JSON: ${text} stays as it is`, (t) => {
    t.is(stringify(parse(text)), text);
  });
}

test('lossless JSON: small numbers are numbers, escapes are resolved', (t) => {
  t.deepEqual(parse('{"a\\u0062":[1, -2.5e3, true, null, "\\\\"]}'), { ab: [1, -2500, true, null, '\\'] });
});

test('lossless JSON: members of another kind are empty', (t) => {
  const object = { list: [1, { a: 1 }], object: { b: 2 } };
  t.deepEqual(objectAt(object, 'object'), { b: 2 });
  t.deepEqual([objectAt(object, 'list'), objectAt(null, 'object'), objectAt(object, 'toString')], [{}, {}, {}]);
  t.deepEqual(objectsAt(object, 'list'), [{ a: 1 }]);
  t.deepEqual(objectsAt(object, 'object'), []);
});
