/** Runs programs in turns, so that what the machine does meanwhile befalls all of them alike. */
import { type CountedFile, type Failure, type Row, type RowHead, rowOf } from './result.ts';
import { type ProcessRun, runProcess } from './run-process.ts';

/** A program with a task on a file. */
export interface Contender {
  readonly head: RowHead;
  readonly file: CountedFile;
  readonly command: readonly string[];
  countMatches(run: ProcessRun): number;
  /** What the slow reference finds; undefined where there is none. All runs have to find the same in any case. */
  readonly expectedMatches: number | undefined;
}

/** How often, and who is told of it. */
export interface Rounds {
  readonly warmUpRuns: number;
  readonly measuredRuns: number;
  readonly signal: AbortSignal;
  onRound(round: number, of: number): void;
}

/** Rows and failures, in the order of the contenders. */
export interface Measured {
  readonly rows: readonly Row[];
  readonly failures: readonly Failure[];
}

/** Measures; one that fails once is not run again. After the signal what is not finished is left out. */
export async function measure(contenders: readonly Contender[], rounds: Rounds): Promise<Measured> {
  const trials = contenders.map((contender) => new Trial(contender));
  const count = rounds.warmUpRuns + rounds.measuredRuns;
  for (let round = 0; round < count && !rounds.signal.aborted; round++) {
    rounds.onRound(round + 1, count);
    for (const trial of trials) {
      if (!rounds.signal.aborted) {
        await trial.run(round >= rounds.warmUpRuns, rounds.signal);
      }
    }
  }
  return {
    rows: trials.flatMap((trial) => trial.row(rounds.measuredRuns) ?? []),
    failures: rounds.signal.aborted ? [] : trials.flatMap((trial) => trial.failure ?? []),
  };
}

/** The runs of one contender. */
class Trial {
  readonly #contender: Contender;
  readonly #runs: ProcessRun[] = [];
  #matches: number | undefined;
  #mistake: string | undefined;

  constructor(contender: Contender) {
    this.#contender = contender;
    this.#matches = contender.expectedMatches;
  }

  async run(isMeasured: boolean, signal: AbortSignal): Promise<void> {
    if (this.#mistake !== undefined) {
      return;
    }
    try {
      const run = await runProcess(this.#contender.command, { signal });
      this.#matches ??= this.#contender.countMatches(run);
      this.#mistake = mistakeOf(this.#contender, run, this.#matches);
      if (isMeasured) {
        this.#runs.push(run);
      }
    } catch (error) {
      this.#mistake = error instanceof Error ? error.message : String(error);
    }
  }

  /** The row, when there are so many runs and none was wrong. */
  row(runCount: number): Row | undefined {
    const { head, file } = this.#contender;
    const isWhole = this.#mistake === undefined && this.#runs.length === runCount;
    return isWhole ? rowOf(head, file, this.#matches!, this.#runs) : undefined;
  }

  get failure(): Failure | undefined {
    const { head, file } = this.#contender;
    const form = file.isPacked ? 'gzip' : 'plain';
    return this.#mistake === undefined
      ? undefined
      : { scenario: head.scenario, form, program: head.program, message: this.#mistake };
  }
}

function mistakeOf(contender: Contender, run: ProcessRun, expected: number): string | undefined {
  if (run.exitCode !== 0) {
    const [said = ''] = (run.stderr.trim() || run.stdoutEnd.trim()).split('\n', 1);
    return `exit code ${run.exitCode}: ${said === '' ? 'it says nothing' : said}`;
  }
  const found = contender.countMatches(run);
  return found === expected ? undefined : `${found} matches, not ${expected}`;
}
