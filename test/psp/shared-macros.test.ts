/** A file gets the shared macros that its rules use, and those that these use. */
import test from 'ava';
import { sharedMacros, usedMacros } from '#src/psp/shared-macros.js';

const MACROS = sharedMacros(
  '- macro: pod_a\n  condition: "ka.verb = create"\n\n- macro: pod_b\n  condition: "pod_a or\n    pod_a"\n\n- macro: pod_c\n  condition: "pod_b"\n\n- macro: pod_cc\n  condition: "ka.verb = get"',
);

const names = (text: string) => usedMacros(MACROS, text).map(({ name }) => name);

test('shared macros: what nothing names is left out, what is named brings what it uses, in order', (t) => {
  t.deepEqual(names('condition: "a or b"'), []);
  t.deepEqual(names('pod_a'), ['pod_a']);
  t.deepEqual(names('x pod_cc and pod_a'), ['pod_a', 'pod_cc']);
  t.deepEqual(names('pod_c'), ['pod_a', 'pod_b', 'pod_c']);
  t.deepEqual(names('pod_cd'), []);
});
