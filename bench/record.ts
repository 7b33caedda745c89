/** Measuring, and keeping what was measured. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const RECORD_FOLDER = fileURLToPath(new URL('../../bench/record/', import.meta.url));

/** Time that passed, and processor time of all threads of the process. */
export interface Timing {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** Runs something once and times it. */
export async function time<T>(run: () => Promise<T>): Promise<Timing & { readonly result: T }> {
  globalThis.gc?.();
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  const result = await run();
  const wallSeconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  return { wallSeconds, cpuSeconds: (user + system) / 1e6, result };
}

/** Gives the middle value; of an even number of values the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The machine that measures, and how busy it has been in the last minute. */
export function machine(): Record<string, string | number> {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** Writes a record to bench/record/ and gives its path. */
export function keepRecord(name: string, content: object): string {
  const cpu = String(machine()['cpu'])
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .toLowerCase();
  const day = new Date().toISOString().slice(0, 10);
  const path = `${RECORD_FOLDER}${day}-${name}-${cpu.replace(/-+$/, '')}.json`;
  mkdirSync(RECORD_FOLDER, { recursive: true });
  writeFileSync(path, `${JSON.stringify({ machine: machine(), ...content }, undefined, 2)}\n`);
  return path;
}
