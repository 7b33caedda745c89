/**
 * The engine against the slow reference, on random sets of rules and random
 * events of both sources: every match, in order, with and without shadowing,
 * across epochs, and when what it remembers has to be forgotten.
 */
import test from 'ava';
import fc from 'fast-check';
import { MatchBuffer } from '#src/engine/match-buffer.js';
import { SourceEvaluator } from '#src/engine/source-evaluator.js';
import type { EventSourceName } from '#src/event/event-source.js';
import { print } from '#src/filter/print.js';
import { createRuleset } from '#src/rules/ruleset.js';
import { batchesOf, compiled, expectedMatches, type RandomRun, runs } from '../_support/rule-sets.ts';

const FUZZ_RUNS = Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 200);

/** Nothing is ever remembered for long, or hardly ever forgotten. */
const LIMITS = [
  { bytes: 0, stepsPerLook: 1 },
  { bytes: 0, stepsPerLook: 7 },
  { bytes: 1 << 20, stepsPerLook: 1 },
];

interface Variant {
  readonly isFirst: boolean;
  readonly limits: number;
}

const variants: fc.Arbitrary<Variant> = fc.record({ isFirst: fc.boolean(), limits: fc.nat(LIMITS.length - 1) });

/** Gives the first batch that comes out otherwise, or undefined. */
function difference(run: RandomRun, source: EventSourceName, { isFirst, limits }: Variant): string | undefined {
  const ruleset = createRuleset(compiled(run.rules, source));
  const groupOf = isFirst ? ({ index }: { index: number }) => run.rules[index]!.group : undefined;
  const evaluator = new SourceEvaluator(ruleset.ofSource(source), groupOf, LIMITS[limits]);
  const matches = new MatchBuffer();
  const batches = run.epochs.flat();
  let at = 0;
  for (const batch of batchesOf(run, source)) {
    evaluator.evaluate(batch, matches);
    const got = Array.from({ length: matches.count }, (_, i) => `${matches.rows[i]} ${matches.rules[i]}`);
    const expected = expectedMatches(run, batches[at]!, source, isFirst);
    if (got.join() !== expected.join()) {
      const rules = run.rules.map(({ condition, types, group }) => `${group} [${types}] ${print(condition)}`);
      return `batch ${at}: ${got} in place of ${expected}\n${rules.join('\n')}\n${JSON.stringify(batches[at])}`;
    }
    at++;
  }
  return undefined;
}

for (const source of ['syscall', 'k8s_audit'] as const) {
  test(`rule sets: property: ${source}: the engine matches what the reference interpreter does`, (t) => {
    let pairs = 0;
    const run = fc.check(
      fc.property(runs, variants, (random, variant) => {
        pairs += random.rules.length * random.epochs.flat(2).length;
        return difference(random, source, variant) === undefined;
      }),
      { numRuns: FUZZ_RUNS },
    );
    const example = run.counterexample;
    t.is(example && `seed ${run.seed}: ${difference(example[0], source, example[1])}`, null);
    t.log(`${pairs} pairs of rule and event`);
    t.true(pairs > FUZZ_RUNS * 500, `only ${pairs} pairs of rule and event`);
  });
}
