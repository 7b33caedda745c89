/**
 * Kubernetes' rules for names, keys and values of labels. Each function gives
 * what is wrong with a text, as sentences that go on after its path.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_SUBDOMAIN = 253;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const MAX_LABEL = 63;

/** What a DNS-1123 subdomain looks like. */
export const SUBDOMAIN_FORM: string = `letters a-z, digits, '-' and '.', at most ${MAX_SUBDOMAIN}`;
/** What a key of a label or annotation looks like. */
export const KEY_FORM: string = `a name of letters, digits, '-', '_' and '.', at most ${MAX_LABEL}, after a DNS name and '/' or alone`;

/** Checks a DNS-1123 subdomain. */
export function subdomainMistakes(name: string): string[] {
  const mistakes: string[] = [];
  if (name.length > MAX_SUBDOMAIN) {
    mistakes.push(`has more than ${MAX_SUBDOMAIN} characters`);
  }
  if (!SUBDOMAIN.test(name)) {
    mistakes.push('is no DNS name in small letters');
  }
  return mistakes;
}

/** Checks the key of a label, or that of an annotation in small letters. */
export function keyMistakes(key: string): string[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    return ["has more than one '/'"];
  }
  const name = parts.at(-1) ?? '';
  const mistakes: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    mistakes.push(
      ...(prefix === ''
        ? ["has nothing before its '/'"]
        : subdomainMistakes(prefix).map((text) => `${text} before '/'`)),
    );
  }
  if (name === '') {
    mistakes.push('has no name');
  } else if (name.length > MAX_LABEL) {
    mistakes.push(`has a name of more than ${MAX_LABEL} characters`);
  }
  if (!QUALIFIED.test(name)) {
    mistakes.push('has a name of other characters, or with those at its ends');
  }
  return mistakes;
}

/** Checks the value of a label. */
export function labelValueMistakes(value: string): string[] {
  const mistakes: string[] = [];
  if (value.length > MAX_LABEL) {
    mistakes.push(`has more than ${MAX_LABEL} characters`);
  }
  if (value !== '' && !QUALIFIED.test(value)) {
    mistakes.push("holds other characters than letters, digits, '-', '_' and '.', or begins or ends with those");
  }
  return mistakes;
}
