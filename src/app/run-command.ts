/** `drypod`: converts policies, loads rules, and has events evaluated. */
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { report } from './console.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import { STANDARD_INPUT } from './input-file.ts';
import type { RunOptions } from './invocation.ts';
import { Crew } from './jobs/crew.ts';
import { loadRun } from './load-run.ts';
import { type RunContext, replay } from './replay.ts';
import { readSettings } from './settings.ts';

/** Runs. @throws OutputError when standard output cannot be written */
export async function runCommand(options: RunOptions, context: RunContext): Promise<ExitCode> {
  const { console } = context;
  const sink = new DiagnosticSink();
  const settings = readSettings(options.option, sink);
  const eventNames = [...options.events, ...settings.captureFiles];
  const rulesPaths = [...options.rules, ...settings.rulesFiles];
  const missing = missingPart(options, rulesPaths, eventNames);
  report(console, missing === undefined ? sink.items : [...sink.items, missing]);
  if (sink.hasErrors || missing !== undefined) {
    return EXIT_CODE.usage;
  }
  const crew = new Crew(context.threads);
  try {
    // A run that reads no events needs no help, one that has a time limit gets none.
    if (!options.dryRun && options.seconds === undefined) {
      crew.prepare(eventNames, options.jobs);
    }
    const loaded = loadRun(options, settings, rulesPaths, console);
    if (loaded === undefined) {
      return EXIT_CODE.failed;
    }
    if (options.dryRun || eventNames.length === 0) {
      return EXIT_CODE.ran;
    }
    return await replay(eventNames, loaded, { options, settings, context, crew });
  } finally {
    await crew.close();
  }
}

function missingPart(
  options: RunOptions,
  rulesPaths: readonly string[],
  eventNames: readonly string[],
): Diagnostic | undefined {
  const refuse = (message: string, expected: string): Diagnostic => {
    return { code: 'CONFIG_USAGE', severity: 'error', message, expected, subject: 'drypod' };
  };
  if (options.psp.length + options.pss.length + options.scc.length + rulesPaths.length === 0) {
    return refuse(
      'there is nothing to evaluate',
      '--psp FILE, --pss LEVEL, --scc FILE or -r FILE, and -e EVENTS; drypod --help says more',
    );
  }
  const ofStandardInput = [...options.psp, ...options.scc, ...options.namespaces, ...rulesPaths, ...eventNames].filter(
    (name) => name === STANDARD_INPUT,
  );
  if (ofStandardInput.length > 1) {
    return refuse('standard input can be read only once', 'one - among policies, rules and events');
  }
  if (eventNames.length === 0 && options.psp_save === undefined && !options.dryRun) {
    return refuse('there are no events to evaluate', '-e FILE; or --psp_save or --dry-run to do without');
  }
  return undefined;
}
