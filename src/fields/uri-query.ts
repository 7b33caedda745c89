/** Parameters in the query of a request URI, as each model of the audit source reads them. */
import { decodeText, encodeText } from '../base/text-encoding.ts';

/**
 * Gives the value of a parameter as written, not decoded; the name is decoded
 * before it is compared. The URI must have exactly one `?`; a parameter
 * without `=`, with two, or with nothing after it is not seen. Undefined when
 * there is none, or when a malformed name comes first.
 */
export function rawQueryParameter(uri: string, name: string): string | undefined {
  const [, query, ...more] = splitPieces(uri, '?');
  if (query === undefined || more.length > 0) {
    return undefined;
  }
  for (const part of splitPieces(query, '&')) {
    const pieces = splitPieces(part, '=');
    if (pieces.length === 2) {
      const key = decodeQueryText(pieces[0] ?? '');
      if (key === undefined) {
        return undefined;
      }
      if (key === name) {
        return pieces[1];
      }
    }
  }
  return undefined;
}

/**
 * Gives the decoded value of the first parameter of that name. Undefined when
 * there is none or when the URI is malformed (a bad `%` escape, a `;`).
 * @see https://pkg.go.dev/net/url#ParseQuery
 */
export function decodedQueryParameter(uri: string, name: string): string | undefined {
  const [withoutFragment = ''] = uri.split('#', 1);
  const [path = ''] = withoutFragment.split('?', 1);
  if (hasBadEscape(path)) {
    return undefined;
  }
  let found: string | undefined;
  for (const part of withoutFragment.slice(path.length + 1).split('&')) {
    const [rawKey = ''] = part.split('=', 1);
    const key = decodeQueryText(rawKey);
    const value = decodeQueryText(part.slice(rawKey.length + 1));
    if (key === undefined || value === undefined || part.includes(';')) {
      return undefined;
    }
    if (key === name && part !== '') {
      found ??= value;
    }
  }
  return found;
}

/** Splits as C++ getline does: an empty last piece is none. */
function splitPieces(text: string, separator: string): string[] {
  const pieces = text.split(separator);
  if (pieces.at(-1) === '') {
    pieces.pop();
  }
  return pieces;
}

function hasBadEscape(text: string): boolean {
  return /%(?![0-9a-fA-F]{2})/.test(text);
}

/** Replaces `+` by a blank and `%XX` by its byte; undefined when a `%` has no two hex digits after it. */
function decodeQueryText(text: string): string | undefined {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) {
    return spaced;
  }
  if (hasBadEscape(spaced)) {
    return undefined;
  }
  const bytes = encodeText(spaced);
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    let byte = bytes[i] ?? 0;
    if (byte === 0x25) {
      byte = Number.parseInt(String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0), 16);
      i += 2;
    }
    decoded[length++] = byte;
  }
  return decodeText(decoded.subarray(0, length));
}
