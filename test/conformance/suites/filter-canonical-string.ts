/** How a parsed condition is printed, and that printing loses nothing. */
import { print } from '#src/filter/print.js';
import { parseCondition, withoutSpans } from '../condition.ts';
import { all, fail, type Outcome, type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface CanonicalCase {
  readonly input: string;
  readonly canonical?: string;
  readonly roundtrip?: boolean;
}

export const filterCanonicalString: Suite = vectorSuite<VectorFile<CanonicalCase>, CanonicalCase>({
  name: 'filter_canonical_string',
  keys: ['input', 'canonical', 'roundtrip'],
  judge({ input, canonical, roundtrip }) {
    const condition = parseCondition(input);
    const printed = print(condition);
    const outcomes: Outcome[] = [];
    if (canonical !== undefined) {
      outcomes.push(same('printed', canonical, printed));
    }
    if (roundtrip === true) {
      outcomes.push(same('tree after printing', withoutSpans(condition), withoutSpans(parseCondition(printed))));
    }
    return outcomes.length === 0 ? fail('the case states nothing to compare') : all(outcomes);
  },
});
