/**
 * A check of the Pod Security Standards: one thing that a level demands of a
 * pod. The record says from which version on it demands what, as plain data; the
 * condition is the business of the template of the same name.
 */
import type { PlainData } from '../psp/control.ts';
import type { Level } from './standard.ts';

/** What a check demands from one version on, until the next entry. */
export interface CheckVersion {
  /** Minor number of the first policy version. */
  readonly from: number;
  /** What is allowed, in words for the output of the rule. */
  readonly allows: string;
  /** What it demands, for the template. */
  readonly data?: { readonly [key: string]: PlainData };
  /** Pods whose `spec.os.name` is `windows` are not looked at. */
  readonly exemptsWindows?: boolean;
  /** Pods with `hostUsers: false` are not looked at. */
  readonly exemptsUserNamespaces?: boolean;
}

/**
 * One check.
 * @see kubernetes/kubernetes staging/src/k8s.io/pod-security-admission/policy
 */
export interface Check {
  /** As the admission library calls it. */
  readonly id: string;
  /** Stem of the file and of the template. */
  readonly stem: string;
  /** The level that begins to demand it. */
  readonly level: Level;
  readonly summary: string;
  /** Ids of checks of the level below that are left out where this one is made. */
  readonly replaces?: readonly string[];
  /** Ascending. */
  readonly versions: readonly CheckVersion[];
}

/** One check at one version. */
export interface SettledCheck {
  readonly check: Check;
  readonly version: CheckVersion;
}

/** Gives what a check demands at a version; undefined before there was such a check. */
export function settled(check: Check, minor: number): SettledCheck | undefined {
  const version = check.versions.findLast(({ from }) => from <= minor);
  return version && { check, version };
}
