/** Audit logs held in memory, and all that a source makes of them. */
import { DiagnosticSink } from '#src/base/diagnostic.js';
import type { Input } from '#src/sources/inputs.js';
import { type AuditLogOptions, AuditLogSource, type AuditStats } from '#src/sources/k8s-audit/log-source.js';

/** A time stamp that every event of a test may have. */
export const STAMP = '2026-11-24T08:00:00.000001Z';

/** Makes an event; parts replace what it has. */
export function eventOf(parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { kind: 'Event', auditID: 'id', stage: 'ResponseComplete', stageTimestamp: STAMP, ...parts };
}

/** Makes an input of chunks, each given in a buffer that is overwritten afterwards, as a file's are. */
export function inputOf(chunks: readonly Uint8Array[], name: string = 'audit.log'): Input {
  return {
    name,
    kind: 'json',
    isPacked: false,
    sizeBytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    async open() {
      let at = 0;
      let shown: Buffer | undefined;
      return {
        async read() {
          shown?.fill(0xee);
          const chunk = chunks[at++];
          shown = chunk && Buffer.from(chunk);
          return shown;
        },
        async close() {},
      };
    },
  };
}

export interface ReadLog {
  readonly events: readonly unknown[];
  readonly times: readonly bigint[];
  readonly startTimeNs: bigint | undefined;
  readonly numbers: readonly number[];
  readonly stats: AuditStats;
  readonly diagnostics: readonly { readonly code: string; readonly subject: string | undefined }[];
}

/** Reads everything in the inputs. */
export async function readLog(inputs: readonly Input[], options: AuditLogOptions = {}): Promise<ReadLog> {
  const sink = new DiagnosticSink();
  const source = new AuditLogSource(inputs, sink, options);
  const events: unknown[] = [];
  const times: bigint[] = [];
  const numbers: number[] = [];
  let startTimeNs: bigint | undefined;
  for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
    events.push(...batch.documents);
    times.push(...batch.timeNs);
    startTimeNs = batch.startTimeNs;
    numbers.push(...batch.eventNumber.subarray(0, batch.rowCount));
  }
  const stats = source.stats();
  await source.close();
  const diagnostics = sink.items.map(({ code, subject }) => ({ code, subject }));
  return { events, times, startTimeNs, numbers, stats, diagnostics };
}

/** Reads a log given as text. */
export function readText(text: string | Uint8Array, options: AuditLogOptions = {}): Promise<ReadLog> {
  return readLog([inputOf([Buffer.from(text as string)])], options);
}
