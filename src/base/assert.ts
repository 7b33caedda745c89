/** Checks for bugs of ours, never for mistakes in user input. */

/** Throws when a condition that the code relies on does not hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new Error(`internal error: ${message}`);
  }
}
