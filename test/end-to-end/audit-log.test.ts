/** Audit logs through the whole program: what skipping lines undecoded must not change. */
import test from 'ava';
import { podCreated } from '../_support/audit-events.js';
import { folderOf, runDrypod } from '../_support/run-drypod.js';

const rules = (condition: string, output: string) => `
- required_engine_version: 0.43.0
- rule: R
  desc: d
  condition: ${condition}
  output: "${output}"
  priority: NOTICE
  source: k8s_audit
`;

const read = podCreated({ name: 'other', second: 1 }).replace('"verb":"create"', '"verb":"get"');
const escaped = podCreated({ name: 'hidden', second: 3 }).replace('"verb":"create"', '"verb" : "\\u0063reate"');
const cwd = folderOf({
  'audit.log': [read, podCreated({ name: 'a', second: 2 }), read, 'bad', escaped, ''].join('\n'),
  'plain.yaml': rules('ka.verb = create', 'pod %ka.target.name after %evt.reltime.s s'),
  'numbered.yaml': rules('ka.verb = create', 'pod %ka.target.name is %evt.num'),
  'by-number.yaml': rules('ka.verb = create and evt.num > 2', 'pod %ka.target.name'),
});

async function alertsOf(file: string): Promise<string[]> {
  const { stdout, stderr } = await runDrypod(['-r', file, '-e', 'audit.log'], { cwd });
  const lines = stdout.slice(0, stdout.indexOf('Events detected')).split('\n').slice(0, -1);
  return [
    ...lines.map((line) => line.replace(/^.*Notice /, '')),
    ...(stderr.includes('audit.log:4') ? ['line 4'] : []),
  ];
}

test('audit log: a value written with escapes is found, a bad line among skipped ones reported', async (t) => {
  t.deepEqual(await alertsOf('plain.yaml'), ['pod a after 1 s', 'pod hidden after 2 s', 'line 4']);
});

test('audit log: rules that read evt.num see the number among all events', async (t) => {
  t.deepEqual(await alertsOf('numbered.yaml'), ['pod a is 2', 'pod hidden is 4', 'line 4']);
  t.deepEqual(await alertsOf('by-number.yaml'), ['pod hidden', 'line 4']);
});
