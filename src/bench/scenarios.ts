/** What is measured: workloads, each with several sets of rules. A scenario is a workload and one of its sets. */
import { closest } from '../base/closest.ts';
import type { EventSourceName } from '../event/event-source.ts';
import { type AuditMix, auditSegment } from './audit-segment.ts';
import { type CaptureMix, captureSegment } from './capture-segment.ts';
import { generateRules } from './generated-rules.ts';
import { RESTRICTIVE_POLICY } from './restrictive-policy.ts';
import type { Segment } from './segment.ts';

/** `psp`: the rules generated from a restrictive policy; a number: so many generated rules. */
export type RuleSetName = 'psp' | '10' | '100' | '1000';

/** A capture or audit log made for measuring. */
export interface Workload {
  readonly name: string;
  readonly desc: string;
  readonly source: EventSourceName;
  readonly ruleSets: readonly RuleSetName[];
  /** Whether generated rules look at calls of high volume too. */
  readonly everyCall: boolean;
  /** Length, as a share of that of the other workloads: hard ones are shorter. */
  readonly share: number;
  segment(): Segment;
}

/** How large the files are, and how often each command is run. */
export interface BenchSize {
  readonly captureEvents: number;
  readonly auditBytes: number;
  /** Not measured. */
  readonly warmUpRuns: number;
  /** At least five, of which the middle one counts. */
  readonly measuredRuns: number;
}

/** Sizes that measure speed, not start-up. */
export const FULL_SIZE: BenchSize = { captureEvents: 10e6, auditBytes: 200e6, warmUpRuns: 1, measuredRuns: 5 };
/** Sizes that show in a few minutes whether all is well; a good part of each run is the start. */
export const QUICK_SIZE: BenchSize = { captureEvents: 1e6, auditBytes: 40e6, warmUpRuns: 1, measuredRuns: 5 };

const ALL_SETS: readonly RuleSetName[] = ['psp', '10', '100', '1000'];
const GENERATED_SETS: readonly RuleSetName[] = ['10', '100', '1000'];
/** The generated rules of this seed find something in every workload, also when they are only ten. */
const SEED = 8;

/** All workloads, in the order in which they are measured. */
const WORKLOADS: readonly Workload[] = [
  capture('capture-security', 'capture: programs start, files are opened, servers connect', 'security', ALL_SETS),
  capture('capture-mixed', 'capture: mostly reads and writes', 'mixed', ALL_SETS),
  capture('capture-all', 'capture: calls of many kinds, and rules that look at every call', 'all', ALL_SETS),
  capture('capture-unique', 'capture: every file name and command line is new', 'unique', GENERATED_SETS),
  audit('audit-cluster', 'audit log: one line in ten creates a pod', 'cluster', ALL_SETS),
  audit('audit-pods', 'audit log: every line creates a pod', 'pods', ALL_SETS),
  audit('audit-unique', 'audit log: every user, program, object and image is new', 'unique', GENERATED_SETS),
];

function capture(name: string, desc: string, mix: CaptureMix, ruleSets: readonly RuleSetName[]): Workload {
  const shape = { everyCall: mix === 'all', share: mix === 'unique' ? 0.2 : 1 };
  return { ...{ name, desc, ruleSets, ...shape }, source: 'syscall', segment: () => captureSegment(mix) };
}

function audit(name: string, desc: string, mix: AuditMix, ruleSets: readonly RuleSetName[]): Workload {
  const shape = { everyCall: false, share: mix === 'unique' ? 0.5 : 1 };
  return { ...{ name, desc, ruleSets, ...shape }, source: 'k8s_audit', segment: () => auditSegment(mix) };
}

/** How often the segment is repeated to make a file of the wanted size; at least twice. */
export function repetitionsOf(workload: Workload, segment: Segment, size: BenchSize): number {
  const wanted =
    workload.source === 'syscall' ? size.captureEvents / segment.eventCount : size.auditBytes / segment.byteCount;
  return Math.max(2, Math.ceil(wanted * workload.share));
}

/** The text of a policy or rules file, and which of the two. */
export function ruleSetText(
  name: RuleSetName,
  { source, everyCall }: Workload,
): { readonly kind: 'psp' | 'rules'; readonly text: string } {
  return name === 'psp'
    ? { kind: 'psp', text: RESTRICTIVE_POLICY }
    : { kind: 'rules', text: generateRules({ count: Number(name), source, seed: SEED, everyCall }) };
}

/** Names of all scenarios, as `--scenario` takes them. */
export function scenarioNames(): string[] {
  return WORKLOADS.flatMap(({ name, ruleSets }) => ruleSets.map((set) => `${name}/${set}`));
}

/** What to measure, or the first name that is none. */
export type Selection =
  | { readonly workloads: readonly Workload[] }
  | { readonly unknown: string; readonly near: string | undefined };

/** Selects scenarios by name: a workload, all its rule sets; `workload/set`, one; no names at all, everything. */
export function selectScenarios(names: readonly string[]): Selection {
  const known = [...WORKLOADS.map(({ name }) => name), ...scenarioNames()];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return { unknown, near: closest(unknown, known) };
  }
  const isSelected = (workload: string, set: string) =>
    names.length === 0 || names.includes(workload) || names.includes(`${workload}/${set}`);
  const selected = WORKLOADS.map((workload) => ({
    ...workload,
    ruleSets: workload.ruleSets.filter((set) => isSelected(workload.name, set)),
  }));
  return { workloads: selected.filter(({ ruleSets }) => ruleSets.length > 0) };
}
