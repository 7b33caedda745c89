/** Counts of one suite and how they are printed. */
import { SKIP_REASONS } from './skip-reasons.ts';
import type { CaseResult, Suite } from './suite.ts';

/** What became of the cases of one suite. */
export interface SuiteReport {
  readonly name: string;
  passedCount: number;
  readonly failures: { readonly label: string; readonly why: string }[];
  /** Number of cases left out, by reason. */
  readonly skips: Map<string, number>;
  readonly notes: { readonly label: string; readonly note: string }[];
}

/** Makes the report of a suite of which nothing has run. */
export function emptyReport(suite: Suite): SuiteReport {
  return { name: suite.name, passedCount: 0, failures: [], skips: new Map(), notes: [] };
}

/** Counts one case. */
export function record(report: SuiteReport, { label, outcome }: CaseResult): void {
  switch (outcome.kind) {
    case 'pass':
      report.passedCount++;
      if (outcome.note !== undefined) {
        report.notes.push({ label, note: outcome.note });
      }
      break;
    case 'fail':
      report.failures.push({ label, why: outcome.why });
      break;
    case 'skip':
      report.skips.set(outcome.reason, (report.skips.get(outcome.reason) ?? 0) + 1);
  }
}

/** Gives the number of cases left out. */
export function skippedCount(report: SuiteReport): number {
  return [...report.skips.values()].reduce((sum, count) => sum + count, 0);
}

/** Prints `suite: P passed, F failed, S skipped (reasons)`. */
export function summaryLine(report: SuiteReport): string {
  const reasons = [...report.skips].map(([reason, count]) => `${count} × ${reason}`);
  const why = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  return `${report.name}: ${report.passedCount} passed, ${report.failures.length} failed, ${skippedCount(report)} skipped${why}`;
}

/** Prints every failure, every passed case of which something was not compared, and what the skip reasons mean. */
export function detailLines(report: SuiteReport): string[] {
  const known = (reason: string): reason is keyof typeof SKIP_REASONS => Object.hasOwn(SKIP_REASONS, reason);
  return [
    ...report.failures.map(
      ({ label, why }) => `  FAILED ${report.name} ${label}\n    ${why.replaceAll('\n', '\n    ')}`,
    ),
    ...report.notes.map(({ label, note }) => `  note ${report.name} ${label}: ${note}`),
    ...[...report.skips.keys()].filter(known).map((reason) => `  skip "${reason}": ${SKIP_REASONS[reason]}`),
  ];
}
