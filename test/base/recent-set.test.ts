/** A set that forgets. */
import test from 'ava';
import { RecentSet } from '#src/base/recent-set.js';

test('recent set: tells what is new', (t) => {
  const set = new RecentSet(10);
  t.true(set.add('a'));
  t.true(set.add('b'));
  t.false(set.add('a'));
  t.false(set.add('b'));
});

test('recent set: remembers half of its capacity at least, and all of it at most', (t) => {
  const set = new RecentSet(10);
  const texts = Array.from({ length: 1000 }, (_, i) => String(i));
  for (const text of texts) {
    t.true(set.add(text));
  }
  t.true(texts.slice(-5).every((text) => !set.add(text)));
  t.true(texts.slice(0, -10).every((text) => set.add(text)));
});
