import test from 'ava';
import { barChart } from '#src/bench/bar-chart.js';
import { type BenchResult, type Row, rowOf } from '#src/bench/result.js';

function row(scenario: string, source: Row['source'], program: string = 'drypod'): Row {
  const file = { path: 'x', isPacked: false, byteCount: 1e8, eventCount: 1e6 };
  const rest = { exitCode: 0, cpuSeconds: 1, peakMegabytes: 50, lineCount: 1, stdoutEnd: '', stderr: '' };
  const head = { scenario, source, program, task: '<&"\u0000\ud800', ruleCount: 10 };
  return rowOf(head, file, 1, [{ wallSeconds: 0.5, firstLineSeconds: 0.2, ...rest }]);
}

function resultOf(rows: readonly Row[]): BenchResult {
  const machine = { cpu: 'A & B <Processor>', cores: 2, node: 'v20' };
  return { format: 1, drypod: '1.2.3', machine, setup: {}, rows, growth: [], failures: [], missingPeers: [] };
}

const TOKEN = /<(\/?)([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
const FOREIGN = /&(?!(amp|lt|gt|quot);)|\p{Cc}(?<!\n)|\p{Cs}/u;

/** Checks tags, attributes and text of the little XML that a chart is; gives the texts. @throws Error */
function textsOf(xml: string): string[] {
  const open: string[] = [];
  const texts: string[] = [];
  const problem = FOREIGN.exec(xml);
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const [, slash, tag, , empty, text] = TOKEN.exec(xml) ?? [];
    if (text !== undefined) {
      texts.push(text);
    } else if (problem !== null || tag === undefined || (slash === '/' && open.pop() !== tag)) {
      throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
    } else if (slash === '' && empty === '') {
      open.push(tag);
    }
  }
  if (open.length > 0) {
    throw new Error(`not closed: ${open.join(' ')}`);
  }
  return texts;
}

const ROWS = [
  row('capture-mixed/10', 'syscall'),
  row('capture-mixed/10', 'syscall', 'sysdig <1.0>'),
  row('audit-pods/psp', 'k8s_audit'),
];

test('bar chart: is well-formed and names everything, whatever names hold', (t) => {
  const texts = textsOf(barChart(resultOf(ROWS)));
  for (const part of [
    'drypod 1.2.3',
    'A &amp; B &lt;Processor&gt;',
    'capture-mixed/10',
    'sysdig &lt;1.0&gt;',
    'million events',
    'MB per second',
  ]) {
    t.true(
      texts.some((text) => text.includes(part)),
      part,
    );
  }
});

test('bar chart: no rows, and rows of one source only', (t) => {
  t.notThrows(() => textsOf(barChart(resultOf([]))));
  t.false(barChart(resultOf(ROWS.slice(0, 1))).includes('Audit logs'));
  t.false(barChart(resultOf(ROWS.slice(2))).includes('Captures'));
});

test('bar chart: bars stay inside of the picture', (t) => {
  const svg = barChart(resultOf(ROWS));
  for (const [, x, width] of svg.matchAll(/<rect x="([\d.]+)"[^>]*? width="([\d.]+)"/g)) {
    t.true(Number(x) + Number(width) <= 960);
  }
});
