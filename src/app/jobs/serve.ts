/** The other end of WorkerRunner: runs units on a thread of its own, for whoever has started it. */
import type { MessagePort } from 'node:worker_threads';
import { Engine } from '../../engine/engine.ts';
import { alertPrinter } from '../../output/alert.ts';
import { loadRules } from '../../rules/load.ts';
import { captureLibraryFinder } from '../capture-library.ts';
import { COVERAGE_TEXTS } from '../coverage.ts';
import { Evaluator } from '../evaluator.ts';
import { unlessAborted } from '../shutdown.ts';
import { Budget } from './budget.ts';
import { lengthOf } from './lane.ts';
import type { FromWorker, ToWorker, WorkerRules } from './messages.ts';
import { runUnit, type UnitHost, Workbench } from './run-unit.ts';

/** Serves until it is told to close; then nothing keeps the thread. Rules come first. */
export function serveUnits(port: MessagePort): void {
  const host = new PortHost(port);
  let workbench: Workbench;
  let running: Promise<void> = Promise.resolve();
  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'load':
        workbench = workbenchOf(message.rules);
        host.say({ kind: 'ready' });
        break;
      case 'run':
        running = runUnit(message.assignment, workbench, host);
        break;
      case 'close':
        running.finally(() => port.close());
        break;
      default:
        host.hear(message);
    }
  });
}

function workbenchOf({ files, loadOptions, matching, groups, isGenerated, alertStyle }: WorkerRules): Workbench {
  const { ruleset } = loadRules(files, loadOptions);
  const isOfPolicies = isGenerated.includes(true);
  const evaluator = new Evaluator({
    engine: new Engine(ruleset, matching, ({ index }) => groups[index]!),
    printer: alertStyle && alertPrinter(alertStyle),
    isGenerated: ({ index }) => isGenerated[index]!,
    findsGaps: isOfPolicies,
  });
  const demand = { ruleset, auditTexts: isOfPolicies ? COVERAGE_TEXTS : undefined };
  return new Workbench(evaluator, demand, captureLibraryFinder());
}

/** Whoever has started the thread. */
class PortHost implements UnitHost {
  readonly #port: MessagePort;
  readonly #budget = new Budget();
  readonly #controller = new AbortController();
  #answer: ((count: number) => void) | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  say(message: FromWorker): void {
    this.#port.postMessage(message);
  }

  hear(message: Exclude<ToWorker, { readonly kind: 'load' | 'run' | 'close' }>): void {
    switch (message.kind) {
      case 'taken':
        this.#budget.taken(message.length);
        break;
      case 'before':
        this.#answer?.(message.count);
        break;
      case 'stop':
        this.#controller.abort();
        this.#budget.lift();
        break;
    }
  }

  give(part: Parameters<UnitHost['give']>[0]): Promise<void> {
    this.say({ kind: 'part', part });
    return this.#budget.add(lengthOf(part));
  }

  started(timeNs: bigint): void {
    this.say({ kind: 'started', timeNs });
  }

  countBefore(eventCount: number): Promise<number | undefined> {
    const before = new Promise<number>((resolve) => {
      this.#answer = resolve;
    });
    this.say({ kind: 'counted', count: eventCount });
    return unlessAborted(before, this.signal);
  }

  progress(byteCount: number): void {
    this.say({ kind: 'progress', byteCount });
  }
}
