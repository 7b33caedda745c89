/** What `-e` names → one source of events. Everything wrong with the inputs is reported before any is read. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { CaptureError } from '../base/errors.ts';
import type { TextDemand } from '../event/text-demand.ts';
import { print } from '../filter/print.ts';
import { requiredTexts } from '../filter/required-texts.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { findInputs, type Input } from '../sources/inputs.ts';
import { type AuditLogOptions, AuditLogSource } from '../sources/k8s-audit/log-source.ts';
import type { CaptureLibrary } from '../sources/native/library.ts';
import { type CaptureInput, ScapFileSource } from '../sources/scap-file.ts';
import { SourceSequence } from '../sources/sequence.ts';
import type { EventSource } from '../sources/source.ts';
import { openStandardInput } from '../sources/standard-input.ts';
import { captureDemand } from './capture-demand.ts';
import { findCaptureLibrary } from './capture-library.ts';
import { STANDARD_INPUT } from './input-file.ts';

const EVENTS_EXPECTED = 'an audit log, one JSON object a line, or a capture of system calls';

/** What events are read for. */
export interface EventsDemand {
  readonly ruleset: Ruleset;
  /** Lines of audit logs that hold this are of interest besides those that rules can match. */
  readonly auditTexts?: TextDemand | undefined;
}

/** What the inputs are opened for and with. */
interface EventsContext extends EventsDemand {
  readonly lossSink: DiagnosticSink;
  /** @throws CaptureError */
  loadLibrary(): CaptureLibrary;
}

/**
 * Finds the inputs, in the order given; folders stand for their files.
 * Undefined when one cannot be read. Diagnostics: AUDIT_UNREADABLE_INPUT,
 * EVENTS_NOT_READ, EVENTS_UNKNOWN_FORMAT; warning EVENTS_EMPTY.
 */
export async function findEvents(
  names: readonly string[],
  sink: DiagnosticSink,
): Promise<readonly Input[] | undefined> {
  const inputs: Input[] = [];
  for (const name of names) {
    const found = await findInputs(name, sink, openStandardInput);
    if (found.length === 0 && !sink.hasErrors) {
      sink.add({ code: 'EVENTS_EMPTY', severity: 'warning', message: 'the folder holds no files', subject: name });
    }
    inputs.push(...found);
  }
  for (const input of inputs) {
    reportKind(input, sink);
  }
  return sink.hasErrors ? undefined : inputs;
}

/**
 * Makes one source of readable inputs. Losses while reading go to `lossSink`.
 * Where the library for captures is missing, the audit logs are read; undefined
 * when there are none. Diagnostics: EVENTS_NO_CAPTURE_LIBRARY.
 */
export function openEvents(
  inputs: readonly Input[],
  demand: EventsDemand,
  sink: DiagnosticSink,
  lossSink: DiagnosticSink,
  loadLibrary: () => CaptureLibrary = findCaptureLibrary,
): EventSource | undefined {
  const context: EventsContext = { ...demand, lossSink, loadLibrary };
  const groups = groupsOf(inputs);
  const firstCapture = inputs.find((input) => input.kind === 'scap');
  const library = firstCapture === undefined ? undefined : libraryFor(firstCapture, context, sink);
  const sources = groups.flatMap((group): EventSource[] => {
    const [input] = group;
    if (input?.kind !== 'scap') {
      return [new AuditLogSource(group, lossSink, auditOptions(demand))];
    }
    const columns = captureDemand(demand.ruleset.ofSource('syscall').rules);
    return library === undefined ? [] : [new ScapFileSource(captureInput(input), columns, library, lossSink)];
  });
  return sources.length === 0 && sink.hasErrors ? undefined : new SourceSequence(sources);
}

function captureInput({ name, sizeBytes, head }: Input): CaptureInput {
  return head === undefined ? { name, path: name, sizeBytes } : { name, path: STANDARD_INPUT, sizeBytes, head };
}

/** Audit logs that follow each other are one group, each capture is its own. */
export function groupsOf(inputs: readonly Input[]): Input[][] {
  const groups: Input[][] = [];
  for (const input of inputs) {
    const last = groups.at(-1);
    if (input.kind === 'scap' || last === undefined || last[0]?.kind === 'scap') {
      groups.push([input]);
    } else {
      last.push(input);
    }
  }
  return groups;
}

const HOW_TO_BUILD: Readonly<Record<string, string>> = {
  CAPTURE_NO_FFI:
    'npm ci with a C++ compiler present (on Debian: apt-get install g++ make python3); audit logs need neither',
};

function libraryFor({ name }: Input, context: EventsContext, sink: DiagnosticSink): CaptureLibrary | undefined {
  try {
    return context.loadLibrary();
  } catch (error) {
    if (!(error instanceof CaptureError)) {
      throw error;
    }
    const code = 'EVENTS_NO_CAPTURE_LIBRARY';
    const expected = HOW_TO_BUILD[error.code] ?? 'make native; audit logs can be read without';
    sink.add({ code, severity: 'error', message: error.message, expected, subject: name });
    return undefined;
  }
}

/** Gives what audit logs are read with. */
export function auditOptions({ ruleset, auditTexts }: EventsDemand): AuditLogOptions {
  if (readsEventNumbers(ruleset)) {
    return {};
  }
  const texts = ruleset.ofSource('k8s_audit').rules.map((rule) => requiredTexts(rule.condition));
  return { requiredTexts: auditTexts === undefined ? texts : [...texts, auditTexts] };
}

/** Tells whether a rule on audit events reads `evt.num`. */
export function readsEventNumbers(ruleset: Ruleset): boolean {
  return ruleset.ofSource('k8s_audit').rules.some(readsEventNumber);
}

/** Events of skipped lines are not numbered, so that no line may be skipped for rules that read the number. */
function readsEventNumber({ expression, output, extraFields }: CompiledRule): boolean {
  const texts = [print(expression), output.text, ...extraFields.map(({ value }) => value.text)];
  return texts.some((text) => text.includes('evt.num'));
}

const CORRUPT = 'it is compressed, but what is in it cannot be unpacked';
const PIPED = 'a capture of system calls is read from a file or from standard input (-), but not from such a pipe';

function reportKind({ name, kind, sizeBytes, head }: Input, sink: DiagnosticSink): void {
  switch (kind) {
    case 'scap':
      if (sizeBytes === undefined && head === undefined) {
        sink.add({ code: 'EVENTS_NOT_READ', severity: 'error', message: PIPED, subject: name });
      }
      break;
    case 'gzip':
      sink.add({ code: 'EVENTS_NOT_READ', severity: 'error', message: CORRUPT, subject: name });
      break;
    case 'pretty-json':
      refuseFormat(
        'it holds JSON that goes over several lines',
        'one JSON object a line; jq -c . makes it so',
        name,
        sink,
      );
      break;
    case 'utf-16':
      refuseFormat('it is UTF-16', 'an audit log in UTF-8', name, sink);
      break;
    case 'unknown':
      refuseFormat('it holds no events', EVENTS_EXPECTED, name, sink);
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
