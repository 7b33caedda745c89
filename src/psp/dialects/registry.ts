/** All dialects by name; the first is the one that is used when nobody names one. */
import type { Dialect } from '../dialect.ts';
import { drypod } from './drypod.ts';
import { falco } from './falco.ts';
import { falcoLegacy } from './falco-legacy.ts';

/** Later dialects are added here and nowhere else. */
export const DIALECTS: readonly Dialect[] = [drypod, falco, falcoLegacy];
