/** An SELinux level in all its spellings. */
import test from 'ava';
import { seLinuxLevel } from '#src/base/selinux.js';
import { seLinuxLevelOrders } from '#src/psp/se-linux-level-orders.js';

test('level orders: every order of up to four categories', (t) => {
  t.deepEqual(seLinuxLevelOrders(''), { spellings: [], isComplete: true });
  t.deepEqual(seLinuxLevelOrders('s0'), { spellings: ['s0'], isComplete: true });
  t.deepEqual(seLinuxLevelOrders('s0:c1,c2'), { spellings: ['s0:c1,c2', 's0:c2,c1'], isComplete: true });
  t.deepEqual(seLinuxLevelOrders('s0:c1,c1').spellings, ['s0:c1,c1']);
  const { spellings } = seLinuxLevelOrders('s0:c4,c3,c2,c1');
  t.is(spellings.length, 24);
  t.deepEqual([...new Set(spellings.map(seLinuxLevel))], ['s0:c1,c2,c3,c4']);
});

test('level orders: more are known as written and sorted', (t) => {
  t.deepEqual(seLinuxLevelOrders('s0:c5,c4,c3,c2,c1'), {
    spellings: ['s0:c5,c4,c3,c2,c1', 's0:c1,c2,c3,c4,c5'],
    isComplete: false,
  });
});
