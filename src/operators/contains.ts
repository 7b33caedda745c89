import type { Operator } from './operator.ts';
import { partOperator } from './text-part.ts';

/** `contains`: the text or bytes of the value contains the constant. */
export const contains: Operator = partOperator({
  name: 'contains',
  summary: 'The value contains the text.',
  accepts: ['text', 'bytes', 'audit'],
  finds: (text, part) => text.includes(part),
});
