import { mapping } from './map.ts';
import { TEXT_TYPES, type Transformer } from './transformer.ts';

/** `basename(path)`: what follows the last slash, possibly nothing. */
export const basename: Transformer = mapping({
  name: 'basename',
  summary: 'The text after the last slash.',
  accepts: TEXT_TYPES,
  map: (path) => path.slice(path.lastIndexOf('/') + 1),
});
