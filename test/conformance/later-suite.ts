/** Suites of parts that the project does not have yet: counted and skipped. */
import type { DataFolder } from './data-folder.ts';
import type { SkipReason } from './skip-reasons.ts';
import { type CaseResult, type Suite, skip } from './suite.ts';

/** Which file holds the cases of a suite, how to count them, and why they wait. */
export interface LaterSuiteSpec {
  readonly name: string;
  readonly files: readonly string[];
  readonly reason: SkipReason;
  /** Gives the number of cases; default: the lines of the files. */
  readonly count?: (data: DataFolder) => number;
}

/** Makes a suite whose every case is skipped for one reason. */
export function laterSuite({ name, files, reason, count }: LaterSuiteSpec): Suite {
  return {
    name,
    files,
    *run(data): Generator<CaseResult> {
      const caseCount = count?.(data) ?? files.reduce((sum, file) => sum + data.lineCount(file), 0);
      for (let index = 0; index < caseCount; index++) {
        yield { label: `#${index}`, outcome: skip(reason) };
      }
    },
  };
}
