/**
 * Memory: a capture of 10 million threads and 10 million files, about 1 GB, is
 * made and piped into drypod, which must not grow with it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine } from '#src/bench/machine.js';
import { RESTRICTIVE_POLICY } from '#src/bench/restrictive-policy.js';
import { runProcess } from '#src/bench/run-process.js';
import { streamDistinct } from './capture-stream.js';
import { keepRecord } from './record.js';

const THREADS = Number(process.env['DRYPOD_BENCH_THREADS'] ?? 10e6);
const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

/** A tenth of the work first, to see what does not depend on the length. */
const LENGTHS = [THREADS / 10, THREADS];

const folder = mkdtempSync(join(tmpdir(), 'drypod-bench-'));
try {
  const policy = join(folder, 'policy.yaml');
  writeFileSync(policy, RESTRICTIVE_POLICY);
  const rows = [];
  for (const length of LENGTHS) {
    const totals = { bytes: 0, events: 0, threads: 0 };
    const run = await runProcess(['node', MAIN, '--psp', policy, '-e', '-'], {
      input: streamDistinct(length, totals),
      signal: new AbortController().signal,
    });
    if (run.exitCode !== 0 || !run.stdoutEnd.includes('Events detected: 0\n') || totals.threads !== length) {
      throw new Error(`${totals.threads} threads of ${length}: ${run.stdoutEnd}${run.stderr}`);
    }
    rows.push({
      threads: totals.threads,
      files: totals.threads,
      events: totals.events,
      megabytes: Math.round(totals.bytes / 1e6),
      seconds: run.wallSeconds,
      peakMegabytes: Math.round(run.peakMegabytes),
      said: run.stderr.trim(),
    });
  }
  console.log(`memory of a replay, whole process, ${JSON.stringify(machine())}`);
  console.table(rows);
  console.log(`kept in ${keepRecord('capture-memory', { machine: machine(), rows })}`);
} finally {
  rmSync(folder, { recursive: true });
}
