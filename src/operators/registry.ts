/** All operators, in the order that messages and documentation list them. */
import { bcontains } from './bcontains.ts';
import { bstartswith } from './bstartswith.ts';
import { contains } from './contains.ts';
import { endswith } from './endswith.ts';
import { eq } from './eq.ts';
import { exists } from './exists.ts';
import { ge } from './ge.ts';
import { glob } from './glob.ts';
import { gt } from './gt.ts';
import { icontains } from './icontains.ts';
import { iglob } from './iglob.ts';
import { inOperator } from './in.ts';
import { intersects } from './intersects.ts';
import { le } from './le.ts';
import { lt } from './lt.ts';
import { ne } from './ne.ts';
import type { Operator } from './operator.ts';
import { pmatch } from './pmatch.ts';
import { regex } from './regex.ts';
import { startswith } from './startswith.ts';

/** Every operator, once. */
export const OPERATORS: readonly Operator[] = [
  exists,
  lt,
  le,
  gt,
  ge,
  eq,
  ne,
  glob,
  iglob,
  contains,
  icontains,
  bcontains,
  startswith,
  bstartswith,
  endswith,
  regex,
  intersects,
  inOperator,
  pmatch,
];

const BY_SPELLING: ReadonlyMap<string, Operator> = new Map(
  OPERATORS.flatMap((operator) => [operator.name, ...(operator.aliases ?? [])].map((name) => [name, operator])),
);

/** Finds an operator by any of its spellings. */
export function findOperator(spelling: string): Operator | undefined {
  return BY_SPELLING.get(spelling);
}
