/**
 * Arguments → what to do. Decides nothing about files and runs nothing; a
 * wrong command line comes back as diagnostics.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { closest } from '../base/closest.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { AUDIT_SEMANTICS, type AuditSemantics, EVENT_SOURCES, type EventSourceName } from '../event/event-source.ts';
import { DIALECT_NAMES } from '../psp/convert.ts';
import { EXAMPLES, settingsHelp } from './help.ts';

/** What `--fail-on` can look for. */
export const FINDINGS = ['violation', 'mutation'] as const;
/** What `--fail-on` can look for. */
export type Finding = (typeof FINDINGS)[number];

/** `drypod [options]`: convert, load and evaluate. Names are those that commander derives from the flags. */
export interface RunOptions {
  readonly psp: readonly string[];
  /** Where to save generated rules; empty = beside each policy's file. */
  readonly psp_save?: string;
  readonly dialect: string;
  readonly rules: readonly string[];
  readonly events: readonly string[];
  readonly option: readonly string[];
  readonly disable: readonly string[];
  readonly disableTag: readonly string[];
  readonly tag: readonly string[];
  readonly validate: readonly string[];
  readonly k8sAuditSemantics?: AuditSemantics | undefined;
  readonly failOn: readonly Finding[];
  readonly seconds?: number;
  readonly unbuffered: boolean;
  readonly dryRun: boolean;
}

/** `drypod convert`. */
export interface ConvertOptions {
  readonly psp: readonly string[];
  readonly dialect: string;
  readonly out?: string;
}

/** `drypod validate`. */
export interface ValidateOptions {
  readonly psp: readonly string[];
  readonly dialect: string;
  readonly rules: readonly string[];
  readonly option: readonly string[];
  readonly k8sAuditSemantics?: AuditSemantics | undefined;
}

/** `drypod fields`. */
export interface FieldsOptions {
  readonly source?: EventSourceName;
  readonly k8sAuditSemantics?: AuditSemantics | undefined;
  readonly format: 'text' | 'markdown' | 'json';
}

/** What the command line asks for. */
export type Invocation =
  | { readonly command: 'run'; readonly options: RunOptions }
  | { readonly command: 'convert'; readonly options: ConvertOptions }
  | { readonly command: 'validate'; readonly options: ValidateOptions }
  | { readonly command: 'fields'; readonly options: FieldsOptions }
  /** Help or version, asked for. */
  | { readonly command: 'print'; readonly text: string }
  | { readonly command: 'refuse'; readonly diagnostics: readonly Diagnostic[] };

/** Options as commander gives them: what was not written is absent, but for the dialect. */
type GivenOptions = Pick<RunOptions, 'dialect'> & Partial<RunOptions>;

const NO_OPTIONS: Omit<RunOptions, 'dialect'> = {
  psp: [],
  rules: [],
  events: [],
  option: [],
  disable: [],
  disableTag: [],
  tag: [],
  validate: [],
  failOn: [],
  unbuffered: false,
  dryRun: false,
};

const HELP_COLUMNS = 100;
const COMMANDS = ['convert', 'validate', 'fields', 'help'];

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
  for (const option of runOptions()) {
    program.addOption(option);
  }
  addCommands(program, found);
  return program;
}

function runOptions(): Option[] {
  return [
    new Option('--psp <files...>', 'PodSecurityPolicy files; - for standard input'),
    new Option('--psp_save [path]', 'save the generated rules; without =PATH in FILE.rules'),
    dialectOption(),
    new Option('-r, --rules <paths...>', 'Falco rules files or folders of them'),
    new Option('-e, --events <paths...>', 'events: audit logs, folders of them, - for standard input'),
    settingOption(),
    new Option('-D, --disable <text>', 'disable rules whose name contains the text').argParser(append),
    new Option('-T, --disable-tag <tag>', 'disable rules with the tag').argParser(append),
    new Option('-t, --tag <tag>', 'only run rules with the tag').argParser(append),
    new Option('-V, --validate <paths...>', 'only load the rules files, like the command validate'),
    semanticsOption(),
    new Option('--fail-on <finding>', 'exit with 3 when one was seen').choices(FINDINGS).argParser(finding),
    new Option('-M, --seconds <n>', 'stop when event time has advanced n seconds').argParser(positiveNumber),
    new Option('-U, --unbuffered', 'write every alert at once'),
    new Option('--dry-run', 'load everything, evaluate nothing'),
  ];
}

