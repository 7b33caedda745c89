/** Diagnostics of what is shared with the readers of policies, under names of constraints. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { handOver } from '../psp/read.ts';

/** Hands over what was found in one file, in the order of the text; codes `PSP_…` become `SCC_…`. */
export function handOverAsScc(found: DiagnosticSink, sink: DiagnosticSink): void {
  handOver(found, sink, (diagnostic) => ({ ...diagnostic, code: diagnostic.code.replace(/^PSP_/, 'SCC_') }));
}
