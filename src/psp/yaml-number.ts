/** Which unquoted scalars are numbers to kubectl's YAML reader, and what the API server then gets as JSON. */

const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const OCTAL = /^([-+]?)0[oO]?([0-7]+)$/;
const OTHER_BASE = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** Longer digits are in no range of integers; they are not converted, which would take long. */
const MAX_DIGITS = 64;
const BEYOND_ALL = 10n ** 64n;
/** From here on a float is written with an exponent in JSON, and an exponent is no integer to the API server. */
const FIRST_WITH_EXPONENT = 1e21;

/**
 * Reads an unquoted scalar as a number: a bigint when the API server gets an
 * integer (`0x1F`, `017`, `1_000`, `1e3` and `2.0` are integers), a number
 * when it gets something else, undefined when the scalar is no number at all.
 */
export function numberOf(text: string): bigint | number | undefined {
  if (!/^[-+.0-9]/.test(text)) {
    return undefined;
  }
  const plain = text.replaceAll('_', '');
  if (INFINITE.test(plain)) {
    return Number.NaN;
  }
  return integerOf(plain) ?? (FLOAT.test(plain) ? floatOf(plain) : undefined);
}

function integerOf(text: string): bigint | undefined {
  if (DECIMAL.test(text)) {
    return text.startsWith('-') ? -magnitude(text.slice(1)) : magnitude(text.replace('+', ''));
  }
  const [, sign = '', digits] = OTHER_BASE.exec(text) ?? octal(text) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  return sign === '-' ? -magnitude(digits.toLowerCase()) : magnitude(digits.toLowerCase());
}

function octal(text: string): readonly (string | undefined)[] | undefined {
  const found = OCTAL.exec(text);
  return found === null ? undefined : [found[0], found[1], `0o${found[2]}`];
}

function magnitude(digits: string): bigint {
  return digits.length > MAX_DIGITS ? BEYOND_ALL : BigInt(digits);
}

function floatOf(text: string): bigint | number {
  const value = Number(text);
  // the shortest digits that mean this float, filled up with zeros: what JSON writers write
  return Number.isInteger(value) && Math.abs(value) < FIRST_WITH_EXPONENT ? BigInt(String(value)) : value;
}
