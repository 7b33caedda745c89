/** The options of all commands: how they are written, and what is read of their values. */
import { InvalidArgumentError, Option } from 'commander';
import { AUDIT_SEMANTICS, EVENT_SOURCES } from '../event/event-source.ts';
import { DIALECT_NAMES } from '../psp/convert.ts';
import { DEFAULT_MINOR } from '../psp/kubernetes.ts';
import {
  type FlagValue,
  readFalcoBounds,
  readFeatureGates,
  readJobs,
  readKubernetes,
  readPss,
  readScopeNames,
} from './flag-values.ts';
import { FINDINGS, type Finding } from './invocation.ts';

/** Options of a run. */
export function runOptions(): Option[] {
  return [
    pspOption(),
    pssOption(),
    ...sccOptions(),
    new Option('--psp_save [path]', 'save the generated rules; without =PATH in FILE.rules'),
    ...policyOptions(),
    rulesOption(),
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
    new Option(
      '--jobs <n>',
      'threads that evaluate files of events, or auto: one for each processor (default: 1)',
    ).argParser(valueWith(readJobs)),
    new Option('--dry-run', 'load everything, evaluate nothing'),
  ];
}

/** Options of `drypod convert`. */
export function convertOptions(): Option[] {
  return [
    pspOption(),
    pssOption(),
    ...sccOptions(),
    ...policyOptions(),
    new Option('--audit-policy', 'print what the API server has to log for the rules; needs no policy'),
    new Option('--out <path>', 'file to write; without it, standard output').argParser(path),
  ];
}

/** Options of `drypod validate`. */
export function validateOptions(): Option[] {
  return [
    pspOption(),
    ...sccOptions(),
    ...policyOptions(),
    rulesOption(),
    new Option('-V, --validate <paths...>', 'the same as -r'),
    settingOption(),
    semanticsOption(),
  ];
}

/** Options of `drypod fields`. */
export function fieldsOptions(): Option[] {
  return [
    new Option('--source <source>', 'only those of one event source').choices(EVENT_SOURCES),
    semanticsOption(),
    new Option('--markdown', 'as a Markdown page').conflicts('json'),
    new Option('--json', 'as JSON'),
  ];
}

/** Options of `drypod bench`. */
export function benchOptions(): Option[] {
  return [
    new Option('--quick', 'small files: a few minutes, and a good part of each run is the start'),
    new Option('--scenario <names...>', 'only these; a wrong name lists all'),
    new Option('--json', 'as JSON'),
    new Option('--svg <path>', 'also draw a bar chart').argParser(path),
    new Option('--jobs <n>', 'measure audit logs with so many threads too').argParser(valueWith(readJobs)),
    new Option('--against <path>', 'compare with the main.js of another build, not with other programs').argParser(
      path,
    ),
    new Option('-e, --events <paths...>', 'measure these captures and audit logs, not made ones'),
    new Option('--psp <files...>', 'by the rules of these policies'),
    rulesOption(),
    dialectOption(),
  ];
}

function dialectOption(): Option {
  return new Option('--dialect <name>', 'for whom rules are generated')
    .choices(DIALECT_NAMES)
    .default(DIALECT_NAMES[0]);
}

function pspOption(): Option {
  return new Option('--psp <files...>', 'PodSecurityPolicy files; - for standard input');
}

function rulesOption(): Option {
  return new Option('-r, --rules <paths...>', 'Falco rules files or folders of them');
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
    dialectOption(),
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
