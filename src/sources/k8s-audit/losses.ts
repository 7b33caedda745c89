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

/** One loss. */
export interface LossReport {
  readonly loss: AuditLoss;
  readonly place: LinePlace;
  readonly message: string;
}

/** A line of an input. */
export interface LinePlace {
  readonly name: string;
  /** Counted from 1, or from the first one of the part of the input that is read. */
  readonly line: number;
}

/** As many losses of a run are reported; the rest is only counted. */
const MAX_REPORTED = 20;

/** The losses of one run, or of a part of it. */
export class Losses {
  readonly #counts: Record<AuditLoss, number> = {
    nDropsNotJson: 0,
    nDropsNotEvent: 0,
    nDropsTimestamp: 0,
    nDropsLineLength: 0,
    nDropsDepth: 0,
    nDropsValueCount: 0,
  };
  readonly #report: (report: LossReport) => void;
  #reportedCount = 0;
  unreportedCount = 0;

  /** The first losses go to `report`; {@link lossReporter} makes one. */
  constructor(report: (report: LossReport) => void) {
    this.#report = report;
  }

  /** Counts a loss. */
  add(report: LossReport): void {
    this.#counts[report.loss]++;
    if (this.#reportedCount < MAX_REPORTED) {
      this.#reportedCount++;
      this.#report(report);
    } else {
      this.unreportedCount++;
    }
  }

  /** Gives the counters as they are now. */
  counts(): Readonly<Record<AuditLoss, number>> {
    return { ...this.#counts };
  }
}

/** Makes warnings of losses. */
export function lossReporter(sink: DiagnosticSink): (report: LossReport) => void {
  return ({ loss, place: { name, line }, message }) =>
    sink.add({ code: CODES[loss], severity: 'warning', message, subject: `${name}:${line}` });
}
