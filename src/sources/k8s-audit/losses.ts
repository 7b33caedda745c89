/** Counts what is lost of an audit log, and reports the first losses one by one. */
import type { DiagnosticSink } from '../../base/diagnostic.ts';

/** Names of the counters of lines and events that were not taken. */
export type AuditLoss =
  | 'nDropsNotJson'
  | 'nDropsNotEvent'
  | 'nDropsTimestamp'
  | 'nDropsLineLength'
  | 'nDropsDepth'
  | 'nDropsValueCount';

const CODES: Record<AuditLoss, string> = {
  nDropsNotJson: 'AUDIT_NOT_JSON',
  nDropsNotEvent: 'AUDIT_NOT_EVENT',
  nDropsTimestamp: 'AUDIT_BAD_TIMESTAMP',
  nDropsLineLength: 'AUDIT_LINE_TOO_LONG',
  nDropsDepth: 'AUDIT_TOO_DEEP',
  nDropsValueCount: 'AUDIT_TOO_MANY_VALUES',
};

/** As many losses of a run are reported; the rest is only counted. */
const MAX_REPORTED = 20;

/** The losses of one run. */
export class Losses {
  readonly #counts: Record<AuditLoss, number> = {
    nDropsNotJson: 0,
    nDropsNotEvent: 0,
    nDropsTimestamp: 0,
    nDropsLineLength: 0,
    nDropsDepth: 0,
    nDropsValueCount: 0,
  };
  readonly #sink: DiagnosticSink;
  #reportedCount = 0;
  unreportedCount = 0;

  constructor(sink: DiagnosticSink) {
    this.#sink = sink;
  }

  /** Counts a loss; `place` is `file:line`. */
  add(loss: AuditLoss, place: string, message: string): void {
    this.#counts[loss]++;
    if (this.#reportedCount < MAX_REPORTED) {
      this.#reportedCount++;
      this.#sink.add({ code: CODES[loss], severity: 'warning', message, subject: place });
    } else {
      this.unreportedCount++;
    }
  }

  /** Gives the counters as they are now. */
  counts(): Readonly<Record<AuditLoss, number>> {
    return { ...this.#counts };
  }
}
