/** Suites whose cases are the lines of one file. */
import type { DataFolder } from './data-folder.ts';
import { type Json, type JsonObject, parse } from './lossless-json.ts';
import { all, type CaseResult, fail, type Outcome, PASS, type Suite } from './suite.ts';

/** How to judge the lines of a file, each an object. */
export interface LineSuiteSpec<Case extends object> {
  readonly name: string;
  /** Path inside the data folder. */
  readonly file: string;
  /** Further files without which there is nothing to judge. */
  readonly otherFiles?: readonly string[];
  /** The keys that are looked at; that a case has others is noted. */
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
        let id: Json | undefined;
        const outcome = await judged(async () => {
          const vector = parse(line) as JsonObject;
          id = vector['id'];
          const strangers = Object.keys(vector).filter((key) => !known.includes(key));
          return all([await judge(vector as unknown as Case, index), noted(strangers)]);
        });
        yield { label: [`#${index}`, ...(typeof id === 'string' ? [id] : [])].join(' '), outcome };
      }
    },
  };
}

function noted(strangers: readonly string[]): Outcome {
  return strangers.length === 0 ? PASS : { kind: 'pass', note: `keys not looked at: ${strangers.join(', ')}` };
}

async function judged(judge: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await judge();
  } catch (error) {
    return fail(`threw ${error instanceof Error ? error.message : String(error)}`);
  }
}
