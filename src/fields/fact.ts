/** Facts: values of an event with the place where each stands, so that an alert can name it. */

/** One value and where it stands. */
export interface Fact {
  /** What conditions compare. */
  readonly value: string;
  /** Path in the object, with positions: `spec.containers[0].securityContext.privileged`. */
  readonly path: string;
  /** Name of the container that it belongs to. */
  readonly container?: string | undefined;
  /** What is said after the path instead of `=value`, for what is not there: ` is unset`. */
  readonly said?: string;
}

/** The facts of one settled field, for whoever looks at them one by one. */
export interface FactReader {
  /** Field and argument. */
  readonly key: string;
  /** Gives the facts of a document that is not narrowed. */
  read(document: unknown): readonly Fact[];
  /** Makes a copy of a document in which a fact of this field is the only one. */
  narrow(document: unknown, fact: Fact): unknown;
}
