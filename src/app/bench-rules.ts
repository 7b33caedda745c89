/** The rules of a benchmark in this process: for the slow reference, which says how many matches are right. */

import { Bitset } from '../base/bitset.ts';
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { evaluateSlowly, type ReferenceRules } from '../bench/reference.ts';
import type { Segment } from '../bench/segment.ts';
import { EVENT_TYPE_COUNT } from '../event/event-type.ts';
import { findInputs } from '../sources/inputs.ts';
import { AuditLogSource } from '../sources/k8s-audit/log-source.ts';
import { ScapFileSource } from '../sources/scap-file.ts';
import type { EventSource } from '../sources/source.ts';
import { openStandardInput } from '../sources/standard-input.ts';
import { captureDemand } from './capture-demand.ts';
import { findCaptureLibrary } from './capture-library.ts';

/** Opens a file so that every event of it is delivered, whatever the rules need. @throws CaptureError */
export async function openWhole(path: string, { ruleset }: ReferenceRules): Promise<WholeSource | Diagnostic> {
  const sink = new DiagnosticSink();
  const [input] = await findInputs(path, sink, openStandardInput);
  if (input === undefined) {
    return sink.items[0]!;
  }
  if (input.kind !== 'scap') {
    const source = new AuditLogSource([input], sink, {});
    return { source, isCapture: false, isPacked: input.isPacked, sizeBytes: input.sizeBytes ?? 0 };
  }
  const { columns } = captureDemand(ruleset.ofSource('syscall').rules);
  const demand = { eventTypes: Bitset.full(EVENT_TYPE_COUNT), columns };
  const capture = { name: path, path, sizeBytes: input.sizeBytes };
  const source = new ScapFileSource(capture, demand, findCaptureLibrary(), sink);
  return { source, isCapture: true, isPacked: input.isPacked, sizeBytes: input.sizeBytes ?? 0 };
}

/** A source of all events of one file. */
export interface WholeSource {
  readonly source: EventSource;
  readonly isCapture: boolean;
  readonly isPacked: boolean;
  /** As stored. */
  readonly sizeBytes: number;
}

/** Matches in a file made by repeating a segment. */
export interface ExpectedMatches {
  /** In the head and the first repetition. */
  readonly first: number;
  /** In each later one. */
  readonly later: number;
}

/**
 * Counts the matches in a sample, the head and some repetitions of a segment,
 * with the slow reference. A text is what is wrong: the repetitions differ.
 */
export async function expectedMatches(
  samplePath: string,
  segment: Segment,
  rules: ReferenceRules,
): Promise<ExpectedMatches | string> {
  const opened = await openWhole(samplePath, rules);
  if (!('source' in opened)) {
    return opened.message;
  }
  const { source } = opened;
  const counts: number[] = [];
  try {
    for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
      const { eventNumber } = batch;
      evaluateSlowly(rules, batch, (row) => {
        const place = Math.floor((eventNumber[row]! - 1 - segment.headEventCount) / segment.eventCount);
        counts[Math.max(0, place)] = (counts[Math.max(0, place)] ?? 0) + 1;
      });
    }
    const repetitions = Math.round((source.stats().eventCount - segment.headEventCount) / segment.eventCount);
    const [first = 0, ...later] = Array.from({ length: repetitions }, (_, i) => counts[i] ?? 0);
    return later.every((count) => count === later[0])
      ? { first, later: later[0] ?? 0 }
      : `the repetitions of the sample have ${later.join(', ')} matches`;
  } finally {
    await source.close();
  }
}
