/**
 * The dialect of drypod's own engine: exactly what PodSecurityPolicy admission
 * of the target release would decide, for every field and annotation. Its rules
 * read the `pod` fields, which other engines do not have.
 */
import { CONTROLS } from '../controls/registry.ts';
import type { Dialect } from '../dialect.ts';
import { outcomesOf } from '../outcomes.ts';

/** Name of the command line, folder of the templates. */
export const drypod: Dialect = {
  name: 'drypod',
  everyRuleAlerts: true,
  controls: CONTROLS,
  unconverted: [],
  limits: [],
  pod: {},
  followsRelease: true,
  observesSystem: true,
  endsPolicies: true,
  hasFacts: false,
  maxValues: 10_000,
  unwritable: () => undefined,
  hasRules(control, terms, target) {
    const { violation, mutation, refusedDefault } = outcomesOf(control, terms, target);
    return violation || mutation || refusedDefault;
  },
};
