/** What was measured, for people. */
import { visible } from '../base/visible.ts';
import type { BenchResult, Growth, Row } from './result.ts';

const HEADINGS = [
  'scenario',
  'form',
  'program',
  'looks for',
  's',
  'cpu s',
  'M events/s',
  'MB/s',
  'ns/event',
  'ns/event·rule',
  'peak MB',
  'first alert s',
  'matches',
  '× drypod',
];
/** Columns of words; the others hold numbers and are set to the right. */
const WORD_COLUMNS = 4;

/** Writes the whole result as plain text. */
export function renderResult(result: BenchResult): string {
  const { machine, setup, growth, failures, missingPeers, rows } = result;
  const lines = [
    `drypod ${result.drypod} on ${pairs(machine)}`,
    `${pairs(setup)}; s is the median of the measured runs, start to exit`,
    '',
    ...tableLines([HEADINGS, ...rows.map(cellsOf)]),
    '',
    ...growth.map(growthLine),
    ...rows.filter(({ said }) => said !== '').map((row) => `${nameOf(row)} says: ${visible(row.said)}`),
    ...failures.map((failure) => `${nameOf(failure)}: ${visible(failure.message)}`),
    ...missingPeers.map(({ name, reason }) => `${name}: ${reason}, nothing to compare with`),
  ];
  return `${lines.join('\n')}\n`;
}

function growthLine({ workload, fromRules, toRules, times, timesAfterFirstAlert }: Growth): string {
  const after = timesAfterFirstAlert === null ? '' : `, ${timesAfterFirstAlert.toFixed(1)} times after the first alert`;
  return `${workload}: ${toRules} rules take ${times.toFixed(1)} times as long as ${fromRules}${after}`;
}

function pairs(record: Readonly<Record<string, string | number>>): string {
  return Object.entries(record)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}

function nameOf({ scenario, form, program }: Pick<Row, 'scenario' | 'form' | 'program'>): string {
  return `${visible(scenario)} ${form}, ${program}`;
}

function cellsOf(row: Row): string[] {
  return [
    visible(row.scenario),
    row.form,
    row.program,
    row.task,
    row.wallSeconds.toFixed(2),
    row.cpuSeconds.toFixed(2),
    (row.eventsPerSecond / 1e6).toFixed(row.eventsPerSecond < 1e6 ? 3 : 1),
    row.megabytesPerSecond.toFixed(0),
    row.nsPerEvent.toFixed(row.nsPerEvent < 1000 ? 1 : 0),
    row.nsPerEventAndRule === null ? '' : row.nsPerEventAndRule.toFixed(2),
    String(row.peakMegabytes),
    row.firstAlertSeconds === null ? '' : row.firstAlertSeconds.toFixed(2),
    String(row.matches),
    row.timesDrypod === null ? '' : row.timesDrypod.toFixed(2),
  ];
}

function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows.map((cells) =>
    cells
      .map((cell, column) => (column < WORD_COLUMNS ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}
