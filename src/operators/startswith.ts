import type { Operator } from './operator.ts';
import { partOperator } from './text-part.ts';

/** `startswith`: the text or bytes of the value begin with the constant. */
export const startswith: Operator = partOperator({
  name: 'startswith',
  summary: 'The value begins with the text.',
  accepts: ['text', 'bytes', 'audit'],
  finds: (text, part) => text.startsWith(part),
});