function addCommands(program: Command, found: (invocation: Invocation) => void): void {
  program
    .command('convert')
    .description('convert policies into a Falco rules file')
    .addOption(new Option('--psp <files...>', 'PodSecurityPolicy files; - for standard input').makeOptionMandatory())
    .addOption(dialectOption())
    .addOption(new Option('--out <path>', 'file to write; without it, standard output').argParser(path))
    .action((options: ConvertOptions) => found({ command: 'convert', options }));
  program
    .command('validate')
    .description('load policies and rules files and say what is wrong with them')
    .addOption(new Option('--psp <files...>', 'PodSecurityPolicy files; - for standard input'))
    .addOption(dialectOption())
    .addOption(new Option('-r, --rules <paths...>', 'Falco rules files or folders of them'))
    .addOption(new Option('-V, --validate <paths...>', 'the same as -r'))
    .addOption(settingOption())
    .addOption(semanticsOption())
    .action((options: GivenOptions) => found(validateInvocation({ ...NO_OPTIONS, ...options })));
  program
    .command('fields')
    .description('list the fields that conditions and outputs can name')
    .addOption(new Option('--source <source>', 'only those of one event source').choices(EVENT_SOURCES))
    .addOption(semanticsOption())
    .addOption(new Option('--markdown', 'as a Markdown page').conflicts('json'))
    .addOption(new Option('--json', 'as JSON'))
    .action((options: Omit<FieldsOptions, 'format'> & { markdown?: boolean; json?: boolean }) => {
      const format = options.json ? 'json' : options.markdown ? 'markdown' : 'text';
      found({ command: 'fields', options: { ...options, format } });
    });
}

function dialectOption(): Option {
  const option = new Option('--dialect <name>', 'for whom rules are generated').choices(DIALECT_NAMES);
  return option.default(DIALECT_NAMES[0]);
}

function settingOption(): Option {
  return new Option('-o, --option <key=value...>', 'set a configuration key of Falco; drypod --help lists them');
}

function semanticsOption(): Option {
  const desc = 'how k8s_audit fields behave, whatever a rules file says';
  return new Option('--k8s-audit-semantics <model>', desc).choices(AUDIT_SEMANTICS);
}

function validateInvocation(options: RunOptions): Invocation {
  const { dialect, psp, option, k8sAuditSemantics } = options;
  const rules = [...options.rules, ...options.validate];
  if (rules.length === 0 && psp.length === 0) {
    return refusal('there is nothing to validate', '-r FILE or --psp FILE');
  }
  return { command: 'validate', options: { psp, dialect, rules, option, k8sAuditSemantics } };
}

function runInvocation(options: RunOptions): Invocation {
  if (options.validate.length > 0) {
    return validateInvocation({ ...options, rules: [] });
  }
  if (options.tag.length > 0 && options.disable.length + options.disableTag.length > 0) {
    return refusal('You can not specify both disabled (-D/-T) and enabled (-t) rules', 'either -t, or -D and -T');
  }
  if (options.psp_save !== undefined && options.psp.length === 0) {
    return refusal('--psp_save has nothing to save', '--psp FILE');
  }
  if (options.psp_save === '-') {
    return refusal('--psp_save cannot save to standard output', '--psp_save=PATH; drypod convert prints the rules');
  }
  return { command: 'run', options };
}

/** A word that belongs to no option: a misspelt command, or a file without its option. */
function strayWord(word: string): Invocation {
  const near = closest(word, COMMANDS);
  const isFile = /[./]/.test(word);
  const expected = isFile
    ? `--psp ${word}, -r ${word} or -e ${word}`
    : (near ?? `one of ${COMMANDS.join(', ')}, or an option`);
  return refusal(isFile ? `nothing says what '${word}' is` : `unknown command '${word}'`, expected);
}

function refusal(text: string, expected?: string): Invocation {
  const [, message = text, suggestion] =
    /^(?:error: )?([\s\S]*?)(?:\n\(Did you mean (?:one of )?([\s\S]*?)\?\))?$/.exec(text) ?? [];
  const diagnostic: Diagnostic = {
    code: 'CONFIG_USAGE',
    severity: 'error',
    message,
    expected: expected ?? suggestion ?? 'see drypod --help',
    subject: 'drypod',
  };
  return { command: 'refuse', diagnostics: [diagnostic] };
}

/** Keeps `--psp_save` from taking the next argument as its value: that has to be glued on with `=`. */
function withGluedValues(args: readonly string[]): string[] {
  const end = args.indexOf('--') === -1 ? args.length : args.indexOf('--');
  return args.map((arg, i) => {
    const match = i < end ? /^--psp[_-]save(=[\s\S]*)?$/.exec(arg) : null;
    return match === null ? arg : `--psp_save${match[1] ?? '='}`;
  });
}

function append(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

function finding(value: string, previous: readonly Finding[] = []): Finding[] {
  const found = FINDINGS.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new InvalidArgumentError(`Allowed choices are ${FINDINGS.join(', ')}.`);
  }
  return [...previous, found];
}

function path(value: string): string {
  if (value === '') {
    throw new InvalidArgumentError('It must be a path.');
  }
  return value;
}

function positiveNumber(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number <= 0) {
    throw new InvalidArgumentError('It must be a number above 0.');
  }
  return number;
}
