/** All transformers. `val` is part of the grammar: it yields a field's value unchanged on the right side. */
import { b64 } from './b64.ts';
import { basename } from './basename.ts';
import { concat } from './concat.ts';
import { getopt } from './getopt.ts';
import { join } from './join.ts';
import { len } from './len.ts';
import { tolower } from './tolower.ts';
import { toupper } from './toupper.ts';
import type { Transformer } from './transformer.ts';

const TRANSFORMERS: readonly Transformer[] = [tolower, toupper, b64, basename, len, join, concat, getopt];

const BY_NAME: ReadonlyMap<string, Transformer> = new Map(
  TRANSFORMERS.map((transformer) => [transformer.name, transformer]),
);

/** Finds a transformer by name. */
export function findTransformer(name: string): Transformer | undefined {
  return BY_NAME.get(name);
}

/** Tells whether a name is one of a transformer. */
export function isTransformerName(name: string): boolean {
  return BY_NAME.has(name);
}
