/** Options that were read → what to do, or why they make no sense together. */
import { closest } from '../base/closest.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { BenchOptions, ConvertOptions, Invocation, PolicyOptions, RunOptions } from './invocation.ts';

/** Options as commander gives them: what was not written is absent, but for the dialect. */
export type GivenOptions = Pick<RunOptions, 'dialect'> & Partial<RunOptions>;

/** What holds when nothing is written. */
export const NO_OPTIONS: Omit<RunOptions, 'dialect'> = {
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
  jobs: 1,
  dryRun: false,
};

const COMMANDS = ['convert', 'validate', 'fields', 'bench', 'help'];

/** Tells whether there is anything to judge pods by. */
function hasCandidates({ psp, pss, scc }: PolicyOptions): boolean {
  return psp.length + pss.length + scc.length > 0;
}

/** Checks the options of `drypod convert`. */
export function convertInvocation(options: ConvertOptions): Invocation {
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

/** Checks the options of `drypod validate`. */
export function validateInvocation(options: RunOptions): Invocation {
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

/** Checks the options of a run. */
export function runInvocation(options: RunOptions): Invocation {
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

/** Checks the options of `drypod bench`. */
export function benchInvocation(given: Pick<BenchOptions, 'dialect'> & Partial<BenchOptions>): Invocation {
  const options: BenchOptions = { quick: false, json: false, scenario: [], events: [], psp: [], rules: [], ...given };
  const { events, psp, rules, scenario, quick } = options;
  const hasRules = psp.length + rules.length > 0;
  if (events.length > 0 && !hasRules) {
    return refusal('nothing says by what rules to measure the events', '--psp FILE or -r FILE');
  }
  if (events.length === 0 && hasRules) {
    return refusal('nothing says what to measure the rules on', '-e FILE');
  }
  if (events.length > 0 && (scenario.length > 0 || quick)) {
    return refusal('scenarios have files of their own', 'either -e FILE, or --scenario and --quick');
  }
  if ([...events, ...psp, ...rules].includes('-')) {
    return refusal('standard input can be read only once, and every measurement needs several runs', 'files');
  }
  return { command: 'bench', options };
}

/** A word that belongs to no option: a misspelt command, or a file without its option. */
export function strayWord(word: string): Invocation {
  const near = closest(word, COMMANDS);
  const isFile = /[./]/.test(word);
  const expected = isFile
    ? `--psp ${word}, -r ${word} or -e ${word}`
    : (near ?? `one of ${COMMANDS.join(', ')}, or an option`);
  return refusal(isFile ? `nothing says what '${word}' is` : `unknown command '${word}'`, expected);
}

/** Refuses the command line. A suggestion that commander has put into the text is what was expected, unless something else is given. */
export function refusal(text: string, expected?: string): Invocation {
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
