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
  return wanted.map((prefix, index) => {
    const first = wanted.indexOf(prefix);
    return first === index ? { prefix } : { prefix: unused(prefix, taken), collidesWith: first };
  });
}

/** Blanks, dashes and all else that a macro name cannot hold become `_`; no name becomes `psp`. */
function rulePrefix(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/gu, '_').slice(0, MAX_LENGTH) || 'psp';
}

function unused(prefix: string, taken: Set<string>): string {
  for (let count = 2; ; count++) {
    const candidate = `${prefix}_${count}`;
    if (!taken.has(candidate)) {
      taken.add(candidate);
      return candidate;
    }
  }
}
