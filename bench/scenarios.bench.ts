/** Every scenario of `drypod bench` at full size, audit logs on all processors too; the result and its picture are kept. Arguments are passed on. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { BenchResult } from '#src/bench/result.js';
import { renderResult } from '#src/bench/result-table.js';
import { keepRecord, recordPath } from './record.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const svg = recordPath('scenarios', 'svg');

const child = spawn(
  process.execPath,
  [MAIN, 'bench', '--json', '--svg', svg, '--jobs', 'auto', ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const exited = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
const json = await text(child.stdout);
process.exitCode = await exited;
if (json !== '') {
  const result = JSON.parse(json) as BenchResult;
  console.log(renderResult(result));
  console.log(`kept in ${keepRecord('scenarios', result)} and ${svg}`);
}
