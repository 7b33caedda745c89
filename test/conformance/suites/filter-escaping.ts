/** Quoted strings: what they stand for, and how text is written so that it reads back. */

import { SourceText } from '#src/base/source-text.js';
import { encodeText } from '#src/base/text-encoding.js';
import { parse } from '#src/filter/parse.js';
import { print } from '#src/filter/print.js';
import { valueText } from '../condition.ts';
import { all, fail, type Outcome, PASS, type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface EscapingCase {
  readonly escape_input?: string;
  readonly expect_escaped?: string;
  readonly roundtrip?: boolean;
  readonly quoted_literal?: string;
  readonly expect_bytes?: readonly number[];
  readonly expect?: 'error';
}

/** Any comparison with a text on its right side. */
const CHECK = 'a.b = ';

export const filterEscaping: Suite = vectorSuite<VectorFile<EscapingCase>, EscapingCase>({
  name: 'filter_escaping',
  keys: ['escape_input', 'expect_escaped', 'roundtrip', 'quoted_literal', 'expect_bytes', 'expect'],
  judge(vector) {
    if (vector.quoted_literal !== undefined) {
      return judgeLiteral(vector.quoted_literal, vector);
    }
    return vector.escape_input === undefined
      ? fail('the case states nothing to compare')
      : judgeEscape(vector.escape_input, vector);
  },
});

function judgeLiteral(literal: string, { expect, expect_bytes }: EscapingCase): Outcome {
  const parsed = parse(new SourceText('condition', CHECK + literal));
  if (expect === 'error') {
    return 'error' in parsed ? PASS : fail(`accepted ${literal}`);
  }
  return same(
    'bytes',
    expect_bytes,
    'error' in parsed ? parsed.error.message : [...encodeText(valueText(parsed.condition))],
  );
}

function judgeEscape(text: string, { expect_escaped, roundtrip }: EscapingCase): Outcome {
  const source = new SourceText('condition', '');
  const span = source.span(0, 0);
  const printed = print({
    kind: 'binary',
    left: { kind: 'field', name: 'a.b', span },
    operator: '=',
    right: { kind: 'value', text, span },
    span,
  });
  const outcomes: Outcome[] = [];
  if (expect_escaped !== undefined) {
    outcomes.push(same('written', CHECK + expect_escaped, printed));
  }
  if (roundtrip === true) {
    const parsed = parse(new SourceText('condition', printed));
    outcomes.push(same('read back', text, 'error' in parsed ? parsed.error.message : valueText(parsed.condition)));
  }
  return outcomes.length === 0 ? fail('the case states nothing to compare') : all(outcomes);
}
