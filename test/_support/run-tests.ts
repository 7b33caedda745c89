/**
 * Runs AVA with the given arguments, shows its report as it comes, and ends
 * with the line `N passed, N failed[, N skipped]`. Counts come from the TAP
 * lines alone; a run that AVA itself calls failed never ends with exit code 0.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const ava = spawn('node_modules/.bin/ava', ['--tap', ...process.argv.slice(2)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const count = { passed: 0, failed: 0, skipped: 0 };

for await (const line of createInterface({ input: ava.stdout })) {
  if (/^(not )?ok\b.*# (skip|todo)/i.test(line)) {
    count.skipped++;
  } else if (line.startsWith('ok')) {
    count.passed++;
  } else if (line.startsWith('not ok')) {
    count.failed++;
  }
  if (!/^(TAP version|1\.\.\d+$|# (tests|pass|fail|skip|todo) \d+$|$)/.test(line)) {
    console.log(line);
  }
}
const exitCode = ava.exitCode ?? (await new Promise<number>((done) => ava.once('close', (code) => done(code ?? 1))));
if (exitCode !== 0 && count.failed === 0) {
  console.log(`not ok - ava ended with exit code ${exitCode}`);
  count.failed++;
}
if (count.passed === 0) {
  console.log('not ok - no test ran');
  count.failed++;
}
console.log(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`);
process.exitCode = count.failed > 0 ? 1 : 0;
