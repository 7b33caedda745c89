/** The rules of a benchmark in this process: for the slow reference, which says how many matches are right. */

import { Bitset } from '../base/bitset.ts';
import { DiagnosticSink } from '../base/diagnostic.ts';
import { evaluateSlowly, type ReferenceRules } from '../bench/reference.ts';
import type { Segment } from '../bench/segment.ts';
import { EVENT_TYPE_COUNT } from '../event/event-type.ts';
import { findInputs, type Input } from '../sources/inputs.ts';
import { AuditLogSource } from '../sources/k8s-audit/log-source.ts';
import { ScapFileSource } from '../sources/scap-file.ts';
import type { EventSource } from '../sources/source.ts';
import { openStandardInput } from '../sources/standard-input.ts';
import { captureDemand } from './capture-demand.ts';
import { findCaptureLibrary } from './capture-library.ts';

/**
 * Finds the files that names stand for; a folder stands for its files.
 * Diagnostics: AUDIT_UNREADABLE_INPUT, EVENTS_UNKNOWN_FORMAT.
 */
export async function findFiles(names: readonly string[], sink: DiagnosticSink): Promise<readonly Input[]> {
  const found: Input[] = [];
  for (const name of names) {
    found.push(...(await findInputs(name, sink, openStandardInput)));
  }
  for (const { name: subject } of found.filter(({ kind }) => kind !== 'scap' && kind !== 'json')) {
    const expected = 'an audit log, one JSON object a line, or a capture of system calls';
    sink.add({ code: 'EVENTS_UNKNOWN_FORMAT', severity: 'error', message: 'it holds no events', subject, expected });
  }
  return found;
}

/** Opens a file so that every event of it is delivered, whatever the rules need. @throws CaptureError */
export function openWhole(input: Input, { ruleset }: ReferenceRules): EventSource {
  const sink = new DiagnosticSink();
  const { name, sizeBytes } = input;
  if (input.kind !== 'scap') {
    return new AuditLogSource([input], sink, {});
  }
  const { columns } = captureDemand(ruleset.ofSource('syscall').rules);
  const demand = { eventTypes: Bitset.full(EVENT_TYPE_COUNT), columns };
  return new ScapFileSource({ name, path: name, sizeBytes }, demand, findCaptureLibrary(), sink);
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
  const sink = new DiagnosticSink();
  const [input] = await findFiles([samplePath], sink);
  if (input === undefined || sink.hasErrors) {
    return sink.items[0]?.message ?? 'there is no sample';
  }
  const source = openWhole(input, rules);
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
