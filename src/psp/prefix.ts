/** Names of generated rules and macros: what a policy's name becomes in them. */

const MAX_LENGTH = 253;

/** The prefix of one policy's rules. */
export interface RulePrefix {
  readonly prefix: string;
  /** Index of the first policy that wanted the same prefix and got it. */
  readonly collidesWith?: number;
}

/** Gives each name a prefix of letters, digits and `_`, no two the same. */
export function rulePrefixes(names: readonly string[]): RulePrefix[] {
  const wanted = names.map(rulePrefix);
  const taken = new Set(wanted);
  const owners = new Map<string, { readonly index: number; count: number }>();
  return wanted.map((prefix, index) => {
    const owner = owners.get(prefix);
    if (owner === undefined) {
      owners.set(prefix, { index, count: 1 });
      return { prefix };
    }
    let numbered: string;
    do {
      owner.count++;
      numbered = `${prefix}_${owner.count}`;
    } while (taken.has(numbered));
    taken.add(numbered);
    return { prefix: numbered, collidesWith: owner.index };
  });
}

/** Blanks, dashes and all else that a macro name cannot hold become `_`; no name becomes `psp`. */
function rulePrefix(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/gu, '_').slice(0, MAX_LENGTH) || 'psp';
}
