/** Which rules are enabled: their own keys, the minimum priority, and selections in order. */
import test from 'ava';
import { PRIORITIES, type Priority, parsePriority } from '#src/rules/priority.js';
import { type RuleSelection, type SelectionFlags, selectionsOfFlags } from '#src/rules/selection.js';
import { loadTexts, rule } from '../_support/rules-files.js';

const RULES = [
  rule('evt.type = open', ['tags: [file, read]'], 'Read a file'),
  rule('evt.type = open', ['tags: [file, write]', 'enabled: false'], 'Write a file'),
  rule('evt.type = connect', ['tags: [net]'], 'Open a connection'),
  rule('evt.type = execve', [], 'Run a program').replace('NOTICE', 'DEBUG'),
].join('');

function enabledNames(selections: readonly RuleSelection[], minimumPriority: Priority = 'Debug'): string {
  const { ruleset } = loadTexts([RULES], { selections, minimumPriority });
  return ruleset.rules
    .filter((found) => found.isEnabled)
    .map((found) => found.name.split(' ')[0])
    .join(' ');
}

const CASES: readonly (readonly [string, readonly RuleSelection[], string])[] = [
  ['nothing', [], 'Read Open Run'],
  ['a substring disables', [{ enables: false, substring: 'a file' }], 'Open Run'],
  ['a substring enables', [{ enables: true, substring: 'Write' }], 'Read Write Open Run'],
  ['the empty substring selects all', [{ enables: false, substring: '' }], ''],
  ['substrings are case-sensitive', [{ enables: false, substring: 'read' }], 'Read Open Run'],
  ['a pattern covers the whole name', [{ enables: false, pattern: 'Read' }], 'Read Open Run'],
  ['a pattern with stars', [{ enables: false, pattern: '*a*e' }], 'Open Run'],
  ['a pattern of one star', [{ enables: true, pattern: '*' }], 'Read Write Open Run'],
  ['stars do not overlap', [{ enables: false, pattern: 'Read a file*file' }], 'Read Open Run'],
  ['any of the tags', [{ enables: false, tags: ['net', 'read'] }], 'Run'],
  ['no tags select nothing', [{ enables: false, tags: [] }], 'Read Open Run'],
  [
    'in order: the last one wins',
    [
      { enables: false, pattern: '*' },
      { enables: true, tags: ['file'] },
      { enables: false, substring: 'Write' },
    ],
    'Read',
  ],
];

for (const [title, selections, expected] of CASES) {
  test(`selection: ${title}`, (t) => {
    t.is(enabledNames(selections), expected);
  });
}

test('selection: below the minimum priority rules are loaded, but nothing enables them', (t) => {
  t.is(enabledNames([], 'Notice'), 'Read Open');
  t.is(enabledNames([{ enables: true, pattern: '*' }], 'Notice'), 'Read Write Open');
  t.is(enabledNames([], 'Error'), '');
  t.is(loadTexts([RULES], { minimumPriority: 'Emergency' }).ruleset.rules.length, 4);
});

test('selection: flags become selections, -t excludes -D and -T', (t) => {
  const none = { disabledSubstrings: [], disabledTags: [], enabledTags: [] };
  const enabledBy = (flags: Partial<SelectionFlags>): string => {
    const selections = selectionsOfFlags({ ...none, ...flags });
    return selections === undefined ? 'refused' : enabledNames(selections);
  };
  t.is(enabledBy({}), 'Read Open Run');
  t.is(enabledBy({ enabledTags: ['file'] }), 'Read Write');
  t.is(enabledBy({ disabledSubstrings: ['Run'], disabledTags: ['net'] }), 'Read');
  t.is(enabledBy({ disabledSubstrings: ['a'], enabledTags: ['b'] }), 'refused');
  t.is(enabledBy({ disabledTags: ['a'], enabledTags: ['b'] }), 'refused');
});

test('priority: any case, and INFO', (t) => {
  t.deepEqual(
    ['emergency', 'ALERT', 'Critical', 'eRRor', 'warning', 'notice', 'INFO', 'debug'].map(parsePriority),
    PRIORITIES.slice(),
  );
  t.deepEqual(['informational', 'info', '', 'warn', 'none'].map(parsePriority), [
    'Informational',
    'Informational',
    undefined,
    undefined,
    undefined,
  ]);
});

test('ruleset: rules are found by source and event type, in load order, enabled ones only', (t) => {
  const text = [
    rule('evt.type in (open, close)', [], 'a'),
    rule('evt.type = close', ['enabled: false'], 'b'),
    rule('ka.verb = get', ['source: k8s_audit'], 'c').replace('%proc.name', '%ka.verb'),
    rule('evt.type != open', ['warn_evttypes: false'], 'd'),
    rule('evt.num = 0', [], 'e'),
  ].join('');
  const result = loadTexts([text]);
  const syscalls = result.ruleset.ofSource('syscall');
  const names = (rules: readonly { readonly name: string }[]): string => rules.map(({ name }) => name).join('');
  const typesOf = (name: string): number[] => [
    ...(syscalls.rules.find((found) => found.name === name)?.eventTypes ?? []),
  ];
  t.is(names(syscalls.rules), 'ade');
  t.is(names(result.ruleset.ofSource('k8s_audit').forEventType(0)), 'c');
  const shared = typesOf('a').find((id) => typesOf('d').includes(id)) ?? -1;
  const alone = typesOf('a').find((id) => !typesOf('d').includes(id)) ?? -1;
  t.is(names(syscalls.forEventType(shared)), 'ad');
  t.is(names(syscalls.forEventType(alone)), 'a');
  t.deepEqual(typesOf('e'), []);
});
