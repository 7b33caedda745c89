/**
 * Checked condition → what the JSON of a matching event must hold, so that a
 * source may skip a line without decoding it.
 */
import { allDemands, anyDemand, memberDemand, NO_DEMAND, stringDemand, type TextDemand } from '../event/text-demand.ts';
import type { CheckedCondition, ConstantCheck } from './checked.ts';

/** JSON writes these texts literally or with \u escapes only, and no number, boolean or dump looks like them. */
const PLAIN_TEXT = /^[A-Za-z][A-Za-z0-9_.:-]*$/;
const JSON_WORDS = new Set(['true', 'false', 'null']);
/** No integer and no range, which other texts equal. */
const WORD = /^[A-Za-z]/;
/** What fields of both models say of a missing value, if they say anything. */
const NO_VALUE = ['', '<NA>'];

/** Gives what every matching document holds. Sound: a document that does not cannot match. */
export function requiredTexts(condition: CheckedCondition): TextDemand {
  switch (condition.kind) {
    case 'and':
      return allDemands(condition.items.map(requiredTexts));
    case 'or':
      return anyDemand(condition.items.map(requiredTexts));
    case 'not':
      return absenceOf(condition.item);
    case 'constant':
      return ofCheck(condition);
    default:
      return NO_DEMAND;
  }
}

/** Of what is negated only absence says what a document holds: nothing, at a place that is known. */
function absenceOf(condition: CheckedCondition): TextDemand {
  if (condition.kind === 'or') {
    return allDemands(condition.items.map(absenceOf));
  }
  const isPresence = condition.kind === 'constant' && condition.operator === 'exists';
  const place = isPresence ? condition.operand.place : undefined;
  return place?.tellsAbsence === true ? memberDemand(place.path, NO_VALUE, true) : NO_DEMAND;
}

function ofCheck(check: ConstantCheck): TextDemand {
  const { operand, operator, modifier, literals } = check;
  if (operand.demandOf !== undefined) {
    // No check of a missing value is true.
    const isAmong = operator === '=' || operator === 'in' || operator === 'intersects';
    return operand.demandOf(isAmong ? literals : undefined);
  }
  const isPositive =
    operator === '=' ||
    operator === 'intersects' ||
    (operator === 'in' && (operand.type !== 'auditvalue' || operand.isNeverEmpty));
  if (!operand.isVerbatim || !isPositive || modifier !== undefined || literals.length === 0) {
    return NO_DEMAND;
  }
  if (operand.place !== undefined && literals.every((text) => WORD.test(text))) {
    return memberDemand(operand.place.path, literals);
  }
  return literals.every((text) => PLAIN_TEXT.test(text) && !JSON_WORDS.has(text)) ? stringDemand(literals) : NO_DEMAND;
}
