/** Captures made by the writer, read back through the product. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { ScapWriter } from '#src/bench/scap/writer.js';
import { loadRules } from '#src/rules/load.js';
import { hasCaptureLibrary } from './capture-library.ts';
import { runCapture } from './run-capture.ts';

/** A test that reads captures; skipped, and its title says why, where they cannot be read. */
export function captureTest(title: string, implementation: (t: ExecutionContext) => Promise<void>): void {
  if (hasCaptureLibrary()) {
    test(title, implementation);
  } else {
    test.skip(`${title} (build/native/libcapture.so is not built)`, implementation);
  }
}

/** Values by field; null = none. */
export type Row = Readonly<Record<string, unknown>>;

/** What was read of a capture. */
export interface ReadCapture {
  readonly rows: readonly Row[];
  readonly warnings: readonly string[];
  /** Losses by name, those that happened. */
  readonly drops: Readonly<Record<string, number>>;
  /** Why reading ended, when it did not end well. */
  readonly error: string | undefined;
}

/** Reads the fields of all events shown, or of those that a condition selects. */
export async function readCapture(
  capture: ScapWriter | Uint8Array,
  fields: readonly string[],
  condition: string = 'evt.num >= 0',
): Promise<ReadCapture> {
  const folder = mkdtempSync(join(tmpdir(), 'drypod-scap-'));
  const path = join(folder, 'test.scap');
  writeFileSync(path, capture instanceof Uint8Array ? capture : capture.bytes());
  const output = ['evt.num', ...fields].map((field) => `%${field}`).join(' ');
  const rule = { rule: 'events', desc: '-', condition, output, priority: 'INFO' };
  const loaded = loadRules([{ name: 'rules.yaml', text: `- ${JSON.stringify(rule)}\n` }]);
  if (!loaded.isSuccessful) {
    throw new Error(loaded.files[0]?.diagnostics.map(({ message }) => message).join('; '));
  }
  const rows: Row[] = [];
  try {
    const { warnings, stats } = await runCapture(loaded, path, 'all', ({ output: format }, batch, row) => {
      rows.push(format.values(batch, row));
    });
    const drops = Object.fromEntries(Object.entries(stats.drops).filter(([, count]) => count > 0));
    return { rows, warnings, drops, error: undefined };
  } catch (error) {
    return { rows, warnings: [], drops: {}, error: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads the fields of the only event shown. */
export async function readOne(capture: ScapWriter, fields: readonly string[], condition?: string): Promise<Row> {
  const { rows, warnings, error } = await readCapture(capture, fields, condition);
  if (rows.length !== 1 || warnings.length > 0 || error !== undefined) {
    throw new Error(`${rows.length} rows; ${[...warnings, error].join('; ')}`);
  }
  const { 'evt.num': _, ...row } = rows[0]!;
  return row;
}
