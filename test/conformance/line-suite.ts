/** Suites whose cases are the lines of one file. */
import type { DataFolder } from './data-folder.ts';
import { type JsonObject, parse } from './lossless-json.ts';
import { type CaseResult, fail, type Outcome, type Suite } from './suite.ts';

/** How to judge the lines of a file, each an object. */
export interface LineSuiteSpec<Case extends object> {
  readonly name: string;
  /** Path inside the data folder. */
  readonly file: string;
  /** Further files without which there is nothing to judge. */
  readonly otherFiles?: readonly string[];
  /** Every key that a case may carry and that is looked at; a case with another key fails. */
  readonly keys: readonly (keyof Case & string)[];
  /** Keys that have no bearing on what is compared; say why where they are listed. */
  readonly ignoredKeys?: readonly string[];
  /** Makes the judge of one run; it may remember what it likes. */
  judge(data: DataFolder): (vector: Case, index: number) => Outcome | Promise<Outcome>;
}

/** Makes the suite. Wide integers of the cases are as lossless-json.ts has them. */
export function lineSuite<Case extends object>(spec: LineSuiteSpec<Case>): Suite {
  const known = ['id', ...spec.keys, ...(spec.ignoredKeys ?? [])];
  return {
    name: spec.name,
    files: [spec.file, ...(spec.otherFiles ?? [])],
    async *run(data): AsyncGenerator<CaseResult> {
      const judge = spec.judge(data);
      for (const [index, line] of data.lines(spec.file).entries()) {
        const vector = parse(line) as JsonObject;
        const id = typeof vector['id'] === 'string' ? ` ${vector['id']}` : '';
        const strangers = Object.keys(vector).filter((key) => !known.includes(key));
        const outcome =
          strangers.length > 0
            ? fail(`unknown keys: ${strangers.join(', ')}`)
            : await judged(() => judge(vector as unknown as Case, index));
        yield { label: `#${index}${id}`, outcome };
      }
    },
  };
}

async function judged(judge: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await judge();
  } catch (error) {
    return fail(`threw ${error instanceof Error ? error.message : String(error)}`);
  }
}
