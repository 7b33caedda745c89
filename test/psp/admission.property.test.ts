/** The rules of a random policy say of random pods what admission does with them, and where. */
import test from 'ava';
import fc from 'fast-check';
import { admissionCases } from '../_support/admission/arbitrary-cases.js';
import { disagreements } from '../_support/admission/compare.js';
import { jsonOf } from '../_support/admission/integers.js';

/** A policy is converted once for up to so many pods, on average for half of them. */
const MAX_PODS = 140;
const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 12) };

test('dialect drypod: property: every control decides as admission does, on create and on update', (t) => {
  let pairs = 0;
  const property = fc.property(admissionCases(MAX_PODS), (found) => {
    pairs += found.submissions.length;
    return disagreements(found).length === 0;
  });
  const { counterexample, seed, errorInstance } = fc.check(property, RUNS);
  if (counterexample === null) {
    t.pass();
    t.log(`${pairs} pairs of policy and pod`);
    return;
  }
  const [{ policy, cluster, submissions }] = counterexample;
  const wrong = errorInstance ? String(errorInstance) : disagreements(counterexample[0])[0];
  t.fail(jsonOf({ seed, policy, cluster, pods: submissions.length, wrong }));
});
