/** Diagnostics that only constraints and namespaces have; the others are those of policies with `SCC_` for `PSP_`. */
import type { DiagnosticCode } from '../psp/diagnostic-codes.ts';

/** The codes by name. */
export const SCC_DIAGNOSTICS: Readonly<Record<string, DiagnosticCode>> = {
  SCC_UNKNOWN_ALLOCATION: {
    title: 'unknown allocation',
    meaning:
      'A strategy leaves its range or level to the namespace, and an annotation of some or all namespaces is not known. What pods state there is not judged; that they state nothing, and would get a value, is.',
  },
  SCC_UNUSABLE: {
    title: 'unusable constraints',
    meaning:
      'A strategy demands a user and names none, or one end of a range only. OpenShift cannot use such constraints.',
  },
  SCC_BAD_ANNOTATION: {
    title: 'bad annotation',
    meaning: 'An annotation of a namespace is no range of ids. It counts as unknown.',
  },
  SCC_NO_NAMESPACE: {
    title: 'no namespace',
    meaning: 'A file of namespaces holds no object of kind Namespace.',
  },
  SCC_PREFIX_COLLISION: {
    title: 'prefix collision',
    meaning: 'Two objects would give their rules the same names. The later one gets a number.',
  },
  SCC_RULES_TOO_LARGE: {
    title: 'rules too large',
    meaning: 'All constraints with their namespaces would make a rules file that cannot be loaded.',
  },
};
