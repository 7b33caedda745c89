/** The engine: order and choice of rules, event type buckets, counting, and the statistics block. */

import test from 'ava';
import { Bitset } from '#src/base/bitset.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { Engine, type RuleMatching } from '#src/engine/engine.js';
import type { EventBatch } from '#src/event/event-batch.js';
import { EVENT_TABLE } from '#src/event/event-table.js';
import type { BoundOperand } from '#src/filter/operand.js';
import type { Predicate } from '#src/filter/predicate.js';
import { compileFormat } from '#src/output/format.js';
import type { CompiledRule } from '#src/rules/compiled-rule.js';
import { createRuleset } from '#src/rules/ruleset.js';
import { batchOf, fieldSetOf } from '../_support/made-up-fields.js';

const OUTPUT = compileFormat(new SourceText('out', 'x'), fieldSetOf({}), new DiagnosticSink())!;

/** The condition that an event satisfies when `holds` says so. */
function conditionOf(holds: Predicate): CompiledRule['condition'] {
  const read = (batch: EventBatch, row: number) => holds(batch, row) || undefined;
  const operand = { key: 'made up', type: 'bool', read, columns: [], fields: [] } as unknown as BoundOperand;
  return { kind: 'constant', operand, operator: 'exists', modifier: undefined, literals: [], test: () => true };
}

function ruleOf(name: string, rest: Partial<CompiledRule> = {}): CompiledRule {
  return {
    name,
    source: 'k8s_audit',
    semantics: 'current',
    priority: 'Warning',
    tags: [],
    description: '',
    output: OUTPUT,
    condition: conditionOf(() => true),
    eventTypes: Bitset.full(EVENT_TABLE.length),
    isEnabled: true,
    ...rest,
  } as CompiledRule;
}

function engineOf(rules: readonly CompiledRule[], matching: RuleMatching): Engine {
  return new Engine(createRuleset(rules.map((rule, index) => ({ ...rule, index }))), matching);
}

function matchesOf(rules: readonly CompiledRule[], matching: RuleMatching, batch: EventBatch): [number, string][] {
  const engine = engineOf(rules, matching);
  const { count, rows, rules: matched } = engine.evaluate(batch);
  return Array.from({ length: count }, (_, i) => [rows[i]!, engine.rules[matched[i]!]!.name]);
}

const isOdd = (_batch: EventBatch, row: number) => row % 2 === 1;

test('engine: first takes the first matching rule of each event, in file order', (t) => {
  const rules = [ruleOf('odd', { condition: conditionOf(isOdd) }), ruleOf('every'), ruleOf('late')];
  t.deepEqual(matchesOf(rules, 'first', batchOf([{}, {}, {}])), [
    [0, 'every'],
    [1, 'odd'],
    [2, 'every'],
  ]);
});

test('engine: rules of one group do not shadow those of another', (t) => {
  const rules = ['falco 1', 'falco 2', 'policy 1', 'policy 1 too', 'policy 2'].map((name) => ruleOf(name));
  const ruleset = createRuleset(rules.map((rule, index) => ({ ...rule, index })));
  const engine = new Engine(ruleset, 'first', (rule) => [0, 0, 1, 1, 2][rule.index]!);
  const { count, rules: matched } = engine.evaluate(batchOf([{}]));
  t.deepEqual([...matched.subarray(0, count)], [0, 2, 4]);
});

test('engine: all takes every matching rule, in the same order', (t) => {
  const rules = [ruleOf('odd', { condition: conditionOf(isOdd) }), ruleOf('every')];
  t.deepEqual(matchesOf(rules, 'all', batchOf([{}, {}])), [
    [0, 'every'],
    [1, 'odd'],
    [1, 'every'],
  ]);
});

test('engine: disabled rules and rules of another source are not met', (t) => {
  const rules = [ruleOf('off', { isEnabled: false }), ruleOf('other', { source: 'syscall' }), ruleOf('on')];
  t.deepEqual(matchesOf(rules, 'all', batchOf([{}])), [[0, 'on']]);
});

test('engine: a syscall event meets only rules of its type', (t) => {
  const typeOf = (id: number) => ({ source: 'syscall', eventTypes: new Bitset(EVENT_TABLE.length).add(id) }) as const;
  const rules = [
    ruleOf('two', typeOf(2)),
    ruleOf('last', typeOf(EVENT_TABLE.length - 1)),
    ruleOf('two too', typeOf(2)),
  ];
  const batch = batchOf([{}, {}, {}], { source: 'syscall', eventType: Uint16Array.of(2, 3, EVENT_TABLE.length - 1) });
  t.deepEqual(matchesOf(rules, 'all', batch), [
    [0, 'two'],
    [0, 'two too'],
    [2, 'last'],
  ]);
});

test('engine: more matches than the buffer holds at first', (t) => {
  const matches = matchesOf([ruleOf('a'), ruleOf('b'), ruleOf('c')], 'all', batchOf(Array(1000).fill({})));
  t.is(matches.length, 3000);
  t.deepEqual(matches.at(-1), [999, 'c']);
});

test('engine: an empty batch, and no rules', (t) => {
  t.deepEqual(matchesOf([ruleOf('a')], 'all', batchOf([])), []);
  t.deepEqual(matchesOf([], 'first', batchOf([{}])), []);
});

test('stats: the block of a run without matches has its headings', (t) => {
  t.is(
    engineOf([ruleOf('a')], 'first').stats.render(),
    'Events detected: 0\nRule counts by severity:\nTriggered rules by rule name:\n',
  );
});

test('stats: severities from the most severe, rules in load order, over several batches', (t) => {
  const engine = engineOf(
    [
      ruleOf('info', { priority: 'Informational' }),
      ruleOf('odd', { priority: 'Critical', condition: conditionOf(isOdd) }),
      ruleOf('never', { priority: 'Debug', condition: conditionOf(() => false) }),
      ruleOf('ends\nwith a line', { priority: 'Critical' }),
    ],
    'all',
  );
  engine.evaluate(batchOf([{}, {}]));
  engine.evaluate(batchOf([{}]));
  t.is(
    engine.stats.render(),
    [
      'Events detected: 7',
      'Rule counts by severity:',
      '   CRITICAL: 4',
      '   INFO: 3',
      'Triggered rules by rule name:',
      '   info: 3',
      '   odd: 1',
      '   ends\\nwith a line: 3',
      '',
    ].join('\n'),
  );
});
