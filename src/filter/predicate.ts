/**
 * The compiled form of a condition: a tree of closures. Everything is decided
 * when it is built; a row costs calls and comparisons only. Generated code was
 * measured no faster than these arity-specialised combiners.
 */
import type { EventBatch } from '../event/event-batch.ts';

/** Decides a condition for one event of a batch. Never throws, keeps nothing of the batch. */
export type Predicate = (batch: EventBatch, row: number) => boolean;

/** True when all are; evaluated from left to right, stops at the first false. */
export function allOf(items: readonly Predicate[]): Predicate {
  const [a, b, c, d, e, f] = items;
  switch (items.length) {
    case 0:
      return () => true;
    case 1:
      return a!;
    case 2:
      return (batch, row) => a!(batch, row) && b!(batch, row);
    case 3:
      return (batch, row) => a!(batch, row) && b!(batch, row) && c!(batch, row);
    case 4:
      return (batch, row) => a!(batch, row) && b!(batch, row) && c!(batch, row) && d!(batch, row);
    case 5:
      return (batch, row) => a!(batch, row) && b!(batch, row) && c!(batch, row) && d!(batch, row) && e!(batch, row);
    case 6:
      return (batch, row) =>
        a!(batch, row) && b!(batch, row) && c!(batch, row) && d!(batch, row) && e!(batch, row) && f!(batch, row);
    default:
      return (batch, row) => {
        for (let i = 0; i < items.length; i++) {
          if (!items[i]!(batch, row)) {
            return false;
          }
        }
        return true;
      };
  }
}

/** True when any is; evaluated from left to right, stops at the first true. */
export function anyOf(items: readonly Predicate[]): Predicate {
  const [a, b, c, d, e, f] = items;
  switch (items.length) {
    case 0:
      return () => false;
    case 1:
      return a!;
    case 2:
      return (batch, row) => a!(batch, row) || b!(batch, row);
    case 3:
      return (batch, row) => a!(batch, row) || b!(batch, row) || c!(batch, row);
    case 4:
      return (batch, row) => a!(batch, row) || b!(batch, row) || c!(batch, row) || d!(batch, row);
    case 5:
      return (batch, row) => a!(batch, row) || b!(batch, row) || c!(batch, row) || d!(batch, row) || e!(batch, row);
    case 6:
      return (batch, row) =>
        a!(batch, row) || b!(batch, row) || c!(batch, row) || d!(batch, row) || e!(batch, row) || f!(batch, row);
    default:
      return (batch, row) => {
        for (let i = 0; i < items.length; i++) {
          if (items[i]!(batch, row)) {
            return true;
          }
        }
        return false;
      };
  }
}

/** True when the item is not. */
export function negation(item: Predicate): Predicate {
  return (batch, row) => !item(batch, row);
}
