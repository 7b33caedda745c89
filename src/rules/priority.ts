/** Priorities of rules: Falco's eight severities, most severe first. */

/** Long names, as alerts print them. The index is the severity; 0 is the most severe. */
export const PRIORITIES = [
  'Emergency',
  'Alert',
  'Critical',
  'Error',
  'Warning',
  'Notice',
  'Informational',
  'Debug',
] as const;

/** A priority in Falco's long form. */
export type Priority = (typeof PRIORITIES)[number];

/** Reads a priority as rules files and the configuration spell it: any case, `INFO` for Informational. */
export function parsePriority(text: string): Priority | undefined {
  const name = text.toLowerCase();
  return name === 'info' ? 'Informational' : PRIORITIES.find((priority) => priority.toLowerCase() === name);
}

/** Tells whether a priority is at least as severe as a minimum. */
export function isAtLeast(priority: Priority, minimum: Priority): boolean {
  return PRIORITIES.indexOf(priority) <= PRIORITIES.indexOf(minimum);
}
