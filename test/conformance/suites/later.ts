/** The suites that wait for later parts of the project. */
import { laterSuite } from '../later-suite.ts';
import type { Suite } from '../suite.ts';

const NO_DIALECT = 'dialect drypod not present yet';

/** Suites over what admission decides. */
export const admissionSuites: readonly Suite[] = [
  laterSuite({ name: 'admission', files: ['admission/verdicts.jsonl'], reason: NO_DIALECT }),
  laterSuite({ name: 'admission_updates', files: ['admission/updates.jsonl'], reason: NO_DIALECT }),
  laterSuite({
    name: 'admission_policies',
    files: ['admission/invalid-policies.jsonl', 'admission/accepted-policies.jsonl'],
    reason: NO_DIALECT,
  }),
  laterSuite({ name: 'adversarial', files: ['corpus/adversarial/cases.jsonl'], reason: NO_DIALECT }),
  laterSuite({ name: 'evidence', files: ['corpus/evidence/cases.jsonl'], reason: NO_DIALECT }),
  laterSuite({ name: 'gotests', files: ['corpus/gotests/cases.jsonl'], reason: NO_DIALECT }),
  laterSuite({ name: 'selection', files: ['corpus/selection/cases.jsonl'], reason: NO_DIALECT }),
  laterSuite({
    name: 'validity',
    files: ['corpus/validity/invalid-psps.jsonl', 'corpus/validity/valid-psps.jsonl'],
    reason: NO_DIALECT,
  }),
  laterSuite({ name: 'psa_psp', files: ['corpus/psa/psp-expected.jsonl'], reason: NO_DIALECT }),
];
