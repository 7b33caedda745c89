/** All dialects by name. */
import type { Dialect } from '../dialect.ts';
import { falcoLegacy } from './falco-legacy.ts';

/** Later dialects are added here and nowhere else. */
export const DIALECTS: readonly Dialect[] = [falcoLegacy];
