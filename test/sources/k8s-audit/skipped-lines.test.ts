/** Skipping lines changes no match: random rules on random events, written in random ways. */
import test from 'ava';
import fc from 'fast-check';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { Engine } from '#src/engine/engine.js';
import { requiredTexts } from '#src/filter/required-texts.js';
import type { Ruleset } from '#src/rules/ruleset.js';
import { type AuditLogOptions, AuditLogSource } from '#src/sources/k8s-audit/log-source.js';
import { inputOf, STAMP } from '../../_support/audit-logs.ts';
import { loadTexts, mistakes } from '../../_support/rules-files.ts';
import { choosers, type Members, type Written, write } from '../../_support/text-demands.ts';

const VALUES = [
  'create',
  'update',
  'delete',
  'pods',
  'deployments',
  'status',
  'eve',
  'ResponseComplete',
  'Panic',
  'a/b',
];
const FIELDS = [
  'ka.verb',
  'ka.stage',
  'ka.target.resource',
  'ka.target.subresource',
  'ka.user.name',
  'jevt.value[/objectRef/subresource]',
  'jevt.value[/objectRef/resource]',
  'jevt.value[/verb]',
  'jevt.value[/user/groups/0]',
];
const LIST = 'ka.req.pod.containers.image';
const POD_CHECKS = [
  'pod.operation exists',
  "pod.operation in ('create', 'update')",
  "pod.operation = 'template'",
  "pod.spec.hostPID intersects ('true')",
];

const someValues = fc.array(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 3 });

/** Conditions whose checks are these and others. */
function conditionsWith(checks: readonly string[]): fc.Arbitrary<string[]> {
  const field = fc.constantFrom(...FIELDS);
  const check = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(field, someValues).map(([name, [text]]) => `${name} = ${text}`) },
    { weight: 3, arbitrary: fc.tuple(field, someValues).map(([name, texts]) => `${name} in (${texts.join()})`) },
    someValues.map((texts) => `${LIST} intersects (${texts.join()})`),
    field.map((name) => `${name} != create`),
    field.map((name) => `${name} exists`),
    field.map((name) => `not ${name} exists`),
    fc.constantFrom(...checks),
  );
  const { condition } = fc.letrec<{ condition: string; not: string; all: string; any: string }>((tie) => ({
    condition: fc.oneof({ maxDepth: 3 }, check, tie('not'), tie('all'), tie('any')),
    not: tie('condition').map((item) => `not (${item})`),
    all: fc.array(tie('condition'), { minLength: 2, maxLength: 4 }).map((items) => `(${items.join(' and ')})`),
    any: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((items) => `(${items.join(' or ')})`),
  }));
  return fc.array(condition, { minLength: 1, maxLength: 4 });
}

const value: fc.Arbitrary<Written> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...VALUES, '', '<NA>') },
  fc.constantFrom<Written>(null, 7, true, ['create', 'eve'], ['pods'], { members: [['verb', 'create']] }),
);
const membersOf = (keys: readonly string[], values: fc.Arbitrary<Written> = value): fc.Arbitrary<Members> =>
  fc.array(fc.tuple(fc.constantFrom(...keys), values), { maxLength: 4 });
const objectOf = (members: fc.Arbitrary<Members>): fc.Arbitrary<Written> => members.map((all) => ({ members: all }));
const reference = objectOf(membersOf(['resource', 'resource', 'subresource', 'apiGroup', 'name']));
const user = objectOf(membersOf(['username', 'groups']));
const pod: Written = {
  members: [
    [
      'spec',
      {
        members: [
          ['hostPID', true],
          ['containers', [{ members: [['image', 'eve']] }]],
        ],
      },
    ],
  ],
};
const event: fc.Arbitrary<Written> = fc
  .tuple(
    membersOf(['verb', 'stage', 'auditID', 'level']),
    fc.array(fc.tuple(fc.constantFrom('objectRef', 'requestObject'), fc.oneof(reference, value)), { maxLength: 2 }),
    fc.array(fc.tuple(fc.constantFrom('user'), fc.oneof(user, value)), { maxLength: 1 }),
    fc.constantFrom<Members>([], [['requestObject', pod]]),
    fc.nat(),
  )
  .map(([texts, references, users, pods, turn]) => {
    const stamp: Members = [
      ['kind', 'Event'],
      ['stageTimestamp', STAMP],
    ];
    const members = [...texts, ...references, ...users, ...pods, ...stamp];
    const from = turn % members.length;
    return { members: [...members.slice(from), ...members.slice(0, from)] };
  });
