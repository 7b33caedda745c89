/** The counters of the capture library by name, and what each loss means to a person. */

/** Members of `struct capture_statistics`, in its order; the losses among them with what was lost. */
const MEMBERS = [
  ['eventCount'],
  ['rowCount'],
  ['byteCount'],
  ['inputBytesTotal'],
  ['inputBytesRead'],
  ['nDropsUnknownType', 'events of a type that this version does not know were skipped'],
  ['nDropsCorruptEvent', 'events whose parameters do not fit their length were skipped'],
  ['nDropsMetadata', 'records of processes, descriptors, users or containers could not be read and were skipped'],
  ['nDropsThreadTable', 'threads were forgotten because there were too many; fields of theirs may lack values'],
  ['nDropsFdTable', 'descriptors were forgotten because there were too many; fields of theirs may lack values'],
  ['nDropsContainerTable', 'containers were forgotten because there were too many; fields of theirs may lack values'],
  ['nDropsUserTable', 'users or groups were forgotten because there were too many; their names may lack'],
  ['nStringsCut', 'values were cut because they were too long'],
  ['threadCount'],
  ['fdCount'],
  ['containerCount'],
  ['epochCount'],
  ['usesIsal'],
] as const;

type Member = (typeof MEMBERS)[number];

/** A counter by its name. */
export type CaptureCounter = Member[0];

/** Names of the counters of what was lost. */
export type CaptureLoss = Extract<Member, readonly [string, string]>[0];

/** All counters. */
export type CaptureCounters = Readonly<Record<CaptureCounter, number>>;

/** Number of 64-bit members of `struct capture_statistics`. */
export const STATISTICS_LENGTH: number = MEMBERS.length;

const LOSSES: readonly Extract<Member, readonly [string, string]>[] = MEMBERS.filter((member) => member.length === 2);

/** Names counters given in the order of the struct. */
export function countersOf(values: readonly number[]): CaptureCounters {
  return Object.fromEntries(MEMBERS.map(([name], i) => [name, values[i] ?? 0])) as Record<CaptureCounter, number>;
}

/** Gives the losses by name. */
export function lossesOf(counters: CaptureCounters): Record<CaptureLoss, number> {
  return Object.fromEntries(LOSSES.map(([name]) => [name, counters[name]])) as Record<CaptureLoss, number>;
}

/** Says what was lost, one sentence for each kind of loss. */
export function describeLosses(counters: CaptureCounters): readonly string[] {
  return LOSSES.filter(([name]) => counters[name] > 0).map(([name, what]) => `${counters[name]} ${what}`);
}
