/**
 * What the JSON document of an event must hold to be of interest: texts, and
 * where they stand. Rules make demands; a source may skip what meets none.
 */

/** A demand on a document; see {@link allDemands}, {@link anyDemand}. Plain data, may be sent to other threads. */
export type TextDemand =
  | { readonly kind: 'all' | 'any'; readonly items: readonly TextDemand[] }
  /** One of the texts is a whole string somewhere in the document, be it a key or a value. */
  | { readonly kind: 'string'; readonly texts: readonly string[] }
  | MemberDemand;

/** The value that the keys lead to is one of the texts, or is no string at all. */
export interface MemberDemand {
  readonly kind: 'member';
  /** Keys from the top of the document, at least one. */
  readonly path: readonly string[];
  readonly texts: readonly string[];
  /** The keys may also lead nowhere. */
  readonly mayBeAbsent: boolean;
}

/** Every document meets it. */
export const NO_DEMAND: TextDemand = { kind: 'all', items: [] };

/** Demands that one of the texts is a whole string somewhere. */
export function stringDemand(texts: readonly string[]): TextDemand {
  return { kind: 'string', texts };
}

/** Demands one of the texts at the end of a path. */
export function memberDemand(path: readonly string[], texts: readonly string[], mayBeAbsent = false): MemberDemand {
  return { kind: 'member', path, texts, mayBeAbsent };
}

/** Demands everything. */
export function allDemands(items: readonly TextDemand[]): TextDemand {
  const [only, ...others] = items.filter(isDemand);
  return only !== undefined && others.length === 0 ? only : { kind: 'all', items: items.filter(isDemand) };
}

/** Demands one thing at least. */
export function anyDemand(items: readonly TextDemand[]): TextDemand {
  return items.every(isDemand) ? { kind: 'any', items } : NO_DEMAND;
}

function isDemand(demand: TextDemand): boolean {
  return demand.kind !== 'all' || demand.items.length > 0;
}
