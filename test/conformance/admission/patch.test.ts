/** What patches make of objects. */
import test from 'ava';
import { patched } from './patch.ts';

const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';
const POD = {
  metadata: { labels: { a: '1', b: '2' }, finalizers: ['x'] },
  spec: {
    containers: [
      { name: 'c', image: 'i:1', tty: true },
      { name: 'd', image: 'j' },
    ],
    tolerations: [{ key: 'k' }],
  },
};

test('patch: a merge patch sets, removes and replaces lists', (t) => {
  const patch = { metadata: { labels: { a: null, c: '3' } }, spec: { containers: [{ name: 'c', image: 'i:2' }] } };
  t.deepEqual(patched(POD, patch, MERGE), {
    metadata: { labels: { b: '2', c: '3' }, finalizers: ['x'] },
    spec: { containers: [{ name: 'c', image: 'i:2' }], tolerations: [{ key: 'k' }] },
  });
});

test('patch: a strategic merge patch merges containers by name and keeps what it does not name', (t) => {
  const patch = {
    metadata: { finalizers: ['y', 'x'] },
    spec: {
      containers: [
        { name: 'e', image: 'k' },
        { name: 'c', image: 'i:2', tty: null },
      ],
      tolerations: [{ key: 'l' }],
    },
  };
  t.deepEqual(patched(POD, patch, STRATEGIC), {
    metadata: { labels: { a: '1', b: '2' }, finalizers: ['x', 'y'] },
    spec: {
      containers: [
        { name: 'c', image: 'i:2' },
        { name: 'd', image: 'j' },
        { name: 'e', image: 'k' },
      ],
      tolerations: [{ key: 'l' }],
    },
  });
});

test('patch: other types are refused', (t) => {
  t.throws(() => patched(POD, {}, 'application/json-patch+json'), { message: /json-patch/ });
});
