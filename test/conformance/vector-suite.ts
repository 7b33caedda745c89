/** Suites whose cases are the list `cases` of one `vectors/NAME.json`. */
import type { DataFolder } from './data-folder.ts';
import { type CaseResult, fail, type Outcome, type Suite } from './suite.ts';

/** A vector file: `cases` and the tables that they refer to. */
export interface VectorFile<Case> {
  readonly cases: readonly Case[];
}

/** Keys that tell where a case comes from and say nothing about what is expected. */
const ORIGIN_KEYS = ['test', 'line', 'file', 'name'];
const FILE_KEYS = ['description', 'source', 'count', 'cases'];

/** How to judge the cases of one vector file. */
export interface VectorSuiteSpec<File extends VectorFile<Case>, Case extends object> {
  readonly name: string;
  /** Every key that a case may carry and that `judge` interprets; a case with another key fails. */
  readonly keys: readonly (keyof Case & string)[];
  /** Keys that are known and have no bearing on what is compared; say why where they are listed. */
  readonly ignoredKeys?: readonly string[];
  /** Every top-level key that `judge` interprets, or that only counts or describes. */
  readonly tables?: readonly string[];
  judge(vector: Case, file: File, data: DataFolder): Outcome | Promise<Outcome>;
}

/** Makes the suite of `vectors/NAME.json`. */
export function vectorSuite<File extends VectorFile<Case>, Case extends object>(
  spec: VectorSuiteSpec<File, Case>,
): Suite {
  const path = `vectors/${spec.name}.json`;
  return {
    name: spec.name,
    files: [path],
    async *run(data): AsyncGenerator<CaseResult> {
      const file = data.json(path) as File;
      const strangers = unknownKeys(file, [...FILE_KEYS, ...(spec.tables ?? [])]);
      if (strangers.length > 0) {
        yield { label: path, outcome: fail(`unknown keys in the file: ${strangers.join(', ')}`) };
      }
      for (const [index, vector] of file.cases.entries()) {
        yield { label: label(index, vector), outcome: await judge(spec, vector, file, data) };
      }
    },
  };
}

async function judge<File extends VectorFile<Case>, Case extends object>(
  spec: VectorSuiteSpec<File, Case>,
  vector: Case,
  file: File,
  data: DataFolder,
): Promise<Outcome> {
  const strangers = unknownKeys(vector, [...ORIGIN_KEYS, ...spec.keys, ...(spec.ignoredKeys ?? [])]);
  if (strangers.length > 0) {
    return fail(`unknown keys: ${strangers.join(', ')}`);
  }
  try {
    return await spec.judge(vector, file, data);
  } catch (error) {
    return fail(`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

function unknownKeys(object: object, known: readonly string[]): string[] {
  return Object.keys(object).filter((key) => !known.includes(key));
}

function label(index: number, vector: object): string {
  const fields = vector as Record<string, unknown>;
  const texts = ['name', 'test', 'condition', 'input', 'format']
    .map((key) => fields[key])
    .filter((value) => typeof value === 'string')
    .map((text) => (text.length > 160 ? `${text.slice(0, 160)}…` : text));
  return [`#${index}`, ...texts].join(' ');
}
