/** Errors and warnings of a load against those that a vector lists. */
import type { Diagnostic } from '#src/base/diagnostic.js';
import { fail, type Outcome, PASS } from './suite.ts';

/** One error or warning that must be present. */
export interface ExpectedDiagnostic {
  readonly item_type: string;
  readonly item_name: string;
  readonly code: string;
  readonly message?: string;
  readonly message_contains?: string;
}

/** Codes that have another name since. */
const RENAMED_CODES: Readonly<Record<string, string>> = { LOAD_UNKNOWN_FIELD: 'LOAD_UNKNOWN_FILTER' };

const KEYS = ['item_type', 'item_name', 'code', 'message', 'message_contains'];

/**
 * Looks for a diagnostic with the code, at or inside the item. The message is
 * compared last and only noted when it differs: the wording changed between
 * Falco's generations.
 */
export function judgeExpected(expected: ExpectedDiagnostic, diagnostics: readonly Diagnostic[]): Outcome {
  const strangers = Object.keys(expected).filter((key) => !KEYS.includes(key));
  if (strangers.length > 0) {
    return fail(`unknown keys of an expected diagnostic: ${strangers.join(', ')}`);
  }
  const code = RENAMED_CODES[expected.code] ?? expected.code;
  const candidates = diagnostics.filter((diagnostic) => diagnostic.code === code && isAt(diagnostic, expected));
  if (candidates.length === 0) {
    const got = diagnostics.map((diagnostic) => `${diagnostic.code} at ${place(diagnostic)}: ${diagnostic.message}`);
    return fail(`no ${code} at ${expected.item_type} '${expected.item_name}'; got: ${got.join(' | ') || 'nothing'}`);
  }
  if (candidates.some(({ message }) => hasMessage(message, expected))) {
    return PASS;
  }
  const wanted = expected.message ?? expected.message_contains;
  return { kind: 'pass', note: `worded differently: "${candidates[0]?.message}" for "${wanted}"` };
}

function isAt({ context = [] }: Diagnostic, { item_type, item_name }: ExpectedDiagnostic): boolean {
  return context.some(({ itemType, itemName }) => itemType === item_type && itemName === item_name);
}

function hasMessage(message: string, { message: exact, message_contains: part }: ExpectedDiagnostic): boolean {
  return (exact === undefined || message === exact) && (part === undefined || message.includes(part));
}

function place({ context = [] }: Diagnostic): string {
  return context.map(({ itemType, itemName }) => `${itemType} '${itemName}'`).join(' > ');
}
