/**
 * Arguments → what to do. Decides nothing about files and runs nothing; a
 * wrong command line comes back as diagnostics.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { closest } from '../base/closest.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { AUDIT_SEMANTICS, EVENT_SOURCES } from '../event/event-source.ts';
import { DIALECT_NAMES } from '../psp/convert.ts';
import { DEFAULT_MINOR } from '../psp/kubernetes.ts';
import {
  type FlagValue,
  readFalcoBounds,
  readFeatureGates,
  readKubernetes,
  readPss,
  readScopeNames,
} from './flag-values.ts';
import { EXAMPLES, settingsHelp } from './help.ts';
import {
  type ConvertOptions,
  FINDINGS,
  type FieldsOptions,
  type Finding,
  type Invocation,
  type PolicyOptions,
  type RunOptions,
} from './invocation.ts';

/** Options as commander gives them: what was not written is absent, but for the dialect. */
type GivenOptions = Pick<RunOptions, 'dialect'> & Partial<RunOptions>;

const NO_OPTIONS: Omit<RunOptions, 'dialect'> = {
  psp: [],
  pss: [],
  scc: [],
  namespaces: [],
  featureGates: [],
  falcoBounds: [],
  pspNamespace: [],
  pspImage: [],
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
  addOptions(program, runOptions());
  addCommands(program, found);
  return program;
}

