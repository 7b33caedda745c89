/** Which of several policies decides about a pod. */
import test from 'ava';
import { type PolicyCandidate, type PolicyOutcome, type SelectionRequest, selectPolicy } from '#src/psp/selection.js';

/** Makes candidates from `name OUTCOME` lines. */
function candidates(...lines: readonly string[]): PolicyCandidate[] {
  return lines.map((line) => {
    const [name = '', outcome] = line.split(' ');
    return { name, outcome: outcome as PolicyOutcome };
  });
}

const CASES: readonly (readonly [string, readonly string[], SelectionRequest, string])[] = [
  ['the first by name among those that admit', ['b ADMITTED', 'a ADMITTED'], { operation: 'create' }, 'a ADMITTED'],
  ['one that changes nothing before one that does', ['a MUTATED', 'b ADMITTED'], { operation: 'create' }, 'b ADMITTED'],
  [
    'the first by name among those that change',
    ['c MUTATED', 'b MUTATED', 'a REJECTED'],
    { operation: 'create' },
    'b MUTATED',
  ],
  [
    'names by bytes',
    ['9 ADMITTED', '10 ADMITTED', 'a1 ADMITTED', 'a.1 ADMITTED'],
    { operation: 'create' },
    '10 ADMITTED',
  ],
  [
    'dashes before dots before digits',
    ['a1 ADMITTED', 'a.1 ADMITTED', 'a-1 ADMITTED'],
    { operation: 'create' },
    'a-1 ADMITTED',
  ],
  ['nothing unusable', ['a UNUSABLE', 'b MUTATED'], { operation: 'create' }, 'b MUTATED'],
  ['only what may be used', ['a ADMITTED', 'b MUTATED'], { operation: 'create', usable: new Set(['b']) }, 'b MUTATED'],
  ['no policy: refused', [], { operation: 'create' }, 'undefined REJECTED'],
  ['none that fits: refused', ['a REJECTED', 'b UNUSABLE'], { operation: 'create' }, 'undefined REJECTED'],
  ['nothing that changes an update', ['a MUTATED'], { operation: 'update' }, 'undefined REJECTED'],
  [
    'on update the recorded policy first',
    ['a ADMITTED', 'z ADMITTED'],
    { operation: 'update', recorded: 'z' },
    'z ADMITTED',
  ],
  [
    'on update another when the recorded one refuses',
    ['a ADMITTED', 'z REJECTED'],
    { operation: 'update', recorded: 'z' },
    'a ADMITTED',
  ],
  [
    'on create whatever is recorded',
    ['a ADMITTED', 'z ADMITTED'],
    { operation: 'create', recorded: 'z' },
    'a ADMITTED',
  ],
  [
    'the first that fits when every policy changes the pod',
    ['a MUTATED', 'b ADMITTED'],
    { operation: 'create', isAlwaysChanged: true },
    'a MUTATED',
  ],
];

for (const [title, lines, request, expected] of CASES) {
  test(`selection: ${title}`, (t) => {
    const { policy, outcome } = selectPolicy(candidates(...lines), request);
    t.is(`${policy} ${outcome}`, expected);
  });
}
