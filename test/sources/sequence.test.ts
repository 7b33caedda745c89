import test from 'ava';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { AuditLogSource } from '#src/sources/k8s-audit/log-source.js';
import { SourceSequence } from '#src/sources/sequence.js';
import { eventOf, inputOf } from '../_support/audit-logs.js';

function logOf(count: number): AuditLogSource {
  const lines = Array.from({ length: count }, () => `${JSON.stringify(eventOf())}\n`);
  return new AuditLogSource([inputOf([Buffer.from(lines.join(''))])], new DiagnosticSink());
}

test('sequence: one source after the other, empty ones in between', async (t) => {
  const source = new SourceSequence([logOf(0), logOf(2), logOf(0), logOf(1), logOf(0)]);
  const sizes: number[] = [];
  for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
    sizes.push(batch.rowCount);
  }
  t.deepEqual(sizes, [2, 1]);
  const { eventCount, byteCount, totalBytes, drops } = source.stats();
  t.is(eventCount, 3);
  t.is(byteCount, totalBytes ?? 0);
  t.is(drops['nDropsNotJson'], 0);
  await source.close();
  t.is(await source.nextBatch(), undefined);
});

test('sequence: of no source at all', async (t) => {
  t.is(await new SourceSequence([]).nextBatch(), undefined);
});
