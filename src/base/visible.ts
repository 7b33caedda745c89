/**
 * Makes text from outside safe and legible on a terminal: nothing that it
 * holds may move the cursor, change colours or hide other characters.
 */

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Co}]/gu;
const WIDE =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const COMBINING = /\p{M}/u;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Writes control, format, private and unassigned characters as escapes
 * (`\n`, `\x1b`, `\u{202e}`), a byte that was not valid UTF-8 as `\xHH`.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const byte = code >= 0xdc80 && code <= 0xdcff ? code - 0xdc00 : code;
    return NAMED[character] ?? (byte <= 0xff ? `\\x${hex(byte, 2)}` : `\\u{${hex(code, 4)}}`);
  });
}

/** Gives the number of terminal columns that visible text takes: 2 for wide characters, 0 for combining marks. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (COMBINING.test(character)) {
      continue;
    }
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
