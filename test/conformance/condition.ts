/** Conditions as text: parsed and compared. */
import { SourceText } from '#src/base/source-text.js';
import type { Condition } from '#src/filter/ast.js';
import { parse } from '#src/filter/parse.js';

/** Parses a condition that the vector says is well formed. @throws Error with the parser's message. */
export function parseCondition(text: string): Condition {
  const parsed = parse(new SourceText('condition', text));
  if ('error' in parsed) {
    throw new Error(`does not parse: ${parsed.error.message}`);
  }
  return parsed.condition;
}

/** Gives the text on the right side of a single comparison. */
export function valueText(condition: Condition): string {
  if (condition.kind !== 'binary' || condition.right.kind !== 'value') {
    throw new Error(`expected one comparison with a text, got ${condition.kind}`);
  }
  return condition.right.text;
}

/** Copies a tree without its spans, for comparison. */
export function withoutSpans(tree: object): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'span' ? undefined : value)));
}
