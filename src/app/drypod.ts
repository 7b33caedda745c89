/** The program: arguments and streams in, exit code out. */
import { DrypodError } from '../base/errors.ts';
import { visible } from '../base/visible.ts';
import { benchCommand } from './bench-command.ts';
import { readCommandLine } from './command-line.ts';
import { print, report } from './console.ts';
import { convertCommand } from './convert-command.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import { fieldsCommand } from './fields-command.ts';
import type { Invocation } from './invocation.ts';
import type { RunContext } from './replay.ts';
import { runCommand } from './run-command.ts';
import { validateCommand } from './validate-command.ts';
import { programVersion } from './version.ts';

/** Runs the program. Never throws: what goes wrong is printed, one line, and told by the exit code. */
export async function drypod(args: readonly string[], context: RunContext): Promise<ExitCode> {
  try {
    return await dispatch(readCommandLine(args, programVersion()), context);
  } catch (error) {
    context.console.err.write(`drypod: error ${describe(error)}\n`);
    return EXIT_CODE.failed;
  }
}

async function dispatch(invocation: Invocation, context: RunContext): Promise<ExitCode> {
  const { console } = context;
  switch (invocation.command) {
    case 'run':
      return await runCommand(invocation.options, context);
    case 'convert':
      return await convertCommand(invocation.options, console);
    case 'validate':
      return await validateCommand(invocation.options, console);
    case 'fields':
      return await fieldsCommand(invocation.options, console);
    case 'bench':
      return await benchCommand(invocation.options, context);
    case 'print':
      await print(console, invocation.text);
      return EXIT_CODE.ran;
    case 'refuse':
      report(console, invocation.diagnostics);
      return EXIT_CODE.usage;
  }
}

/** Errors of our own are meant for people; any other is a mistake of ours. */
function describe(error: unknown): string {
  if (error instanceof DrypodError) {
    return `${error.code}: ${visible(error.message)}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `INTERNAL: ${visible(message)}; this is a mistake of drypod, please report it`;
}