const created: Written = {
  members: [
    ['kind', 'Event'],
    ['auditID', 'a'],
    ['stage', 'ResponseComplete'],
    ['verb', 'create'],
    ['objectRef', { members: [['resource', 'pods']] }],
    ['requestObject', pod],
    ['stageTimestamp', STAMP],
  ],
};
const line = fc.oneof(
  { weight: 6, arbitrary: event },
  fc.constant(created),
  fc.array(event, { maxLength: 3 }).map(
    (items): Written => ({
      members: [
        ['items', items],
        ['kind', 'EventList'],
      ],
    }),
  ),
);

function ruleText(text: string, i: number): string {
  return [
    `- rule: r${i}`,
    `  condition: ${JSON.stringify(text)}`,
    '  desc: what it is about',
    '  output: seen %ka.verb',
    '  priority: NOTICE',
    '  source: k8s_audit',
    '',
  ].join('\n');
}

interface Outcome {
  readonly counts: readonly number[];
  readonly skippedLineCount: number;
  readonly drops: unknown;
}

async function run(ruleset: Ruleset, log: string, options: AuditLogOptions): Promise<Outcome> {
  const source = new AuditLogSource([inputOf([Buffer.from(log)])], new DiagnosticSink(), options);
  const engine = new Engine(ruleset, 'all');
  for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
    engine.evaluate(batch);
  }
  const { skippedLineCount, drops } = source.stats();
  return { counts: [...engine.stats.counts], skippedLineCount, drops };
}

for (const { semantics, checks } of [
  { semantics: 'current', checks: ["json.value[/stage] = 'Panic'"] },
  { semantics: 'legacy', checks: POD_CHECKS },
] as const) {
  const conditions = conditionsWith(checks);
  test(`skipped lines: no rule of the ${semantics} model would have matched them (property)`, async (t) => {
    let skippedCount = 0;
    let matchCount = 0;
    await fc.assert(
      fc.asyncProperty(conditions, fc.array(line, { maxLength: 12 }), choosers, async (texts, lines, chooser) => {
        const loaded = loadTexts([texts.map(ruleText).join('')], { semantics });
        t.true(loaded.isSuccessful, mistakes(loaded).join());
        const choose = chooser();
        const log = [created, ...lines, created].map((item) => `${write(item, choose)}\n`).join('');
        const required = loaded.ruleset.ofSource('k8s_audit').rules.map((one) => requiredTexts(one.condition));
        const skipping = await run(loaded.ruleset, log, { requiredTexts: required });
        const whole = await run(loaded.ruleset, log, {});
        t.deepEqual(skipping.counts, whole.counts, `${texts.join('\n')}\n${log}`);
        skippedCount += skipping.skippedLineCount;
        matchCount += whole.counts.reduce((sum, count) => sum + count, 0);
      }),
      { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 1000) },
    );
    t.true(skippedCount > 100 && matchCount > 100);
  });
}

test('skipped lines: an event without auditID has no ka values, whatever stands in it', async (t) => {
  const condition = 'json.value[/objectRef/resource] = pods and not ka.target.subresource exists';
  const { ruleset } = loadTexts([ruleText(condition, 0)], { semantics: 'current' });
  const required = ruleset.ofSource('k8s_audit').rules.map((one) => requiredTexts(one.condition));
  const objectRef = { resource: 'pods', subresource: 'status' };
  const log = [{ auditID: 'a' }, {}, { auditID: 'b' }, {}]
    .map((parts) => `${JSON.stringify({ kind: 'Event', ...parts, objectRef, stageTimestamp: STAMP })}\n`)
    .join('');
  t.deepEqual((await run(ruleset, log, { requiredTexts: required })).counts, [2]);
});
