import type { Operator } from './operator.ts';
import { partOperator } from './text-part.ts';

/** `endswith`: the text or bytes of the value end with the constant. */
export const endswith: Operator = partOperator({
  name: 'endswith',
  summary: 'The value ends with the text.',
  accepts: ['text', 'bytes'],
  finds: (text, part) => text.endsWith(part),
});
