/** The machine that measures. */
import { cpus, loadavg, totalmem } from 'node:os';

/** Tells what it is, and how busy it has been in the last minute. */
export function machine(): Readonly<Record<string, string | number>> {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}
