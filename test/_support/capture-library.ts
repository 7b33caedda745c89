/** Whether the capture library was built, for tests that need it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LIBRARY = fileURLToPath(new URL('../../native/libcapture.so', import.meta.url));

/** Tells whether captures can be read here. */
export function hasCaptureLibrary(): boolean {
  return existsSync(LIBRARY);
}
