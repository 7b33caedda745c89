/** The operations that the engine unit tests are made of. */
import { print } from '#src/filter/print.js';
import { loadRules } from '#src/rules/load.js';
import { SCHEMA_NONE, SCHEMA_OK } from '#src/rules/schema.js';
import type { RuleSelection } from '#src/rules/selection.js';
import { errorTexts } from '../rules-files.ts';
import { all, fail, type Outcome, PASS, same, skip } from '../suite.ts';
import { describeRule } from './describe.ts';
import { DEFAULT_RULESET, type EngineState } from './engine-state.ts';
import { evaluateExpression, literalValue } from './upstream-expression.ts';

/** One step: the name of the operation, and its arguments by key. */
export interface Step {
  readonly op: string;
  readonly [argument: string]: unknown;
}

interface Operation {
  /** The keys of the step besides `op`; a step with another key fails. */
  readonly keys: readonly string[];
  run(state: EngineState, step: Step): Outcome;
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  load_rules: {
    keys: ['content', 'name', 'expect'],
    run(state, { content, name, expect }) {
      const loaded = state.load({ name: String(name), text: String(content) });
      if (expect === 'any') {
        return PASS;
      }
      const got = loaded.isSuccessful ? 'success' : 'failure';
      return same(`load (${errorTexts(loaded).join('; ')})`, expect, got);
    },
  },
  schema_validation_status: {
    keys: ['startswith'],
    run: (state, { startswith }) => same('schema status', startswith, schemaStatus(state)),
  },
  has_warnings: {
    keys: ['expect'],
    run: (state, { expect }) => same('has warnings', expect, state.diagnostics('warning').length > 0),
  },
  check_error_message: {
    keys: ['contains', 'present', 'derived_code'],
    run: (state, step) => checkMessage(state, step, 'error'),
  },
  check_warning_message: {
    keys: ['contains', 'present', 'derived_code'],
    run: (state, step) => checkMessage(state, step, 'warning'),
  },
  compiled_condition: {
    keys: ['rule', 'equals'],
    run: (state, { rule, equals }) => same('condition', equals, print(state.rule(String(rule)).expression)),
  },
  compiled_output: {
    keys: ['rule', 'equals'],
    run: (state, { rule, equals }) => same('output', equals, state.rule(String(rule)).output.text),
  },
  describe_rule: {
    keys: ['rule', 'path', 'equals'],
    run: (state, { rule, path, equals }) =>
      same(`description ${path}`, equals, member(describeRule(state, String(rule)), path as readonly string[])),
  },
  num_enabled_rules: {
    keys: ['ruleset', 'equals'],
    run: (state, { ruleset, equals }) => same(`rules in ${ruleset}`, equals, state.enabledCount(String(ruleset))),
  },
  enable_rule: selection((substring) => ({ substring: String(substring) })),
  // the empty name selects all rules; no name of a rule has a star
  enable_rule_exact: selection((name) => (name === '' ? { substring: '' } : { pattern: String(name) })),
  enable_rule_wildcard: selection((pattern) => ({ pattern: String(pattern) })),
  enable_rule_by_tag: selection((tags) => ({ tags: tags as readonly string[] })),
  add_extra_output_format: {
    keys: ['args'],
    run(state, { args }) {
      const [format = '', source = '', tags = '', rule = ''] = args as readonly string[];
      state.addOutput({
        format,
        ...(source === '' ? {} : { source }),
        ...(rule === '' ? {} : { rule }),
        tags: [...tags.matchAll(/"([^"]*)"/g)].map(([, tag]) => tag ?? ''),
      });
      return PASS;
    },
  },
  check_plugin_requirements: {
    keys: ['plugins', 'content', 'expect'],
    run(_, { plugins, content, expect }) {
      const loaded = loadRules([{ name: 'rules', text: String(content) }], { plugins: plugins as [] });
      return same(`requirements met (${errorTexts(loaded).join('; ')})`, expect, loaded.isSuccessful);
    },
  },
  raw_assert: {
    keys: ['expr', 'expect'],
    run: (state, { expr, expect }) => judgeExpression(state, String(expr), expect),
  },
  raw_equal: {
    keys: ['expr', 'equals'],
    run: (state, { expr, equals }) => judgeExpression(state, String(expr), literalValue(String(equals))),
  },
  // the interval of Falco's metrics
  parse_prometheus_interval: { keys: ['arg', 'equals'], run: () => skip('outside this project') },
};

/** Runs one step. An operation or a key that is not known fails. */
export function runStep(state: EngineState, step: Step): Outcome {
  const operation = Object.hasOwn(OPERATIONS, step.op) ? OPERATIONS[step.op] : undefined;
  if (operation === undefined) {
    return fail(`unknown operation ${step.op}`);
  }
  const strangers = Object.keys(step).filter((key) => key !== 'op' && !operation.keys.includes(key));
  return strangers.length > 0
    ? fail(`unknown keys of ${step.op}: ${strangers.join(', ')}`)
    : operation.run(state, step);
}

/** Upstream spells `ok`, `none`, or `failed for …`. */
function schemaStatus(state: EngineState): string {
  const verdicts = state.loaded.files.at(-1)?.schema ?? [];
  const [only] = verdicts;
  return verdicts.length === 1 && (only === SCHEMA_OK || only === SCHEMA_NONE) ? only : 'failed';
}

function checkMessage(state: EngineState, step: Step, severity: 'error' | 'warning'): Outcome {
  const text = String(step['contains']);
  const diagnostics = state.diagnostics(severity);
  const found = diagnostics.filter(({ message }) => message.includes(text));
  if (step['present'] !== true) {
    return found.length === 0 ? PASS : fail(`unexpected ${severity} "${found[0]?.message}"`);
  }
  if (found.length === 0) {
    const got = diagnostics.map(({ code, message }) => `${code}: ${message}`).join(' | ');
    return fail(`no ${severity} "${text}"; got: ${got || 'none'}`);
  }
  const code = new RegExp(`^${String(step['derived_code']).replaceAll('*', '.*')}$`);
  return found.some((diagnostic) => code.test(diagnostic.code))
    ? PASS
    : fail(`code of "${text}": expected ${step['derived_code']}, got ${found[0]?.code}`);
}

/** `args` of the step: what selects, whether to enable, and optionally the ruleset. */
function selection(
  choose: (what: unknown) => { substring: string } | { pattern: string } | { tags: readonly string[] },
): Operation {
  return {
    keys: ['args'],
    run(state, { args }) {
      const [what, enables, ruleset = DEFAULT_RULESET] = args as readonly [unknown, boolean, string?];
      const chosen: RuleSelection = { ...choose(what), enables };
      // rulesets are also named by the variable that holds their number
      state.select(chosen, ruleset.replace(/^ruleset_(\d+)_id$/, 'ruleset-$1'));
      return PASS;
    },
  };
}

function judgeExpression(state: EngineState, expression: string, expected: unknown): Outcome {
  const evaluated = evaluateExpression(state, expression);
  return evaluated === undefined
    ? skip('upstream expression not portable')
    : all([same(expression, expected, evaluated.value)]);
}

function member(root: object, path: readonly string[]): unknown {
  let value: unknown = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new Error(`the description has no ${path.join('.')}`);
    }
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
