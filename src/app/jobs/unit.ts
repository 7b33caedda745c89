/** What one thread does at a time: a capture, an audit log, or a part of a large one. Plain data. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { ByteRange } from '../../sources/chunk-reader.ts';
import type { Input } from '../../sources/inputs.ts';
import { lineRanges } from '../../sources/k8s-audit/line-ranges.ts';
import type { LossReport } from '../../sources/k8s-audit/losses.ts';
import type { Outcome } from '../outcome.ts';

/** A file of audit events, or a part of it. */
export interface LogPart {
  readonly name: string;
  readonly isPacked: boolean;
  readonly range?: ByteRange;
}

/** Audit logs that follow each other are one group: their events count, and their times begin, together. */
export type Unit =
  | { readonly kind: 'capture'; readonly name: string }
  | { readonly kind: 'audit-log'; readonly group: number; readonly parts: readonly LogPart[] };

/** What a unit came to, in order; the end is the last. */
export type UnitPart =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic }
  /** The line counts from the first one of the unit. */
  | { readonly kind: 'loss'; readonly report: LossReport }
  | UnitEnd;

/** How a unit ended. */
export interface UnitEnd {
  readonly kind: 'end';
  /** Why it could not be read to its end. */
  readonly failure: Diagnostic | undefined;
  /** Lines of the last log. */
  readonly lineCount: number;
  readonly byteCount: number;
  readonly unreportedCount: number;
}

/** How inputs are divided. */
export interface Division {
  /** Bytes of the parts of a log, at least. */
  readonly partBytes: number;
  /** Rules read the numbers of events: logs that cannot be cut stay together with those beside them. */
  readonly isNumbered: boolean;
}

/** Divides groups of inputs (see app/events.ts) into units, in order; files are looked into as late as may be. */
export async function* unitsOf(groups: readonly (readonly Input[])[], division: Division): AsyncGenerator<Unit> {
  for (const [group, inputs] of groups.entries()) {
    const [first] = inputs;
    if (first?.kind === 'scap') {
      yield { kind: 'capture', name: first.name };
    } else if (division.isNumbered && inputs.some(({ isPacked }) => isPacked)) {
      yield { kind: 'audit-log', group, parts: inputs.map(({ name, isPacked }) => ({ name, isPacked })) };
    } else {
      for (const input of inputs) {
        yield* unitsOfLog(input, group, division.partBytes);
      }
    }
  }
}

async function* unitsOfLog({ name, isPacked }: Input, group: number, partBytes: number): AsyncGenerator<Unit> {
  if (isPacked) {
    yield { kind: 'audit-log', group, parts: [{ name, isPacked }] };
    return;
  }
  let start = 0;
  try {
    for await (const range of lineRanges(name, partBytes)) {
      start = range.start;
      yield { kind: 'audit-log', group, parts: [{ name, isPacked, range }] };
      start = range.end ?? start;
    }
  } catch {
    // Whoever reads the rest finds out what is the matter and says so in its turn.
    yield { kind: 'audit-log', group, parts: [{ name, isPacked, range: { start, end: undefined } }] };
  }
}
