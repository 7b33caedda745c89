/** Evaluates the few C++ expressions of Falco's unit tests that can be read as data. */
import { renderDiagnostic } from '#src/base/render.js';
import type { CompiledRule } from '#src/rules/compiled-rule.js';
import { select } from '#src/rules/selection.js';
import { fieldSetOf } from '../../_support/made-up-fields.ts';
import { compileText } from '../compile.ts';
import { describeAll } from './describe.ts';
import type { EngineState } from './engine-state.ts';

/** What `std::string::npos` stands for. */
export const NOT_FOUND = -1;

interface Form {
  readonly pattern: RegExp;
  evaluate(state: EngineState, groups: Readonly<Record<string, string>>): unknown;
}

const FORMS: readonly Form[] = [
  {
    pattern: /^m_load_result->(?<query>successful|has_warnings)\(\)$/,
    evaluate: (state, { query }) =>
      query === 'successful' ? state.loaded.isSuccessful : state.diagnostics('warning').length > 0,
  },
  {
    pattern: /^output\.find\("(?<text>[^"]*)"\) (?<comparison>==|!=) (?:output\.npos|std::string::npos)$/,
    evaluate: (state, { text = '', comparison }) =>
      state.loaded.ruleset.rules.every((rule) => rule.output.text.includes(text)) === (comparison === '!='),
  },
  {
    pattern:
      /^std::string\(m_load_result_json\["errors"\]\[(?<index>\d+)\]\["context"\]\["snippet"\]\)\s*\.find\("(?<text>[^"]*)"\) (?<comparison>==|!=) std::string::npos$/,
    evaluate(state, { index, text = '', comparison }) {
      const diagnostic = state.diagnostics('error')[Number(index)];
      return (diagnostic !== undefined && renderDiagnostic(diagnostic).includes(text)) === (comparison === '!=');
    },
  },
  {
    // the snippet of a warning about a deprecated item
    pattern: /^snippet\.find\("(?<text>[^"]*)"\)$/,
    evaluate(state, { text = '' }) {
      const warnings = state.diagnostics('warning').filter(({ code }) => code === 'LOAD_DEPRECATED_ITEM');
      return Math.max(...warnings.map((warning) => renderDiagnostic(warning).indexOf(text)));
    },
  },
  {
    pattern:
      /^rule_description(?<path>(?:\["\w+"\]|\[\d+\])+)\s*\.(?:(?<size>size)\(\)|template get<std::string>\(\))$/,
    evaluate(state, { path = '', size }) {
      const value = walk(describeAll(state), path);
      return size === undefined ? value : (value as readonly unknown[]).length;
    },
  },
  {
    // whether a condition compares a field of a JSON event with <NA>
    pattern: /^warns\((?<text>"(?:[^"\\]|\\.)*")\)$/,
    evaluate: (_, { text = '' }) => warnsOfMissingValue(JSON.parse(text)),
  },
  {
    pattern: /^falco::utils::matches_wildcard\((?<pattern>"(?:[^"\\]|\\.)*"),\s*(?<text>"(?:[^"\\]|\\.)*")\)$/,
    evaluate: (_, { pattern = '', text = '' }) => matchesWildcard(JSON.parse(pattern), JSON.parse(text)),
  },
];

/** Gives the value of an expression, or undefined when its form is not one of those understood. */
export function evaluateExpression(state: EngineState, expression: string): { readonly value: unknown } | undefined {
  for (const { pattern, evaluate } of FORMS) {
    const match = pattern.exec(expression);
    if (match !== null) {
      return { value: evaluate(state, match.groups ?? {}) };
    }
  }
  return undefined;
}

/** Reads the C++ literal that an expression is compared with. */
export function literalValue(literal: string): unknown {
  if (literal === 'std::string::npos') {
    return NOT_FOUND;
  }
  return JSON.parse(literal);
}

function warnsOfMissingValue(condition: string): boolean {
  const names = condition.match(/[a-z_]+(?:\.[a-z_]+)+/g) ?? [];
  const fields = fieldSetOf(Object.fromEntries(names.map((name) => [name, { type: 'charbuf' }])));
  return compileText(condition, fields, 'k8s_audit').warnings.some(({ code }) => code === 'FILTER_UNSAFE_NA');
}

function matchesWildcard(pattern: string, name: string): boolean {
  const rule = { index: 0, name, isSelectable: true } as CompiledRule;
  return select([rule], new Set(), { enables: true, pattern }).has(0);
}

/** Follows `["key"][0]…` from an object. */
function walk(root: unknown, path: string): unknown {
  let value = root;
  for (const [, key, index] of path.matchAll(/\["(\w+)"\]|\[(\d+)\]/g)) {
    const name = key ?? index ?? '';
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      throw new Error(`the description has no ${path}`);
    }
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
