/**
 * Checked condition → texts that the JSON of a matching event must contain,
 * so that a source may skip a line without decoding it.
 */
import type { CheckedCondition, ConstantCheck } from './checked.ts';

/** Texts of which a matching document holds at least one, as a whole JSON string. */
export type TextGroup = readonly string[];

/** JSON writes these texts literally or with \u escapes only, and no number, boolean or dump looks like them. */
const PLAIN_TEXT = /^[A-Za-z][A-Za-z0-9_.:-]*$/;
const JSON_WORDS = new Set(['true', 'false', 'null']);

/**
 * Gives groups that every matching document satisfies, all of them. Empty when
 * nothing can be said. Sound: a document that misses a group cannot match.
 */
export function requiredTexts(condition: CheckedCondition): readonly TextGroup[] {
  switch (condition.kind) {
    case 'and':
      return condition.items.flatMap(requiredTexts);
    case 'or':
      return eitherOf(condition.items.map(requiredTexts));
    case 'constant':
      return ofCheck(condition);
    default:
      return [];
  }
}

/** One alternative holds, so one of its groups does: join the most selective group of each. */
function eitherOf(alternatives: readonly (readonly TextGroup[])[]): readonly TextGroup[] {
  const texts = new Set<string>();
  for (const groups of alternatives) {
    const best = groups.toSorted((a, b) => a.length - b.length)[0];
    if (best === undefined) {
      return [];
    }
    for (const text of best) {
      texts.add(text);
    }
  }
  return [[...texts]];
}

function ofCheck(check: ConstantCheck): readonly TextGroup[] {
  const { operand, operator, modifier, literals } = check;
  if (operand.impliedTexts !== undefined) {
    // No check of a missing value is true.
    const isAmong = operator === '=' || operator === 'in' || operator === 'intersects';
    return operand.impliedTexts(isAmong ? literals : undefined);
  }
  const isPositive =
    operator === '=' ||
    operator === 'intersects' ||
    (operator === 'in' && (operand.type !== 'auditvalue' || operand.isNeverEmpty));
  if (!operand.isVerbatim || !isPositive || modifier !== undefined || literals.length === 0) {
    return [];
  }
  return literals.every((text) => PLAIN_TEXT.test(text) && !JSON_WORDS.has(text)) ? [literals] : [];
}
