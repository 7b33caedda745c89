import { asciiUpper } from '../text-order.ts';
import { mapping } from './map.ts';
import { TEXT_TYPES, type Transformer } from './transformer.ts';

/** `toupper(text)`: ASCII letters in upper case. */
export const toupper: Transformer = mapping({
  name: 'toupper',
  summary: 'The text with ASCII letters in upper case.',
  accepts: TEXT_TYPES,
  map: asciiUpper,
});
