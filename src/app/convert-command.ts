/** `drypod convert`: policies → a rules file, or the audit policy that it needs; on standard output or in a file. */
import { DiagnosticSink } from '../base/diagnostic.ts';
import { auditPolicy } from '../psp/audit-policy.ts';
import type { PodSecurityPolicy } from '../psp/model.ts';
import { type Console, print, report } from './console.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import type { ConvertOptions } from './invocation.ts';
import { generateCleanRules, readPolicyFiles, targetOf } from './policies.ts';
import { writeRules } from './save-rules.ts';
import { readTemplates } from './templates.ts';

/** Stands for standard output where a path is given. */
const STANDARD_OUTPUT = '-';

/** Converts. Nothing is written when a policy has a mistake. @throws OutputError */
export async function convertCommand(options: ConvertOptions, console: Console): Promise<ExitCode> {
  const sink = new DiagnosticSink();
  const policies = readPolicyFiles(options.psp, options, sink).flatMap((file) => file.policies);
  const out = options.out === STANDARD_OUTPUT ? undefined : options.out;
  const text = sink.hasErrors ? undefined : convert(policies, options, out, sink);
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

function convert(
  policies: readonly PodSecurityPolicy[],
  options: ConvertOptions,
  out: string | undefined,
  sink: DiagnosticSink,
): string | undefined {
  return options.auditPolicy === true
    ? auditPolicy(targetOf(options), namespacesOf(policies, options), readTemplates())
    : generateCleanRules(policies, options, out ?? 'generated rules', sink);
}

/** Gives the namespaces that no rule looks beyond; empty when some rule looks everywhere. */
function namespacesOf(
  policies: readonly PodSecurityPolicy[],
  { pspNamespace, pss }: ConvertOptions,
): readonly string[] {
  if (pspNamespace.length > 0 || pss.length > 0) {
    return pspNamespace;
  }
  const annotated = policies.map(({ scope }) => scope.namespaces);
  return annotated.includes(undefined) ? [] : [...new Set(annotated.flatMap((names) => names ?? []))];
}
