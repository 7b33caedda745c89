/**
 * Arguments → what to do. Decides nothing about files and runs nothing; a
 * wrong command line comes back as diagnostics.
 */
import { Command, CommanderError, type Option } from 'commander';
import {
  benchInvocation,
  convertInvocation,
  type GivenOptions,
  NO_OPTIONS,
  refusal,
  runInvocation,
  strayWord,
  validateInvocation,
} from './check-invocation.ts';
import { EXAMPLES, settingsHelp } from './help.ts';
import type { BenchOptions, FieldsOptions, Invocation } from './invocation.ts';
import { benchOptions, convertOptions, fieldsOptions, runOptions, validateOptions } from './options.ts';

const HELP_COLUMNS = 100;

/** Reads the arguments (without the program's name). Diagnostics: CONFIG_USAGE. */
export function readCommandLine(args: readonly string[], version: string): Invocation {
  let result: Invocation = { command: 'print', text: '' };
  let printed = '';
  const program = programOf(version, (invocation) => {
    result = invocation;
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      writeErr: () => {},
      getOutHelpWidth: () => HELP_COLUMNS,
      getErrHelpWidth: () => HELP_COLUMNS,
    });
  }
  try {
    program.parse(withGluedValues(args), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.help' && error.exitCode !== 0) {
        return strayWord(args[args.indexOf('help') + 1] ?? 'help');
      }
      return error.exitCode === 0 ? { command: 'print', text: printed } : refusal(error.message);
    }
    throw error;
  }
  return result;
}

function programOf(version: string, found: (invocation: Invocation) => void): Command {
  const program = new Command('drypod')
    .description('Dry run of pod security policy: what would this PodSecurityPolicy have rejected?')
    .usage('[options]  (or a command below)')
    .version(`drypod ${version}`, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .enablePositionalOptions()
    .argument('[words...]')
    .configureHelp({ visibleArguments: () => [] })
    .addHelpText('after', () => settingsHelp() + EXAMPLES)
    .action((words: string[], options: GivenOptions) => {
      found(words[0] === undefined ? runInvocation({ ...NO_OPTIONS, ...options }) : strayWord(words[0]));
    });
  addOptions(program, runOptions());
  addCommands(program, found);
  return program;
}

/** Adds options that several commands share, in the order given. */
function addOptions(command: Command, options: readonly Option[]): Command {
  for (const option of options) {
    command.addOption(option);
  }
  return command;
}

function addCommands(program: Command, found: (invocation: Invocation) => void): void {
  const convert = program.command('convert').description('convert policies into a Falco rules file');
  addOptions(convert, convertOptions()).action((options: GivenOptions) =>
    found(convertInvocation({ ...NO_OPTIONS, ...options })),
  );
  const validate = program
    .command('validate')
    .description('load policies and rules files and say what is wrong with them');
  addOptions(validate, validateOptions()).action((options: GivenOptions) =>
    found(validateInvocation({ ...NO_OPTIONS, ...options })),
  );
  const fields = program.command('fields').description('list the fields that conditions and outputs can name');
  addOptions(fields, fieldsOptions()).action(
    (options: Omit<FieldsOptions, 'format'> & { markdown?: boolean; json?: boolean }) => {
      const format = options.json ? 'json' : options.markdown ? 'markdown' : 'text';
      found({ command: 'fields', options: { ...options, format } });
    },
  );
  const bench = program.command('bench').description('measure how fast this program is on this machine');
  addOptions(bench, benchOptions()).action((options: Pick<BenchOptions, 'dialect'> & Partial<BenchOptions>) =>
    found(benchInvocation(options)),
  );
}

/** Keeps `--psp_save` from taking the next argument as its value: that has to be glued on with `=`. */
function withGluedValues(args: readonly string[]): string[] {
  const end = args.indexOf('--') === -1 ? args.length : args.indexOf('--');
  return args.map((arg, i) => {
    const match = i < end ? /^--psp[_-]save(=[\s\S]*)?$/.exec(arg) : null;
    return match === null ? arg : `--psp_save${match[1] ?? '='}`;
  });
}
