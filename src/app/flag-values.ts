/** Values of flags that are more than a word: what is understood of them, and what is said about the others. */
import { availableParallelism } from 'node:os';
import { closest } from '../base/closest.ts';
import { MAX_VIEW_BOUND, VIEW_BOUNDS, type ViewBoundName } from '../psp/audit-views.ts';
import { DEFAULT_MINOR, FEATURE_GATES, type FeatureGate, OLDEST_MINOR } from '../psp/kubernetes.ts';
import { LEVELS, type PodSecurityStandard, readStandard, STANDARD_FORM } from '../pss/standard.ts';

/** A value, or why there is none: a sentence with its period, and perhaps what was meant. */
export type FlagValue<T> = { readonly value: T } | { readonly refusal: string; readonly near?: string | undefined };

/** Reads a Kubernetes release, `1.24` or `v1.24`, as its minor number. */
export function readKubernetes(text: string): FlagValue<number> {
  const minor = Number(/^v?1\.(0|[1-9]\d?)$/.exec(text)?.[1] ?? Number.NaN);
  return minor >= OLDEST_MINOR && minor <= DEFAULT_MINOR
    ? { value: minor }
    : { refusal: `It must be a release that has PodSecurityPolicy: 1.${OLDEST_MINOR} to 1.${DEFAULT_MINOR}.` };
}

/** Reads feature gates, `NAME=true,OTHER=false`, as the API server takes them; later ones win. */
export function readFeatureGates(text: string): FlagValue<readonly (readonly [FeatureGate, boolean])[]> {
  const gates: (readonly [FeatureGate, boolean])[] = [];
  for (const item of text.split(',')) {
    const [, name = '', value] = /^\s*([^=]*?)\s*=\s*(true|false)\s*$/.exec(item) ?? [];
    const gate = FEATURE_GATES.find((candidate) => candidate === name);
    if (value === undefined) {
      return { refusal: 'It must be a list such as ProcMountType=true,GenericEphemeralVolume=false.' };
    }
    if (gate === undefined) {
      const refusal = `No gate '${name}' changes what a policy means; ${FEATURE_GATES.join(', ')} do.`;
      return { refusal, near: closest(name, FEATURE_GATES) };
    }
    gates.push([gate, value === 'true']);
  }
  return { value: gates };
}

/** Reads bounds of dialect `falco`, `containers=16,volumes=32`; later ones win. */
export function readFalcoBounds(text: string): FlagValue<readonly (readonly [ViewBoundName, number])[]> {
  const bounds: (readonly [ViewBoundName, number])[] = [];
  for (const item of text.split(',')) {
    const [, name = '', digits] = /^\s*([^=]*?)\s*=\s*([1-9]\d?)\s*$/.exec(item) ?? [];
    const bound = VIEW_BOUNDS.find((candidate) => candidate === name);
    if (digits === undefined || Number(digits) > MAX_VIEW_BOUND) {
      return { refusal: `It must be a list such as containers=16,volumes=32, of numbers from 1 to ${MAX_VIEW_BOUND}.` };
    }
    if (bound === undefined) {
      const refusal = `There is no bound '${name}'; there are ${VIEW_BOUNDS.join(', ')}.`;
      return { refusal, near: closest(name, VIEW_BOUNDS) };
    }
    bounds.push([bound, Number(digits)]);
  }
  return { value: bounds };
}

/** Reads a Pod Security Standard, `restricted` or `baseline:v1.29`. */
export function readPss(text: string): FlagValue<PodSecurityStandard> {
  const standard = readStandard(text);
  return typeof standard === 'string'
    ? { refusal: `It must be ${STANDARD_FORM}: ${standard}.`, near: closest(text, LEVELS) }
    : { value: standard };
}

/** Reads names of namespaces or images that rules are limited to, with commas between them. */
export function readScopeNames(text: string): FlagValue<readonly string[]> {
  const names = text.split(',').map((name) => name.trim());
  return names.some((name) => name === '' || /[\s*?[\]"']/.test(name))
    ? { refusal: 'It must be names as they are, without wildcards.' }
    : { value: names };
}

/** More threads than this would only take memory. */
const MAX_JOBS = 64;

/** Reads a number of threads; `auto` means as many as there are processors. */
export function readJobs(text: string): FlagValue<number> {
  if (text === 'auto') {
    return { value: Math.min(availableParallelism(), MAX_JOBS) };
  }
  const jobs = Number(/^[1-9]\d?$/.exec(text)?.[0] ?? Number.NaN);
  return jobs <= MAX_JOBS ? { value: jobs } : { refusal: `It must be a number from 1 to ${MAX_JOBS}, or auto.` };
}
