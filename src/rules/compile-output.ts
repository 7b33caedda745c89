/** Output texts of a rule → compiled formats, the additions of the configuration included. */
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { SourceText } from '../base/source-text.ts';
import type { FilterContext } from '../filter/operand.ts';
import type { ExtraField } from '../output/alert.ts';
import { compileFormat, type OutputFormat } from '../output/format.ts';
import { inside, type Location, report, textName } from './location.ts';
import type { RuleDefinition } from './model.ts';
import { type OutputAddition, outputText, selectsRule } from './output-additions.ts';

const CONTAINER_INFO_IS_DEPRECATED =
  '%container.info is deprecated and no more useful, and will be dropped by Falco 1.0.0. The container plugin will automatically add required fields to the output message.';

/** What a rule prints. */
export interface RuleOutputs {
  readonly output: OutputFormat;
  readonly extraFields: readonly ExtraField[];
}

/**
 * Compiles output and extra fields of a rule. `skip` when the rule tolerates
 * the unknown field found, undefined after errors.
 * Diagnostics: LOAD_ERR_COMPILE_OUTPUT, LOAD_UNKNOWN_FILTER, LOAD_DEPRECATED_ITEM.
 */
export function compileOutputs(
  definition: RuleDefinition,
  context: FilterContext,
  additions: readonly OutputAddition[],
  sink: DiagnosticSink,
): RuleOutputs | 'skip' | undefined {
  const selected = additions.filter((addition) => selectsRule(addition, definition));
  const { text, hasContainerInfo } = outputText(definition, selected);
  if (hasContainerInfo && definition.semantics === 'current') {
    report(sink, 'LOAD_DEPRECATED_ITEM', CONTAINER_INFO_IS_DEPRECATED, definition.location);
  }
  const found = new DiagnosticSink();
  const output = compileFormat(new SourceText(textName(text), text), context.fields, found, context);
  const extraFields = selected.flatMap((addition) => compileExtraField(addition, context, found));
  const first = found.items.find((diagnostic) => diagnostic.severity === 'error');
  if (first?.code === 'OUTPUT_UNKNOWN_FIELD' && definition.skipsUnknownFilter) {
    report(sink, 'LOAD_UNKNOWN_FILTER', first.message, outputLocation(definition, first));
    return 'skip';
  }
  for (const diagnostic of found.items) {
    const code = diagnostic.severity === 'error' ? 'LOAD_ERR_COMPILE_OUTPUT' : 'LOAD_DEPRECATED_ITEM';
    report(sink, code, diagnostic.message, outputLocation(definition, diagnostic));
  }
  return output === undefined || found.hasErrors ? undefined : { output, extraFields };
}

function outputLocation({ output }: RuleDefinition, { span }: Diagnostic): Location {
  return span === undefined ? output.location : inside(output.location, 'rule output expression', '', span);
}

function compileExtraField(addition: OutputAddition, context: FilterContext, sink: DiagnosticSink): ExtraField[] {
  const { key, format, isRaw = false } = addition;
  if (key === undefined) {
    return [];
  }
  const value = compileFormat(new SourceText(key, format), context.fields, sink, context);
  return value === undefined ? [] : [{ key, value, isRaw }];
}
