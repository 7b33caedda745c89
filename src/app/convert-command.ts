/** `drypod convert`: policies → a rules file, or the audit policy that it needs; on standard output or in a file. */
import { DiagnosticSink } from '../base/diagnostic.ts';
import { auditPolicy } from '../psp/audit-policy.ts';
import { type Candidates, readCandidates, targetOf } from './candidates.ts';
import { type Console, print, report } from './console.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import type { ConvertOptions } from './invocation.ts';
import { generateCleanRules } from './policies.ts';
import { writeRules } from './save-rules.ts';
import { readTemplates } from './templates.ts';

/** Stands for standard output where a path is given. */
const STANDARD_OUTPUT = '-';

/** Converts. Nothing is written when a policy has a mistake. @throws OutputError */
export async function convertCommand(options: ConvertOptions, console: Console): Promise<ExitCode> {
  const sink = new DiagnosticSink();
  const { candidates } = readCandidates(options, sink);
  const out = options.out === STANDARD_OUTPUT ? undefined : options.out;
  const text = sink.hasErrors ? undefined : convert(candidates, options, out, sink);
  if (text !== undefined && out !== undefined) {
    writeRules(out, text, [...options.psp, ...options.scc, ...options.namespaces], sink);
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

function convert(
  candidates: Candidates,
  options: ConvertOptions,
  out: string | undefined,
  sink: DiagnosticSink,
): string | undefined {
  return options.auditPolicy === true
    ? auditPolicy(targetOf(options), namespacesOf(candidates, options), readTemplates('audit'))
    : generateCleanRules(candidates, options, out ?? 'generated rules', sink);
}

/** Gives the namespaces that no rule looks beyond; empty when some rule looks everywhere. */
function namespacesOf(
  { policies, standards, constraints }: Candidates,
  { pspNamespace }: ConvertOptions,
): readonly string[] {
  if (pspNamespace.length > 0 || standards.length + constraints.length > 0) {
    return pspNamespace;
  }
  const annotated = policies.map(({ scope }) => scope.namespaces);
  return annotated.includes(undefined) ? [] : [...new Set(annotated.flatMap((names) => names ?? []))];
}
