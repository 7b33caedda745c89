/** Integers of Kubernetes have 64 bits; those that a number cannot hold are bigint. */

/** An integer of a policy or a pod. */
export type Integer = number | bigint;

/** Writes a value as JSON, integers of either kind by their digits. */
export function jsonOf(value: unknown): string {
  const mark = 'an integer that no text of a test is: ';
  const text = JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? `${mark}${part}` : part));
  return text.replaceAll(new RegExp(`"${mark}(-?[0-9]+)"`, 'g'), '$1');
}
