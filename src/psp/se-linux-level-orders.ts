/** The spellings of an SELinux level for rules that can only compare texts. */
import { seLinuxLevel } from '../base/selinux.ts';

/** More have more than 24 orders. */
const MAX_CATEGORIES = 4;

/** Spellings of one level. */
export interface LevelOrders {
  /** Each once; the empty level has none. */
  readonly spellings: readonly string[];
  /** Whether these are all. */
  readonly isComplete: boolean;
}

/** Gives the level with its categories in every order, or with many of them as written and sorted. */
export function seLinuxLevelOrders(level: string): LevelOrders {
  const colon = level.indexOf(':');
  const categories = colon < 0 ? [] : level.slice(colon + 1).split(',');
  if (categories.length < 2) {
    return { spellings: level === '' ? [] : [level], isComplete: true };
  }
  if (categories.length > MAX_CATEGORIES) {
    return { spellings: [...new Set([level, seLinuxLevel(level)])], isComplete: false };
  }
  const start = level.slice(0, colon + 1);
  return { spellings: [...new Set(orders(categories).map((order) => `${start}${order.join(',')}`))], isComplete: true };
}

function orders(items: readonly string[]): readonly (readonly string[])[] {
  return items.length < 2
    ? [items]
    : items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
