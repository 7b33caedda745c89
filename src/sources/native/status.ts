/** Statuses of the capture library and what they mean here. The numbers are those of native/include/capture.h. */
import { CaptureError } from '../../base/errors.ts';

/** Statuses that are no errors. */
export const STATUS = { ok: 0, end: 1, timeout: 2, truncated: 3, interrupted: -8 } as const;

const CODES: Readonly<Record<number, string>> = {
  [-1]: 'CAPTURE_OPEN',
  [-2]: 'CAPTURE_READ',
  [-3]: 'CAPTURE_FORMAT',
  [-4]: 'CAPTURE_OPTIONS',
  [-5]: 'CAPTURE_MEMORY',
  [-6]: 'CAPTURE_BUFFER',
  [-7]: 'CAPTURE_UNSUPPORTED',
};

/** Makes the error of a failed call. `name` is what a person calls the capture, `message` what the library said. */
export function captureError(status: number, name: string, message: string): CaptureError {
  const reason = message === '' ? `it cannot be read (status ${status})` : message;
  return new CaptureError(CODES[status] ?? 'CAPTURE_READ', reason, { subject: name });
}
