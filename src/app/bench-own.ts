/** Measures files of the user's own with rules of the user's own. */
import { DiagnosticSink } from '../base/diagnostic.ts';
import { type Measured, measure } from '../bench/measure.ts';
import { evaluateSlowly } from '../bench/reference.ts';
import { type CountedFile, DRYPOD } from '../bench/result.ts';
import { Engine } from '../engine/engine.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { Input } from '../sources/inputs.ts';
import type { EventSource } from '../sources/source.ts';
import { findFiles, openWhole } from './bench-rules.ts';
import { type BenchRun, contender, drypodCommand, peerContender, programsOf, tell } from './bench-workload.ts';
import { NO_OPTIONS } from './check-invocation.ts';
import { report } from './console.ts';
import type { BenchOptions } from './invocation.ts';
import { type LoadedRun, loadRun } from './load-run.ts';
import { readSettings } from './settings.ts';

/** The slow reference looks at the events of a file until this time is over. */
const REFERENCE_MS = 3000;

/** Measures each file; undefined when rules or files are wrong, which is reported. @throws CaptureError */
export async function measureOwn(options: BenchOptions, run: BenchRun): Promise<Measured | undefined> {
  const { psp, rules, dialect, events } = options;
  const loaded = loadRun({ ...NO_OPTIONS, dialect, psp }, readSettings([], new DiagnosticSink()), rules, run.console);
  if (loaded === undefined) {
    return undefined;
  }
  const words = [
    ...(psp.length > 0 ? ['--psp', ...psp, '--dialect', dialect] : []),
    ...(rules.length > 0 ? ['-r', ...rules] : []),
  ];
  const sink = new DiagnosticSink();
  const inputs = await findFiles(events, sink);
  report(run.console, sink.items, sink.omittedCount);
  if (sink.hasErrors) {
    return undefined;
  }
  const measured: Measured[] = [];
  for (const input of inputs) {
    if (!run.signal.aborted) {
      measured.push(await measureFile(input, loaded, words, run));
    }
  }
  return {
    rows: measured.flatMap(({ rows }) => rows),
    failures: measured.flatMap(({ failures }) => failures),
  };
}

async function measureFile(
  input: Input,
  loaded: LoadedRun,
  words: readonly string[],
  run: BenchRun,
): Promise<Measured> {
  const path = input.name;
  const isCapture = input.kind === 'scap';
  const checked = await check(openWhole(input, loaded), loaded, run.signal);
  tell(run, `${path}: ${checked.eventCount} events, ${checked.referenceCount} of them checked with the slow reference`);
  const scenario = `own/${path}`;
  const source = isCapture ? 'syscall' : 'k8s_audit';
  if (checked.mistake !== undefined) {
    const failure = { scenario, form: 'plain' as const, program: DRYPOD, message: checked.mistake };
    return { rows: [], failures: [failure] };
  }
  const file: CountedFile = {
    path,
    isPacked: input.isPacked,
    byteCount: input.sizeBytes ?? 0,
    eventCount: checked.eventCount,
  };
  const ruleCount = loaded.ruleset.ofSource(source).rules.length;
  const head = { scenario, source, task: `${ruleCount} rules`, ruleCount } as const;
  const own = programsOf(run, source).map(({ program, main, words: more }) =>
    contender({ ...head, program }, file, drypodCommand(main, [...words, ...more], path), undefined),
  );
  const peers = isCapture
    ? run.peers.flatMap((peer) => peerContender(peer, { kind: 'nothing' }, { scenario, source }, file, 0))
    : [];
  return await measure([...own, ...peers], {
    ...run.size,
    signal: run.signal,
    onRound: (round, of) => tell(run, `${path}: round ${round} of ${of}`),
  });
}

interface Checked {
  readonly eventCount: number;
  /** Events that the reference has looked at. */
  readonly referenceCount: number;
  /** Where the engine and the reference disagree. */
  readonly mistake: string | undefined;
}

/** Reads a whole file once and compares the engine with the reference on its beginning. */
async function check(source: EventSource, loaded: LoadedRun, signal: AbortSignal): Promise<Checked> {
  const engine = new Engine(loaded.ruleset, 'first', loaded.groupOf);
  const end = Date.now() + REFERENCE_MS;
  let referenceCount = 0;
  try {
    for (
      let batch = await source.nextBatch();
      batch !== undefined && !signal.aborted;
      batch = await source.nextBatch()
    ) {
      if (Date.now() < end) {
        const mistake = difference(engine, loaded, batch);
        if (mistake !== undefined) {
          return { eventCount: 0, referenceCount, mistake };
        }
        referenceCount += batch.rowCount;
      }
    }
    const { eventCount } = source.stats();
    return { eventCount, referenceCount, mistake: eventCount === 0 ? 'it holds no events' : undefined };
  } finally {
    await source.close();
  }
}

function difference(engine: Engine, loaded: LoadedRun, batch: EventBatch): string | undefined {
  const { count, rows, rules } = engine.evaluate(batch);
  const found = Array.from({ length: count }, (_, i) => `${rows[i]} ${rules[i]}`);
  const expected: string[] = [];
  evaluateSlowly(loaded, batch, (row, rule) => expected.push(`${row} ${rule.index}`));
  const at = expected.findIndex((match, i) => found[i] !== match);
  if (at === -1 && found.length === expected.length) {
    return undefined;
  }
  const [row = 0] = (expected[at] ?? found[expected.length] ?? '0').split(' ').map(Number);
  return `the engine and the slow reference disagree about event ${batch.eventNumber[row]}`;
}
