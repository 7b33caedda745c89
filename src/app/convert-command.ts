/** `drypod convert`: policies → a rules file, on standard output or in a file. */
import { DiagnosticSink } from '../base/diagnostic.ts';
import { type Console, print, report } from './console.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import type { ConvertOptions } from './invocation.ts';
import { generateCleanRules, readPolicyFiles } from './policies.ts';
import { writeRules } from './save-rules.ts';

/** Stands for standard output where a path is given. */
const STANDARD_OUTPUT = '-';

/** Converts. Nothing is written when a policy has a mistake. @throws OutputError */
export async function convertCommand(options: ConvertOptions, console: Console): Promise<ExitCode> {
  const sink = new DiagnosticSink();
  const policies = readPolicyFiles(options.psp, sink).flatMap((file) => file.policies);
  const out = options.out === STANDARD_OUTPUT ? undefined : options.out;
  const name = out ?? 'generated rules';
  const text = sink.hasErrors ? undefined : generateCleanRules(policies, options, name, sink);
  if (text !== undefined && out !== undefined) {
    writeRules(out, text, options.psp, sink);
  }
  report(console, sink.items, sink.omittedCount);
  if (text === undefined || sink.hasErrors) {
    return EXIT_CODE.failed;
  }
  if (out === undefined) {
    await print(console, text);
  }
  return EXIT_CODE.ran;
}
