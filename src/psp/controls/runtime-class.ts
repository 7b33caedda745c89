import type { Control, PolicyTerms } from '../control.ts';
import { allowsOnly } from '../wording.ts';

/**
 * runtimeClass — runtime classes that a pod may name, and the one it gets when it names none.
 * Reads: spec.runtimeClass.{allowedRuntimeClassNames,defaultRuntimeClassName}
 * Absent: any class. Present without names: none; a pod that names no class is always fine.
 * Observes: k8s_audit → pod.spec.runtimeClassName
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.RuntimeClass
 */
export const runtimeClass: Control = {
  id: 'runtime-class',
  name: 'runtimeClass',
  reads: ['spec.runtimeClass'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'any class', empty: 'a pod may name none', all: 'any class' },
  evidence: {
    audit: ['pod.spec.runtimeClassName', 'pod.unset'],
    syscalls: { notObservable: 'captures do not hold the runtime class of a container' },
  },
  summary: 'Pods name a listed runtime class or none; those that name none get the default.',
  isRestrictive: (terms) => terms.spec.runtimeClass !== undefined && !allowsAny(terms),
  isMutating: (terms) => defaultOf(terms) !== undefined && isDefaultAllowed(terms),
  refusesDefault: (terms) => defaultOf(terms) !== undefined && !isDefaultAllowed(terms),
  demand: (terms) =>
    namesOf(terms).length === 0 ? 'allows no runtime class' : allowsOnly('runtime classes', namesOf(terms)),
  change: (terms) => `set runtimeClassName to ${defaultOf(terms) ?? ''}`,
  context: (terms, _target, writable) => ({ allowed: writable(namesOf(terms)) }),
};

function namesOf({ spec }: PolicyTerms): readonly string[] {
  return [...new Set(spec.runtimeClass?.allowedRuntimeClassNames)];
}

function defaultOf({ spec }: PolicyTerms): string | undefined {
  return spec.runtimeClass?.defaultRuntimeClassName;
}

function allowsAny(terms: PolicyTerms): boolean {
  return namesOf(terms).includes('*');
}

function isDefaultAllowed(terms: PolicyTerms): boolean {
  return allowsAny(terms) || namesOf(terms).includes(defaultOf(terms) ?? '');
}
