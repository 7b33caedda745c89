/** The suites that wait for later parts of the project. */
import { laterSuite } from '../later-suite.ts';
import type { Suite } from '../suite.ts';

const NO_DIALECT = 'dialect drypod not present yet';

/** Suites over what admission decides. */
export const laterSuites: readonly Suite[] = [
  laterSuite({
    name: 'admission_policies',
    files: ['admission/invalid-policies.jsonl', 'admission/accepted-policies.jsonl'],
    reason: NO_DIALECT,
  }),
  laterSuite({
    name: 'validity',
    files: ['corpus/validity/invalid-psps.jsonl', 'corpus/validity/valid-psps.jsonl'],
    reason: NO_DIALECT,
  }),
];
