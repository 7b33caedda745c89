/** Inputs → a run of several threads, where that is worth it. */
import type { DiagnosticSink } from '../../base/diagnostic.ts';
import { CaptureError } from '../../base/errors.ts';
import type { RuleMatching } from '../../engine/engine.ts';
import type { AlertStyle } from '../../output/alert.ts';
import type { Input } from '../../sources/inputs.ts';
import type { CaptureLibrary } from '../../sources/native/library.ts';
import { captureLibraryFinder } from '../capture-library.ts';
import { type EventsDemand, groupsOf, readsEventNumbers } from '../events.ts';
import type { LoadedRun } from '../load-run.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Crew } from './crew.ts';
import type { WorkerRules } from './messages.ts';
import { planJobs } from './plan.ts';
import { Jobs } from './run-jobs.ts';
import { Workbench } from './run-unit.ts';
import { OwnRunner } from './runner.ts';
import { unitsOf } from './unit.ts';

/** What a run is made of. */
export interface JobsDemand extends EventsDemand {
  readonly loaded: LoadedRun;
  readonly matching: RuleMatching;
  /** Absent when nobody wants alerts. */
  readonly alertStyle: AlertStyle | undefined;
  /** Threads at most, this one included. */
  readonly jobs: number;
  readonly crew: Crew;
}

/**
 * Gives threads their part of the inputs. Undefined when one thread is to read them all:
 * there is too little to do, an input is no file, a time limit needs all events
 * in their order, or captures cannot be read at all.
 */
export function divide(
  inputs: readonly Input[],
  demand: JobsDemand,
  pipeline: Pipeline,
  sink: DiagnosticSink,
): Jobs | undefined {
  const isNumbered = readsEventNumbers(demand.ruleset);
  const planned =
    pipeline.maxNs === undefined ? planJobs(inputs, demand.jobs, isNumbered, demand.crew.limits) : undefined;
  const loadLibrary = captureLibraryFinder();
  if (planned === undefined || (inputs.some(({ kind }) => kind === 'scap') && !isLoadable(loadLibrary))) {
    return undefined;
  }
  const { evaluator, receiver, signal } = pipeline;
  const others = demand.crew.take(planned.jobs - 1, rulesOf(demand));
  const own = new OwnRunner(new Workbench(evaluator, demand, loadLibrary));
  const isSizeKnown = inputs.every(({ kind, isPacked }) => kind === 'scap' || !isPacked);
  return new Jobs({
    units: unitsOf(groupsOf(inputs), { partBytes: planned.partBytes, isNumbered }),
    isNumbered,
    runners: [own, ...others],
    receiver,
    sink,
    signal,
    totalBytes: isSizeKnown ? inputs.reduce((sum, { sizeBytes = 0 }) => sum + sizeBytes, 0) : undefined,
  });
}

/** Loads the library on this thread, before any other one does: it would be unloaded with the last thread that uses it. */
function isLoadable(loadLibrary: () => CaptureLibrary): boolean {
  try {
    loadLibrary();
    return true;
  } catch (error) {
    if (error instanceof CaptureError) {
      return false;
    }
    throw error;
  }
}

function rulesOf({ loaded, matching, alertStyle }: JobsDemand): WorkerRules {
  const { ruleset, policyOfRule, groupOf, files, loadOptions } = loaded;
  return {
    files,
    loadOptions,
    matching,
    groups: ruleset.rules.map(groupOf),
    isGenerated: ruleset.rules.map(({ name }) => policyOfRule.has(name)),
    alertStyle,
  };
}
