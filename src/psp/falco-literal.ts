/** Text as Falco reads it: a constant of a condition, or plain words of an output. */

/**
 * A word that needs no quotes in any generation of the condition language.
 * Legacy readers take a word for a number when it starts like one.
 */
const BARE = /^[A-Za-z/_.\\][^()"'=,\s\p{C}]*$/u;
const PERCENT_SIGN_IN_OUTPUT = '\uff05';
const MAX_OUTPUT_LENGTH = 600;

/**
 * Writes a constant so that it is read back as `text`. Without backslash a quote
 * that the text lacks is enough. Current readers decode backslashes inside
 * quotes and legacy ones keep them, so with a backslash it stays bare where it
 * can, and is quoted the current way where it cannot.
 */
export function falcoLiteral(text: string): string {
  if (!text.includes('\\')) {
    if (!text.includes("'")) {
      return `'${text}'`;
    }
    if (!text.includes('"')) {
      return `"${text}"`;
    }
  }
  return BARE.test(text) ? text : quotedWithEscapes(text);
}

/** Writes a text in quotes, as the argument of a field needs it. Current readers read it back as `text`. */
export function falcoQuoted(text: string): string {
  return text.includes('\\') ? quotedWithEscapes(text) : falcoLiteral(text);
}

/** Writes a name as a pattern that matches it alone, or with a `*` at its end all names that begin like it. */
export function falcoGlob(name: string): string {
  const isPrefix = name.endsWith('*');
  const literal = (isPrefix ? name.slice(0, -1) : name).replace(/[\\*?[\]]/g, '\\$&');
  return isPrefix ? `${literal}*` : literal;
}

/**
 * Writes text into an output format. Falco has no escape for `%`, so the
 * full-width sign stands for it; what would break the line is made visible.
 */
export function falcoOutputText(text: string): string {
  const shown = text
    .replaceAll('%', PERCENT_SIGN_IN_OUTPUT)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) => `\\u${hex(character.charCodeAt(0))}`);
  return shown.length <= MAX_OUTPUT_LENGTH ? shown : `${shown.slice(0, MAX_OUTPUT_LENGTH).toWellFormed()}…`;
}

function quotedWithEscapes(text: string): string {
  const inside = text.replace(/[\\']/g, '\\$&');
  // a backslash right before the closing quote would keep it from closing
  return inside.endsWith('\\\\') ? `'${inside.slice(0, -2)}\\ '` : `'${inside}'`;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
