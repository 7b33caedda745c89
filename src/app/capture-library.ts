/** Where the capture library is. */
import { fileURLToPath } from 'node:url';
import { loadCaptureLibrary } from '../sources/native/binding.ts';
import type { CaptureLibrary } from '../sources/native/library.ts';

/** Another build of the library to use, one with sanitizers for instance. */
const PATH_VARIABLE = 'DRYPOD_CAPTURE_LIBRARY';

/** Loads the library that `make native` builds. @throws CaptureError when it cannot be used */
export function findCaptureLibrary(): CaptureLibrary {
  const path = process.env[PATH_VARIABLE] ?? fileURLToPath(new URL('../native/libcapture.so', import.meta.url));
  return loadCaptureLibrary(path);
}

/** Gives what finds the library at its first call, and from then on has it. Throws as {@link findCaptureLibrary} does. */
export function captureLibraryFinder(): () => CaptureLibrary {
  let library: CaptureLibrary | undefined;
  return () => {
    library ??= findCaptureLibrary();
    return library;
  };
}
