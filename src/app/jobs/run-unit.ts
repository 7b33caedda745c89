/** One unit from its first event to its last, on whatever thread. */
import { type Diagnostic, DiagnosticSink } from '../../base/diagnostic.ts';
import type { EventBatch } from '../../event/event-batch.ts';
import { openFile } from '../../sources/chunk-reader.ts';
import { unpacked } from '../../sources/gzip.ts';
import type { Input } from '../../sources/inputs.ts';
import { type AuditLogOptions, AuditLogSource } from '../../sources/k8s-audit/log-source.ts';
import { createPrecheck } from '../../sources/k8s-audit/precheck.ts';
import type { CaptureLibrary } from '../../sources/native/library.ts';
import type { CaptureDemand } from '../../sources/native/options.ts';
import { ScapFileSource } from '../../sources/scap-file.ts';
import type { EventSource } from '../../sources/source.ts';
import { captureDemand } from '../capture-demand.ts';
import type { Evaluator } from '../evaluator.ts';
import { auditOptions, type EventsDemand } from '../events.ts';
import type { Outcome } from '../outcome.ts';
import { failureOf, runPipeline } from '../pipeline.ts';
import { NumberedSource } from './numbered-source.ts';
import type { LogPart, Unit, UnitEnd, UnitPart } from './unit.ts';

const PROGRESS_MS = 200;

/** A unit, and what is known of those before it. */
export interface Assignment {
  readonly unit: Unit;
  /** Time of the first event of the group; undefined when no unit before had one. */
  readonly startTimeNs: bigint | undefined;
  /** Rules read the numbers of events, and other units count too. */
  readonly isNumbered: boolean;
}

/**
 * What a thread works with. Made once: code that is compiled for one object is
 * slower, and compiled anew, when there are others of its kind.
 */
export class Workbench {
  readonly evaluator: Evaluator;
  /** @throws CaptureError */
  readonly loadLibrary: () => CaptureLibrary;
  readonly captureDemand: CaptureDemand;
  readonly logOptions: AuditLogOptions;

  constructor(evaluator: Evaluator, demand: EventsDemand, loadLibrary: () => CaptureLibrary) {
    this.evaluator = evaluator;
    this.loadLibrary = loadLibrary;
    this.captureDemand = captureDemand(demand.ruleset.ofSource('syscall').rules);
    this.logOptions = { precheck: createPrecheck(auditOptions(demand).requiredTexts) };
  }
}

/** Whom a unit is run for. */
export interface UnitHost {
  readonly signal: AbortSignal;
  /** Hands over what was found; resolves when there is room for more. */
  give(part: UnitPart): Promise<void>;
  /** Says when the first event happened, as soon as it is known. */
  started(timeNs: bigint): void;
  /** Says how many events there are and gives how many came before in the group; undefined when the run ends. */
  countBefore(eventCount: number): Promise<number | undefined>;
  progress(byteCount: number): void;
}

/** Runs a unit; the last part given is its end. */
export async function runUnit(assignment: Assignment, workbench: Workbench, host: UnitHost): Promise<void> {
  const log = assignment.unit.kind === 'audit-log' ? openLog(assignment, workbench, host) : undefined;
  const source = log ?? openCapture(assignment.unit, workbench, host);
  const timer = setInterval(() => host.progress(source.stats().byteCount), PROGRESS_MS);
  let failure: Diagnostic | undefined;
  try {
    const receiver = { isOpen: true, take: (outcome: Outcome) => host.give({ kind: 'outcome', outcome }) };
    const { evaluator } = workbench;
    await runPipeline(watched(source, assignment, host), { evaluator, receiver, signal: host.signal });
  } catch (error) {
    failure = failureOf(error);
  } finally {
    clearInterval(timer);
    await source.close();
  }
  const { byteCount, unreportedCount } = source.stats();
  const lineCount = log?.stats().lineCount ?? 0;
  const end: UnitEnd = { kind: 'end', failure, lineCount, byteCount, unreportedCount };
  await host.give(end);
}

function openLog({ unit, startTimeNs }: Assignment, { logOptions }: Workbench, host: UnitHost): AuditLogSource {
  const inputs = unit.kind === 'audit-log' ? unit.parts.map(inputOf) : [];
  return new AuditLogSource(inputs, new DiagnosticSink(), {
    ...logOptions,
    startTimeNs,
    reportLoss: (report) => void host.give({ kind: 'loss', report }),
  });
}

function inputOf({ name, isPacked, range }: LogPart): Input {
  return {
    name,
    kind: 'json',
    isPacked,
    sizeBytes: undefined,
    startsWithin: (range?.start ?? 0) > 0,
    open: async () => (isPacked ? unpacked(await openFile(name)) : openFile(name, range)),
  };
}

function openCapture(
  { kind, ...rest }: Unit,
  { captureDemand: demand, loadLibrary }: Workbench,
  host: UnitHost,
): ScapFileSource {
  const name = 'name' in rest ? rest.name : kind;
  const sink = new HandingSink(host);
  return new ScapFileSource({ name, path: name, sizeBytes: undefined }, demand, loadLibrary(), sink);
}

/** The source of a unit, of which those that wait for it are told what they need. */
function watched(source: EventSource, { unit, isNumbered, startTimeNs }: Assignment, host: UnitHost): EventSource {
  if (unit.kind === 'capture') {
    return source;
  }
  let isKnown = startTimeNs !== undefined;
  const tell = (batch: EventBatch | undefined) => {
    if (!isKnown && batch?.startTimeNs !== undefined) {
      isKnown = true;
      host.started(batch.startTimeNs);
    }
  };
  return isNumbered ? new NumberedSource(source, tell, host) : told(source, tell);
}

function told(source: EventSource, tell: (batch: EventBatch | undefined) => void): EventSource {
  return {
    async nextBatch() {
      const batch = await source.nextBatch();
      tell(batch);
      return batch;
    },
    stats: () => source.stats(),
    close: () => source.close(),
  };
}

/** Hands diagnostics over. */
class HandingSink extends DiagnosticSink {
  readonly #host: UnitHost;

  constructor(host: UnitHost) {
    super();
    this.#host = host;
  }

  override add(diagnostic: Diagnostic): void {
    void this.#host.give({ kind: 'diagnostic', diagnostic });
  }
}
