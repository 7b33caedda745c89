/** What `-e` names → one source of events. Everything wrong with the inputs is reported before any is read. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { print } from '../filter/print.ts';
import { requiredTexts } from '../filter/required-texts.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { findInputs, type Input } from '../sources/inputs.ts';
import { AuditLogSource } from '../sources/k8s-audit/log-source.ts';
import type { EventSource } from '../sources/source.ts';

/** Not opened before it is read. */
const STANDARD_INPUT_STREAM: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
};
const ONE_A_LINE = 'an audit log: one JSON object a line';
const NO_CAPTURES = 'captures of system calls are not read in this version, only audit logs';
const NO_COMPRESSION = 'it is compressed; captures are not read in this version, and audit logs only when unpacked';

/**
 * Opens the inputs in the order given; folders stand for their files.
 * Undefined when one cannot be read. Losses while reading go to `lossSink`.
 * Diagnostics: AUDIT_UNREADABLE_INPUT, EVENTS_NOT_READ, EVENTS_UNKNOWN_FORMAT; warning EVENTS_EMPTY.
 */
export async function openEvents(
  names: readonly string[],
  ruleset: Ruleset,
  sink: DiagnosticSink,
  lossSink: DiagnosticSink,
): Promise<EventSource | undefined> {
  const inputs: Input[] = [];
  for (const name of names) {
    const found = await findInputs(name, sink, STANDARD_INPUT_STREAM);
    if (found.length === 0 && !sink.hasErrors) {
      sink.add({ code: 'EVENTS_EMPTY', severity: 'warning', message: 'the folder holds no files', subject: name });
    }
    inputs.push(...found);
  }
  for (const input of inputs) {
    reportKind(input, sink);
  }
  if (sink.hasErrors) {
    return undefined;
  }
  const rules = ruleset.ofSource('k8s_audit').rules;
  const required = rules.some(readsEventNumber) ? undefined : rules.map((rule) => requiredTexts(rule.condition));
  return new AuditLogSource(inputs, lossSink, { requiredTexts: required });
}

/** Events of skipped lines are not numbered, so that no line may be skipped for rules that read the number. */
function readsEventNumber({ expression, output, extraFields }: CompiledRule): boolean {
  const texts = [print(expression), output.text, ...extraFields.map(({ value }) => value.text)];
  return texts.some((text) => text.includes('evt.num'));
}

function reportKind({ name, kind }: Input, sink: DiagnosticSink): void {
  switch (kind) {
    case 'scap':
      sink.add({ code: 'EVENTS_NOT_READ', severity: 'error', message: NO_CAPTURES, subject: name });
      break;
    case 'gzip':
      sink.add({ code: 'EVENTS_NOT_READ', severity: 'error', message: NO_COMPRESSION, subject: name });
      break;
    case 'pretty-json':
      refuseFormat('it holds JSON that goes over several lines', `${ONE_A_LINE}; jq -c . makes it so`, name, sink);
      break;
    case 'utf-16':
      refuseFormat('it is UTF-16', `${ONE_A_LINE}, in UTF-8`, name, sink);
      break;
    case 'unknown':
      refuseFormat('it holds no events', ONE_A_LINE, name, sink);
      break;
    case 'empty':
      sink.add({ code: 'EVENTS_EMPTY', severity: 'warning', message: 'it is empty', subject: name });
      break;
    case 'json':
      break;
  }
}

function refuseFormat(message: string, expected: string, subject: string, sink: DiagnosticSink): void {
  sink.add({ code: 'EVENTS_UNKNOWN_FORMAT', severity: 'error', message, subject, expected });
}
