/**
 * Operational errors: the outside world failed (a file vanished, a pipe
 * closed). Mistakes in input are diagnostics, losses are counters.
 */

/** Base of every error that drypod throws on purpose. `code` is stable, for programs; the message is for people. */
export class DrypodError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** An audit input could not be opened or read. */
export class AuditError extends DrypodError {}

/** A capture could not be opened or read, or the library that reads captures is not there. */
export class CaptureError extends DrypodError {
  /** What a person calls the capture; undefined when it is not about one. */
  readonly subject: string | undefined;

  constructor(code: string, message: string, options?: ErrorOptions & { readonly subject?: string }) {
    super(code, message, options);
    this.subject = options?.subject;
  }
}

/** An output could not be written. */
export class OutputError extends DrypodError {}
