/** Whether several threads are worth it, how many, and what each of them gets. */
import type { Input } from '../../sources/inputs.ts';

/** Bounds of dividing inputs. */
export interface JobLimits {
  /** Bytes for which a thread is worth its start. */
  readonly bytesPerJob: number;
  /** Bytes of the parts of a log: so many at most, and so many at least, up to the next line. */
  readonly maxPartBytes: number;
  readonly minPartBytes: number;
}

const MIB = 1 << 20;

/** The bounds that pay. */
export const JOB_LIMITS: JobLimits = { bytesPerJob: 16 * MIB, maxPartBytes: 8 * MIB, minPartBytes: MIB };

/** Decoded events are held until those before are counted. */
const MAX_NUMBERED_PART_BYTES = 2 * MIB;
/** Parts for each thread, so that all end at about the same time. */
const PARTS_PER_JOB = 8;

/** How many threads and how large the parts of logs. */
export interface JobCount {
  readonly jobs: number;
  readonly partBytes: number;
}

/** Decides; undefined when one thread is to do it all. What is no file can be read once only, by the thread that has opened it. */
export function planJobs(
  inputs: readonly Input[],
  wanted: number,
  isNumbered: boolean,
  limits: JobLimits,
): JobCount | undefined {
  const sizes = inputs.map(({ sizeBytes }) => sizeBytes);
  if (wanted <= 1 || sizes.includes(undefined)) {
    return undefined;
  }
  const bytes = sizes.reduce<number>((sum, size = 0) => sum + size, 0);
  const most = isNumbered ? Math.min(limits.maxPartBytes, MAX_NUMBERED_PART_BYTES) : limits.maxPartBytes;
  const partBytes = Math.min(most, Math.max(limits.minPartBytes, Math.ceil(bytes / (wanted * PARTS_PER_JOB))));
  const unitCount = inputs.reduce((count, input) => count + unitsOf(input, partBytes), 0);
  const jobs = Math.min(wanted, unitCount, jobsWorth(bytes, limits));
  return jobs > 1 ? { jobs, partBytes } : undefined;
}

/** Gives how many threads inputs of a size are worth. */
export function jobsWorth(bytes: number, { bytesPerJob }: JobLimits): number {
  return Math.floor(bytes / bytesPerJob);
}

function unitsOf({ kind, isPacked, sizeBytes = 0 }: Input, partBytes: number): number {
  return kind === 'scap' || isPacked ? 1 : Math.ceil(sizeBytes / partBytes);
}
