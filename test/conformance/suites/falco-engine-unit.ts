/** Falco's engine unit tests as steps: load, look at messages, conditions, outputs, enabled rules. */
import { EngineState } from '../engine-unit/engine-state.ts';
import { runStep, type Step } from '../engine-unit/steps.ts';
import { fail, type Outcome, PASS, type Suite } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface UnitCase {
  readonly steps: readonly Step[];
}

export const falcoEngineUnit: Suite = vectorSuite<VectorFile<UnitCase>, UnitCase>({
  name: 'falco_engine_unit',
  keys: ['steps'],
  // the texts that the constants stand for are in the steps as well
  tables: ['engine_version', 'message_constants'],
  judge({ steps }) {
    const state = new EngineState();
    const skipped: Outcome[] = [];
    let comparedCount = 0;
    for (const [index, step] of steps.entries()) {
      const outcome = runStep(state, step);
      if (outcome.kind === 'fail') {
        return fail(`step ${index} ${step.op}: ${outcome.why}`);
      }
      if (outcome.kind === 'skip') {
        skipped.push(outcome);
      } else {
        comparedCount++;
      }
    }
    const [first] = skipped;
    if (first === undefined) {
      return PASS;
    }
    return comparedCount === 0 ? first : { kind: 'pass', note: `${skipped.length} steps not compared: not portable` };
  },
});
