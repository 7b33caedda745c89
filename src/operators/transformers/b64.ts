import { decodeText } from '../../base/text-encoding.ts';
import { mapping } from './map.ts';
import { TEXT_TYPES, type Transformer } from './transformer.ts';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** `b64(text)`: base64 decoded; text that is no base64 has no value. Padding may be left out. */
export const b64: Transformer = mapping({
  name: 'b64',
  summary: 'The text decoded from base64.',
  accepts: [...TEXT_TYPES, 'bytebuf'],
  map: (text, type) => {
    const digits = text.replace(/=+$/, '');
    const isPadded = text.length === digits.length || text.length % 4 === 0;
    if (!BASE64.test(text) || digits.length % 4 === 1 || !isPadded) {
      return undefined;
    }
    const bytes = Buffer.from(digits, 'base64');
    return type === 'bytebuf' ? bytes.toString('latin1') : decodeText(bytes);
  },
});
