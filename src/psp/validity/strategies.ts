/** Have seLinux, runAsUser, runAsGroup, supplementalGroups and fsGroup a rule and ranges that the API server takes? */
import type { IntegerRange } from '../../base/range-set.ts';
import { groupRules, type KubernetesTarget } from '../kubernetes.ts';
import { type Candidate, itemsOf, type Refuse } from './candidate.ts';
import { oneOf } from './one-of.ts';

type StrategyKey = 'seLinux' | 'runAsUser' | 'supplementalGroups' | 'fsGroup' | 'runAsGroup';

interface Strategy {
  readonly rule?: string;
  readonly ranges?: readonly IntegerRange[];
}

const RUN_AS_GROUP_RULES = ['MustRunAs', 'MayRunAs', 'RunAsAny'];

/** The strategies that every policy must have, with their rules. */
const REQUIRED: readonly (readonly [StrategyKey, (target: KubernetesTarget) => readonly string[]])[] = [
  ['seLinux', () => ['MustRunAs', 'RunAsAny']],
  ['runAsUser', () => ['MustRunAs', 'MustRunAsNonRoot', 'RunAsAny']],
  ['supplementalGroups', groupRules],
  ['fsGroup', groupRules],
];

/** Checks the required strategies. Ranges are judged whatever the rule, used or not. */
export function checkRequiredStrategies({ spec, target }: Candidate, refuse: Refuse): void {
  for (const [key, rules] of REQUIRED) {
    const strategy: Strategy | undefined = spec[key];
    if (strategy === undefined) {
      const message = `spec.${key} is missing`;
      const expected = 'rule: RunAsAny when nothing is demanded';
      refuse({ field: `spec.${key}.rule`, code: 'PSP_MISSING_STRATEGY', reason: 'unsupported', message, expected });
      continue;
    }
    checkRule(key, strategy, rules(target), refuse);
    checkRanges(key, strategy.ranges, refuse);
  }
}

/** Checks runAsGroup, which may be absent, and whose ranges have to fit its rule. */
export function checkRunAsGroup({ spec: { runAsGroup } }: Candidate, refuse: Refuse): void {
  if (runAsGroup === undefined || !checkRule('runAsGroup', runAsGroup, RUN_AS_GROUP_RULES, refuse)) {
    return;
  }
  const { rule, ranges = [] } = runAsGroup;
  const field = 'spec.runAsGroup.ranges';
  if (rule !== 'RunAsAny') {
    if (ranges.length === 0) {
      const message = `${field} is empty, and rule ${rule} needs one`;
      refuse({ field, code: 'PSP_MISSING_FIELD', reason: 'invalid', message, expected: 'at least one range' });
    }
    checkRanges('runAsGroup', ranges, refuse);
  } else if (ranges.length > 0) {
    const message = `${field} is not empty, and rule RunAsAny takes none`;
    refuse({ field, code: 'PSP_CONFLICT', reason: 'invalid', message, expected: 'no ranges, or another rule' });
  }
}

function checkRule(key: StrategyKey, { rule }: Strategy, rules: readonly string[], refuse: Refuse): boolean {
  const isRule = rule !== undefined && rules.includes(rule);
  if (!isRule) {
    const field = `spec.${key}.rule`;
    const isMissing = rule === undefined;
    const message = isMissing ? `${field} is missing` : `'${rule}' is no value of ${field}`;
    const code = isMissing ? 'PSP_MISSING_FIELD' : 'PSP_BAD_VALUE';
    refuse({ field, code, reason: 'unsupported', message, expected: () => oneOf(rule, rules) });
  }
  return isRule;
}

/** Checks the ranges of one strategy of `spec`. */
export function checkRanges(key: StrategyKey, ranges: readonly IntegerRange[] | undefined, refuse: Refuse): void {
  const expected = '0 <= min <= max';
  for (const [index, { min, max }] of itemsOf(ranges)) {
    const field = `spec.${key}.ranges[${index}]`;
    const add = (end: 'min' | 'max', message: string) =>
      refuse({ field: `${field}.${end}`, code: 'PSP_BAD_RANGE', reason: 'range', message, expected });
    if (min < 0n) {
      add('min', `${field} starts below 0`);
    }
    if (max < 0n) {
      add('max', `${field} ends below 0`);
    }
    if (min > max) {
      add('min', `${field} ends before it starts`);
    }
  }
}
