/** What was measured, as a picture: one bar per row, in SVG that needs nothing else to be shown. */
import { visible } from '../base/visible.ts';
import { type BenchResult, DRYPOD, isDrypod, type Row } from './result.ts';

const WIDTH = 960;
const MARGIN = 24;
const LABEL_WIDTH = 350;
const VALUE_WIDTH = 90;
const BAR_HEIGHT = 16;
const ROW_HEIGHT = 22;
/** Between workloads. */
const GAP = 8;
const TITLE_HEIGHT = 64;
const SECTION_HEIGHT = 40;
const AXIS_HEIGHT = 34;
const TICKS = 4;
const COLOURS = { drypod: '#2563a8', peer: '#c2793a', text: '#1f2933', faint: '#616e7c', grid: '#e4e7eb' } as const;

/** Bars that share an axis. */
interface Section {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly Row[];
  speedOf(row: Row): number;
}

/** Draws the speed of every row: captures in events, audit logs in bytes. */
export function barChart({ rows, drypod, machine }: BenchResult): string {
  const isAudit = ({ source }: Row) => source === 'k8s_audit';
  const all: readonly Section[] = [
    {
      title: 'Captures of system calls',
      unit: 'million events per second',
      rows: rows.filter((row) => !isAudit(row)),
      speedOf: ({ eventsPerSecond }) => eventsPerSecond / 1e6,
    },
    {
      title: 'Audit logs',
      unit: 'MB per second',
      rows: rows.filter(isAudit),
      speedOf: ({ megabytesPerSecond }) => megabytesPerSecond,
    },
  ];
  const sections = all.filter((section) => section.rows.length > 0);
  const heights = sections.map(({ rows: of }) => SECTION_HEIGHT + topOf(of, of.length) + AXIS_HEIGHT);
  const height = TITLE_HEIGHT + heights.reduce((sum, each) => sum + each, 0) + MARGIN;
  const tops = heights.map((_, i) => TITLE_HEIGHT + heights.slice(0, i).reduce((sum, each) => sum + each, 0));
  const subtitle = `${machine['cpu']}, ${machine['cores']} cores, Node ${machine['node']}; whole process, longer is faster`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" fill="${COLOURS.text}">`,
    '<title>How fast drypod and other programs are</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(MARGIN, 30, `drypod ${drypod}: speed`, 'font-size="18" font-weight="bold"'),
    text(MARGIN, 50, subtitle, `fill="${COLOURS.faint}"`),
    ...legend(),
    ...sections.flatMap((section, i) => sectionLines(section, tops[i]!)),
    '</svg>',
    '',
  ].join('\n');
}

function legend(): string[] {
  const entries = [
    ['drypod', COLOURS.drypod],
    ['other programs', COLOURS.peer],
  ] as const;
  return entries.flatMap(([name, colour], i) => {
    const x = WIDTH - MARGIN - 210 + i * 90;
    return [`<rect x="${x}" y="20" width="12" height="12" fill="${colour}"/>`, text(x + 18, 30, name)];
  });
}

function sectionLines({ title, unit, rows, speedOf }: Section, top: number): string[] {
  const values = rows.map(speedOf);
  const end = axisEnd(Math.max(...values));
  const left = MARGIN + LABEL_WIDTH;
  const scale = (WIDTH - MARGIN - VALUE_WIDTH - left) / end;
  const firstRow = top + SECTION_HEIGHT;
  const bottom = firstRow + topOf(rows, rows.length);
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => (end / TICKS) * i);
  return [
    text(MARGIN, top + 24, title, 'font-size="14" font-weight="bold"'),
    ...ticks.flatMap((tick) => {
      const x = number(left + tick * scale);
      return [
        `<line x1="${x}" y1="${firstRow - 4}" x2="${x}" y2="${bottom}" stroke="${COLOURS.grid}"/>`,
        text(x, bottom + 14, shown(tick), 'text-anchor="middle"'),
      ];
    }),
    text(left, bottom + 29, unit, `fill="${COLOURS.faint}"`),
    ...rows.flatMap((row, i) => {
      const y = firstRow + topOf(rows, i);
      const width = values[i]! * scale;
      const colour = isDrypod(row.program) ? COLOURS.drypod : COLOURS.peer;
      return [
        text(left - 8, y + 12, labelOf(row), 'text-anchor="end"'),
        `<rect x="${left}" y="${y}" width="${number(width)}" height="${BAR_HEIGHT}" fill="${colour}"><title>${escaped(`${labelOf(row)}: ${shown(values[i]!)} ${unit}`)}</title></rect>`,
        text(number(left + width + 6), y + 12, shown(values[i]!)),
      ];
    }),
  ];
}

/** How far below the first row a row lies. */
function topOf(rows: readonly Row[], index: number): number {
  const workloads = rows.slice(0, index + 1).map(({ scenario }) => scenario.split('/', 1)[0]);
  return index * ROW_HEIGHT + workloads.filter((name, i) => i > 0 && name !== workloads[i - 1]).length * GAP;
}

function labelOf({ scenario, form, program, task }: Row): string {
  const where = form === 'gzip' ? `${scenario}, gzip` : scenario;
  if (isDrypod(program)) {
    return program === DRYPOD ? where : `${where}: ${program}`;
  }
  // The version is in the table.
  return `${where}: ${program.replace(/ \d[\d.]*$/, '')}, ${task}`;
}

/** A round number at or above the largest value. */
function axisEnd(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(largest, 0.001)));
  return [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((end) => end >= largest) ?? power * 10;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function number(value: number): number {
  return Math.round(value * 10) / 10;
}

function text(x: number, y: number, content: string, attributes: string = ''): string {
  return `<text x="${x}" y="${y}"${attributes === '' ? '' : ` ${attributes}`}>${escaped(content)}</text>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text of an element or attribute, without the characters that XML does not know. */
function escaped(content: string): string {
  return visible(content.toWellFormed()).replace(/[&<>"]/g, (c) => ENTITIES[c]!);
}
