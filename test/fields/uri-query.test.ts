import test from 'ava';
import { decodedQueryParameter, rawQueryParameter } from '#src/fields/uri-query.js';

const reads = test.macro({
  exec(t, uri: string, name: string, raw: string | undefined, decoded: string | undefined) {
    t.is(rawQueryParameter(uri, name), raw);
    t.is(decodedQueryParameter(uri, name), decoded);
  },
  title: (_, uri, name) => `uri query: ${name} of ${String(uri).slice(0, 40)}`,
});

test(reads, '/a?b=c', 'b', 'c', 'c');
test(reads, '/a?x=1&b=c&b=d', 'b', 'c', 'c');
test(reads, '/a?b=c%20d+e', 'b', 'c%20d+e', 'c d e');
test(reads, '/a?%62+=c', 'b ', 'c', 'c');
test(reads, '/a?b=%C3%A9', 'b', '%C3%A9', 'é');
test(reads, '/a?b=%FF', 'b', '%FF', '\udcff');
test(reads, '/a?é=1', 'é', '1', '1');
test(reads, '/a', 'b', undefined, undefined);
test(reads, '/a?', 'b', undefined, undefined);
test(reads, '', 'b', undefined, undefined);
test(reads, '?b=c', 'b', 'c', 'c');
test(reads, '/a?b', 'b', undefined, '');
test(reads, '/a?b=', 'b', undefined, '');
test(reads, '/a?b==', 'b', '', '=');
test(reads, '/a?b=1=2', 'b', undefined, '1=2');
test(reads, '/a?=x', '', 'x', 'x');
test(reads, '/a?&&b=1', 'b', '1', '1');
test(reads, '/a?x?b=1', 'b', undefined, undefined);
test(reads, '/a?b=1?2', 'b', undefined, '1?2');
test(reads, '/a?b=1#b=2', 'b', undefined, '1');
test(reads, '/a?b=1;c=2', 'b', undefined, undefined);
test(reads, '/a?b=%zz', 'b', '%zz', undefined);
test(reads, '/a?%z=1&b=2', 'b', undefined, undefined);
test(reads, '/%z?b=2', 'b', '2', undefined);
test(reads, `/a?b=${'%41'.repeat(200_000)}`, 'b', '%41'.repeat(200_000), 'A'.repeat(200_000));
