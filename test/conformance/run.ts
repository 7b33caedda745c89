/**
 * `make conformance`: compares the product with what other systems decided on
 * the same input. Prints one line per suite and a closing line; exit code 1
 * when a case failed. Data: $DRYPOD_CONFORMANCE, else ../shared/conformance.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DataFolder } from './data-folder.ts';
import { SUITES } from './registry.ts';
import { detailLines, emptyReport, record, type SuiteReport, skippedCount, summaryLine } from './report.ts';
import type { Suite } from './suite.ts';

const REPOSITORY = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
const USAGE = `usage: node build/test/conformance/run.js [--suite NAME]... [--verbose]
  --suite NAME  run only this suite (repeatable) and print its failures
  --verbose     print failures, and what was left out and why, to stderr
`;

/** Failures printed per suite unless asked for all of them. */
const SHOWN_FAILURES = 5;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { suite: { type: 'string', multiple: true }, verbose: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  const data = new DataFolder(resolve(REPOSITORY, process.env['DRYPOD_CONFORMANCE'] ?? '../shared/conformance'));
  if (!data.has('.')) {
    process.stdout.write(
      'no conformance data ($DRYPOD_CONFORMANCE, default ../shared/conformance): nothing to compare\n',
    );
    return 0;
  }
  const wanted = values.suite ?? SUITES.map((suite) => suite.name);
  const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    process.stderr.write(`unknown suite: ${unknown.join(', ')}\n${USAGE}`);
    return 2;
  }
  return await runAll(
    SUITES.filter((suite) => wanted.includes(suite.name)),
    data,
    {
      isVerbose: values.verbose === true,
      shownFailures: values.verbose === true || values.suite !== undefined ? Number.POSITIVE_INFINITY : SHOWN_FAILURES,
    },
  );
}

interface Printing {
  readonly isVerbose: boolean;
  readonly shownFailures: number;
}

async function runAll(suites: readonly Suite[], data: DataFolder, printing: Printing): Promise<number> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suites) {
    const missing = suite.files.filter((path) => !data.has(path));
    if (missing.length > 0) {
      process.stdout.write(`${suite.name}: 0 passed, 0 failed, 0 skipped (whole suite: no ${missing.join(', ')})\n`);
      continue;
    }
    const report = await runOne(suite, data);
    print(report, printing);
    total.passed += report.passedCount;
    total.failed += report.failures.length;
    total.skipped += skippedCount(report);
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  return total.failed > 0 ? 1 : 0;
}

async function runOne(suite: Suite, data: DataFolder): Promise<SuiteReport> {
  const report = emptyReport(suite);
  try {
    for await (const result of suite.run(data)) {
      record(report, result);
    }
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    record(report, { label: suite.files.join(', '), outcome: { kind: 'fail', why } });
  }
  return report;
}

function print(report: SuiteReport, { isVerbose, shownFailures }: Printing): void {
  process.stdout.write(`${summaryLine(report)}\n`);
  if (isVerbose) {
    process.stderr.write(
      detailLines(report)
        .map((line) => `${line}\n`)
        .join(''),
    );
    return;
  }
  for (const { label, why } of report.failures.slice(0, shownFailures)) {
    process.stderr.write(`  FAILED ${report.name} ${label}\n    ${why.replaceAll('\n', '\n    ')}\n`);
  }
  if (report.failures.length > shownFailures) {
    process.stderr.write(`  … ${report.failures.length - shownFailures} more failures: --suite ${report.name}\n`);
  }
}
