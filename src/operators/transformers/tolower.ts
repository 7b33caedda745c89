import { asciiLower } from '../text-order.ts';
import { mapping } from './map.ts';
import { TEXT_TYPES, type Transformer } from './transformer.ts';

/** `tolower(text)`: ASCII letters in lower case. */
export const tolower: Transformer = mapping({
  name: 'tolower',
  summary: 'The text with ASCII letters in lower case.',
  accepts: TEXT_TYPES,
  map: asciiLower,
});