function runOptions(): Option[] {
  return [
    new Option('--psp <files...>', 'PodSecurityPolicy files; - for standard input'),
    pssOption(),
    ...sccOptions(),
    new Option('--psp_save [path]', 'save the generated rules; without =PATH in FILE.rules'),
    ...policyOptions(),
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

/** Adds options that several commands share, in the order given. */
function addOptions(command: Command, options: readonly Option[]): Command {
  for (const option of options) {
    command.addOption(option);
  }
  return command;
}

function addCommands(program: Command, found: (invocation: Invocation) => void): void {
  const convert = program
    .command('convert')
    .description('convert policies into a Falco rules file')
    .addOption(new Option('--psp <files...>', 'PodSecurityPolicy files; - for standard input'))
    .addOption(pssOption());
  addOptions(convert, [...sccOptions(), ...policyOptions()])
    .addOption(new Option('--audit-policy', 'print what the API server has to log for the rules; needs no policy'))
    .addOption(new Option('--out <path>', 'file to write; without it, standard output').argParser(path))
    .action((options: GivenOptions) => found(convertInvocation({ ...NO_OPTIONS, ...options })));
  const validate = program
    .command('validate')
    .description('load policies and rules files and say what is wrong with them')
    .addOption(new Option('--psp <files...>', 'PodSecurityPolicy files; - for standard input'));
  addOptions(validate, [...sccOptions(), ...policyOptions()])
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

function pssOption(): Option {
  const desc = 'judge by a Pod Security Standard: baseline or restricted, with :v1.N for a version; may be repeated';
  return new Option('--pss <level>', desc).argParser(listWith(readPss));
}

function sccOptions(): Option[] {
  return [
    new Option('--scc <files...>', 'SecurityContextConstraints files of OpenShift; - for standard input'),
    new Option('--namespaces <files...>', 'what oc get namespaces -o yaml prints: ranges and levels for --scc'),
  ];
}

function policyOptions(): Option[] {
  return [
    new Option('--dialect <name>', 'for whom rules are generated').choices(DIALECT_NAMES).default(DIALECT_NAMES[0]),
    new Option('--kubernetes <1.N>', `release whose API server is meant (default: 1.${DEFAULT_MINOR})`).argParser(
      valueWith(readKubernetes),
    ),
    new Option('--feature-gates <gates>', 'gates of that API server, as in ProcMountType=true,…').argParser(
      listWith(readFeatureGates),
    ),
    new Option(
      '--falco-bounds <bounds>',
      'containers=16,volumes=32,…: how many of a pod dialect falco looks at',
    ).argParser(listWith(readFalcoBounds)),
    new Option('--psp-namespace <names...>', 'look at these namespaces, not at those annotated').argParser(
      listWith(readScopeNames),
    ),
    new Option('--psp-image <names...>', 'look at pods with one of these images, not at those annotated').argParser(
      listWith(readScopeNames),
    ),
  ];
}

function settingOption(): Option {
  return new Option('-o, --option <key=value...>', 'set a configuration key of Falco; drypod --help lists them');
}

function semanticsOption(): Option {
  const desc = 'how k8s_audit fields behave, whatever a rules file says';
  return new Option('--k8s-audit-semantics <model>', desc).choices(AUDIT_SEMANTICS);
}

/** Tells whether there is anything to judge pods by. */
function hasCandidates({ psp, pss, scc }: PolicyOptions): boolean {
  return psp.length + pss.length + scc.length > 0;
}

function convertInvocation(options: ConvertOptions): Invocation {
  if (!hasCandidates(options) && options.auditPolicy !== true) {
    return refusal('there is nothing to convert', '--psp FILE, --pss LEVEL or --scc FILE');
  }
  return idleBounds(options) ?? idleNamespaces(options) ?? { command: 'convert', options };
}

function idleNamespaces({ scc, namespaces }: PolicyOptions): Invocation | undefined {
  return namespaces.length > 0 && scc.length === 0
    ? refusal('--namespaces is about constraints, and there are none', '--scc FILE')
    : undefined;
}

function validateInvocation(options: RunOptions): Invocation {
  const { dialect, kubernetes, featureGates, falcoBounds, pspNamespace, pspImage, psp, scc, namespaces } = options;
  const { option, k8sAuditSemantics } = options;
  const rules = [...options.rules, ...options.validate];
  if (rules.length + psp.length + scc.length === 0) {
    return refusal('there is nothing to validate', '-r FILE, --psp FILE or --scc FILE');
  }
  const idle = idlePolicyFlag(options);
  if (idle !== undefined) {
    return idle;
  }
  return {
    command: 'validate',
    options: {
      dialect,
      pss: [],
      kubernetes,
      featureGates,
      falcoBounds,
      pspNamespace,
      pspImage,
      psp,
      scc,
      namespaces,
      rules,
      option,
      k8sAuditSemantics,
    },
  };
}

function runInvocation(options: RunOptions): Invocation {
  if (options.validate.length > 0) {
    return validateInvocation({ ...options, rules: [] });
  }
  if (options.tag.length > 0 && options.disable.length + options.disableTag.length > 0) {
    return refusal('You can not specify both disabled (-D/-T) and enabled (-t) rules', 'either -t, or -D and -T');
  }
  if (options.psp_save !== undefined && !hasCandidates(options)) {
    return refusal('--psp_save has nothing to save', '--psp FILE');
  }
  if (options.psp_save === '' && options.psp.length + options.scc.length === 0) {
    return refusal('--psp_save has no file beside which to save', '--psp_save=PATH');
  }
  const idle = idlePolicyFlag(options);
  if (idle !== undefined) {
    return idle;
  }
  if (options.psp_save === '-') {
    return refusal('--psp_save cannot save to standard output', '--psp_save=PATH; drypod convert prints the rules');
  }
  return { command: 'run', options };
}

/** Refuses a flag that means nothing without a policy. */
function idlePolicyFlag(options: RunOptions): Invocation | undefined {
  const { psp, kubernetes, featureGates, falcoBounds, pspNamespace, pspImage } = options;
  const ofPolicies: readonly (readonly [string, boolean])[] = [
    ['--kubernetes', kubernetes !== undefined],
    ['--feature-gates', featureGates.length > 0],
    ['--falco-bounds', falcoBounds.length > 0],
  ];
  const ofAll: readonly (readonly [string, boolean])[] = [
    ['--psp-namespace', pspNamespace.length > 0],
    ['--psp-image', pspImage.length > 0],
  ];
  const idle = [...(psp.length > 0 ? [] : ofPolicies), ...(hasCandidates(options) ? [] : ofAll)].find(
    ([, isWritten]) => isWritten,
  );
  return idle === undefined
    ? (idleBounds(options) ?? idleNamespaces(options))
    : refusal(`${idle[0]} is about policies, and there is none`, '--psp FILE');
}

/** Refuses bounds that the dialect does not have. */
function idleBounds({ falcoBounds, dialect }: PolicyOptions): Invocation | undefined {
  return falcoBounds.length > 0 && dialect !== 'falco'
    ? refusal(`--falco-bounds is about dialect falco, not ${dialect}`, '--dialect falco')
    : undefined;
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

function valueWith<T>(read: (text: string) => FlagValue<T>): (text: string) => T {
  return (text) => {
    const result = read(text);
    if ('value' in result) {
      return result.value;
    }
    const hint = result.near === undefined ? '' : `\n(Did you mean ${result.near}?)`;
    throw new InvalidArgumentError(`${result.refusal}${hint}`);
  };
}

/** Gathers the values of a flag that may be repeated. */
function listWith<T>(
  read: (text: string) => FlagValue<T | readonly T[]>,
): (text: string, previous?: readonly T[]) => T[] {
  const value = valueWith(read);
  return (text, previous = []) => previous.concat(value(text));
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
