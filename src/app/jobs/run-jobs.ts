/**
 * Units on several threads, their results in the order of one. Threads take
 * units as they get free; what they find waits until its turn.
 */
import type { DiagnosticSink } from '../../base/diagnostic.ts';
import { Losses, lossReporter } from '../../sources/k8s-audit/losses.ts';
import type { SourceStats } from '../../sources/source.ts';
import type { OutcomeReceiver } from '../outcome.ts';
import { unlessAborted } from '../shutdown.ts';
import { Dispenser } from './dispenser.ts';
import type { Lane } from './lane.ts';
import type { Runner } from './runner.ts';
import type { Unit, UnitPart } from './unit.ts';

/** What runs and where it goes. */
export interface JobsPlan {
  readonly units: AsyncGenerator<Unit>;
  /** Rules read the numbers of events. */
  readonly isNumbered: boolean;
  readonly runners: readonly Runner[];
  readonly receiver: OutcomeReceiver;
  /** Takes losses, and why an input failed. */
  readonly sink: DiagnosticSink;
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** Bytes of all inputs; undefined when not known. */
  readonly totalBytes: number | undefined;
}

/** A run of several jobs. */
export class Jobs {
  readonly #plan: JobsPlan;
  readonly #dispenser: Dispenser;
  readonly #running = new Set<Lane>();
  #doneBytes = 0;
  #losses: Losses;
  #unreportedCount = 0;
  /** Group of the audit log that was delivered last, and the number of its lines so far. */
  #group: number | undefined;
  #lineCount = 0;

  constructor(plan: JobsPlan) {
    this.#plan = plan;
    this.#dispenser = new Dispenser(plan.units, plan.isNumbered);
    this.#losses = new Losses(lossReporter(plan.sink));
  }

  /**
   * Runs all units, or until the signal or a reader that went away ends it, or
   * an input fails. False when one did. No thread runs a unit any more then.
   * @throws OutputError
   */
  async run(): Promise<boolean> {
    const { runners } = this.#plan;
    const working = Promise.all(runners.map((runner) => this.#work(runner)));
    // A thread that breaks never ends its unit.
    const broken = working.then(() => new Promise<never>(() => {}));
    try {
      return await Promise.race([this.#deliver(), broken]);
    } finally {
      this.#dispenser.stop();
      for (const runner of runners) {
        runner.stop();
      }
      await working.catch(() => undefined);
    }
  }

  /** Progress so far. */
  stats(): SourceStats {
    const byteCount = [...this.#running].reduce((sum, lane) => sum + lane.byteCount, this.#doneBytes);
    const { totalBytes } = this.#plan;
    return { eventCount: 0, byteCount, totalBytes, drops: {}, unreportedCount: this.#unreportedCount };
  }

  async #work(runner: Runner): Promise<void> {
    await runner.ready;
    for (let lane = await this.#dispenser.next(); lane !== undefined; lane = await this.#dispenser.next()) {
      this.#running.add(lane);
      await runner.run(lane);
      this.#running.delete(lane);
      this.#doneBytes += lane.byteCount;
    }
  }

  async #deliver(): Promise<boolean> {
    const { signal, receiver } = this.#plan;
    while (!signal.aborted && receiver.isOpen) {
      const lane = await unlessAborted(this.#dispenser.nextToDeliver(), signal);
      if (lane === undefined) {
        break;
      }
      this.#begin(lane.assignment.unit);
      if (!(await this.#deliverUnit(lane))) {
        return false;
      }
    }
    return true;
  }

  /** Losses are counted by group, lines by log. */
  #begin(unit: Unit): void {
    if (unit.kind === 'capture') {
      return;
    }
    if (unit.group !== this.#group) {
      this.#group = unit.group;
      this.#losses = new Losses(lossReporter(this.#plan.sink));
    }
    if ((unit.parts[0]?.range?.start ?? 0) === 0) {
      this.#lineCount = 0;
    }
  }

  /** False when the unit failed. */
  async #deliverUnit(lane: Lane): Promise<boolean> {
    const { signal, receiver } = this.#plan;
    while (!signal.aborted && receiver.isOpen) {
      const part = await unlessAborted(lane.take(), signal);
      if (part?.kind === 'end') {
        this.#lineCount += part.lineCount;
        this.#unreportedCount += part.unreportedCount;
        if (part.failure !== undefined) {
          this.#plan.sink.add(part.failure);
          return false;
        }
        break;
      }
      if (part !== undefined) {
        await this.#deliverPart(part);
      }
    }
    return true;
  }

  async #deliverPart(part: Exclude<UnitPart, { readonly kind: 'end' }>): Promise<void> {
    switch (part.kind) {
      case 'outcome':
        await this.#plan.receiver.take(part.outcome);
        break;
      case 'diagnostic':
        this.#plan.sink.add(part.diagnostic);
        break;
      case 'loss':
        this.#deliverLoss(part);
        break;
    }
  }

  #deliverLoss({ report }: Extract<UnitPart, { readonly kind: 'loss' }>): void {
    const { name, line } = report.place;
    const before = this.#losses.unreportedCount;
    this.#losses.add({ ...report, place: { name, line: this.#lineCount + line } });
    this.#unreportedCount += this.#losses.unreportedCount - before;
  }
}
