/** Where the capture that a vector names lies, or why it cannot be replayed. */
import { basename, join } from 'node:path';
import { hasCaptureLibrary } from '../_support/capture-library.ts';
import type { DataFolder } from './data-folder.ts';
import type { SkipReason } from './skip-reasons.ts';

/** A capture to replay, or the reason against it. */
export type CapturePath = { readonly path: string } | { readonly reason: SkipReason };

/** Finds a capture by the base name of the path that a vector gives. */
export function capturePath(data: DataFolder, file: string): CapturePath {
  const path = `captures/${basename(file)}`;
  if (!data.has(path)) {
    return { reason: 'capture not in the folder' };
  }
  return hasCaptureLibrary() ? { path: join(data.path, path) } : { reason: 'capture library not built' };
}
