/** What the checks of a policy are given, and how they say what is wrong. */
import type { DiagnosticSink } from '../../base/diagnostic.ts';
import type { Span } from '../../base/source-text.ts';
import { type Decoder, startOf } from '../decode.ts';
import type { KubernetesTarget } from '../kubernetes.ts';
import type { PodSecurityPolicySpec } from '../model.ts';

/**
 * Why the API server refuses a policy. `decode` comes from the decoder, the
 * others from the checks in this folder; each stands for one kind of answer:
 * `required` Required, `unsupported` NotSupported, `duplicate` Duplicate,
 * all others Invalid, Forbidden or TooLong.
 */
export type ValidityReason =
  | 'decode'
  | 'required'
  | 'unsupported'
  | 'invalid'
  | 'range'
  | 'conflict'
  | 'overlap'
  | 'duplicate';

/** `metadata` as decoded. */
export interface CandidateMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: ReadonlyMap<string, string>;
  readonly annotations?: ReadonlyMap<string, string>;
}

/**
 * A policy as decoded: nothing but types is certain, so texts may be any text,
 * members may be missing and lists may hold undefined.
 */
export interface Candidate {
  readonly apiVersion?: string;
  readonly metadata: CandidateMetadata;
  readonly spec: PodSecurityPolicySpec;
  readonly target: KubernetesTarget;
}

/** One mistake, for {@link Refuse}. */
export interface Refusal {
  /** Path of the value at fault, as the API has it. */
  readonly field: string;
  readonly code: string;
  readonly reason: ValidityReason;
  readonly message: string;
  /** A function when it takes time to find out. */
  readonly expected?: string | (() => string);
  /** Path of the value to point at, when `field` is something larger. */
  readonly at?: string;
}

/** Reports one mistake. */
export type Refuse = (refusal: Refusal) => void;

/** Makes the reporter of a policy's mistakes; what concerns values that could not be decoded is left out. */
export function refuser(decoder: Decoder, whole: Span, sink: DiagnosticSink): Refuse {
  const broken = new Set([...decoder.failures].flatMap(withParents));
  return ({ field, code, reason, message, expected, at }) => {
    const isBroken = broken.has(field) || withParents(field).some((path) => decoder.failures.has(path));
    if (!isBroken) {
      const span = spanOf(at ?? field, decoder) ?? startOf(whole);
      const hint = typeof expected !== 'function' ? expected : sink.isFull ? undefined : expected();
      sink.add({ code, severity: 'error', message, span, expected: hint, field, reason });
    }
  };
}

/** Gives the items of a list that could be decoded, with their index. */
export function itemsOf<Item>(list: readonly Item[] | undefined): readonly (readonly [number, Item])[] {
  return [...(list ?? []).entries()].filter(([, item]) => item !== undefined);
}

/** The value; else the key of what should hold it, or its beginning when it has no key. */
function spanOf(path: string, { spans, keySpans }: Decoder): Span | undefined {
  const own = spans.get(path);
  if (own !== undefined) {
    return own;
  }
  for (const parent of withParents(path)) {
    const span = spans.get(parent);
    if (span !== undefined) {
      return keySpans.get(parent) ?? startOf(span);
    }
  }
  return undefined;
}

function withParents(path: string): readonly string[] {
  const paths = [path];
  for (let parent = parentOf(path); parent !== undefined; parent = parentOf(parent)) {
    paths.push(parent);
  }
  return paths;
}

function parentOf(path: string): string | undefined {
  const end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  return end > 0 ? path.slice(0, end) : undefined;
}
