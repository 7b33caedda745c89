/**
 * What tests have decided about the values that ids stand for, so that each is
 * decided once per distinct value: for the parts of rules that engine/rule-graph.ts
 * leaves to closures.
 */
import type { BatchColumns, Epoch } from '../event/column.ts';
import type { Predicate } from './predicate.ts';

/** Gives ids, one per row; rows with the same id have the same value for the whole epoch, id 0 stands for none. */
export type IdSource = (columns: BatchColumns) => Uint32Array | Uint8Array | undefined;

const FALSE = 1;
const TRUE = 2;
const FIRST_SIZE = 256;
/** Later ids are decided anew each time: a flood of distinct values must not fill memory. */
const MAX_SIZE = 1 << 16;

/** Makes a predicate that asks `decide` once per id; rows of batches without ids are asked each time. */
export function memoised(decide: Predicate, idsOf: IdSource): Predicate {
  let columns: BatchColumns | undefined;
  let epoch: Epoch | undefined;
  let ids: Uint32Array | Uint8Array | undefined;
  let memo = new Uint8Array(FIRST_SIZE);

  const bind = (next: BatchColumns | undefined): void => {
    columns = next;
    ids = next === undefined ? undefined : idsOf(next);
    if (next?.epoch !== epoch) {
      epoch = next?.epoch;
      memo.fill(0);
    }
  };
  const remember = (id: number, isTrue: boolean): void => {
    if (id >= memo.length) {
      const grown = new Uint8Array(Math.min(MAX_SIZE, Math.max(memo.length * 2, id + 1)));
      grown.set(memo);
      memo = grown;
    }
    memo[id] = isTrue ? TRUE : FALSE;
  };

  return (batch, row) => {
    if (batch.columns !== columns) {
      bind(batch.columns);
    }
    if (ids === undefined) {
      return decide(batch, row);
    }
    const id = ids[row]!;
    const known = memo[id];
    if (known === TRUE || known === FALSE) {
      return known === TRUE;
    }
    const isTrue = decide(batch, row);
    if (id < MAX_SIZE) {
      remember(id, isTrue);
    }
    return isTrue;
  };
}
