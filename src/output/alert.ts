/**
 * One alert as one line, in Falco's text or JSON format. Knows rules only by
 * what an alert says about them.
 * @see falcosecurity/falco userspace/engine/formats.cpp
 */
import type { EventBatch } from '../event/event-batch.ts';
import type { AuditSemantics, EventSourceName } from '../event/event-source.ts';
import { isoTime, localTime } from '../event/time-format.ts';
import type { OutputFormat } from './format.ts';
import { type JsonValue, jsonText } from './json-text.ts';

/** How alerts are printed; the names follow Falco's configuration keys. */
export interface AlertStyle {
  /** Default: false, text. */
  readonly isJson: boolean;
  /** Print times as ISO 8601 in UTC instead of the local time of day. Default: false. */
  readonly isIso8601: boolean;
  /** JSON `output`. Default: true. */
  readonly includesOutput: boolean;
  /** JSON `tags`. Default: true. */
  readonly includesTags: boolean;
  /** JSON `message`, the output without time and priority. Default: false. */
  readonly includesMessage: boolean;
  /** JSON `output_fields`. Default: true. */
  readonly includesOutputFields: boolean;
  /** JSON `hostname`. */
  readonly hostname: string;
}

/** What an alert says about its rule. */
export interface AlertRule {
  readonly name: string;
  readonly source: EventSourceName;
  readonly semantics: AuditSemantics;
  readonly tags: readonly string[];
  readonly output: OutputFormat;
  readonly extraFields: readonly ExtraField[];
}

/** A field that JSON alerts have besides those of the output. */
export interface ExtraField {
  readonly key: string;
  readonly value: OutputFormat;
  /** Whether the value of the field counts, not its text. */
  readonly isRaw: boolean;
}

/** Prints the alert of one event, a line without its end. `priority` is Falco's long name, for instance `Warning`. */
export type AlertPrinter = (rule: AlertRule, priority: string, batch: EventBatch, row: number) => string;

const CONTROL = /\p{Cc}/gu;

/** Makes the printer for a style. */
export function alertPrinter(style: AlertStyle): AlertPrinter {
  return (rule, priority, batch, row) => {
    const timeNs = batch.timeNs[row] ?? 0n;
    const message = rule.output.render(batch, row).toWellFormed();
    const output = `${style.isIso8601 ? isoTime(timeNs, '+0000') : localTime(timeNs)}: ${priority} ${message}`;
    if (!style.isJson) {
      return oneLine(output);
    }
    return jsonText({
      hostname: style.hostname,
      priority,
      rule: rule.name,
      source: rule.source,
      time: isoTime(timeNs, 'Z'),
      ...(style.includesOutput ? { output } : {}),
      ...(style.includesMessage ? { message } : {}),
      ...(style.includesTags ? { tags: [...new Set(rule.tags)].sort() } : {}),
      ...(style.includesOutputFields
        ? { output_fields: { ...outputFields(rule, batch, row), ...timeField(rule, timeNs, style) } }
        : {}),
    });
  };
}

function outputFields({ output, extraFields }: AlertRule, batch: EventBatch, row: number): Record<string, JsonValue> {
  const fields = output.values(batch, row);
  for (const { key, value, isRaw } of extraFields) {
    fields[key] = isRaw ? (Object.values(value.values(batch, row))[0] ?? null) : value.render(batch, row);
  }
  return fields;
}

/** The field that the time at the start of the line was read from. */
function timeField(rule: AlertRule, timeNs: bigint, style: AlertStyle): Record<string, JsonValue> {
  if (rule.source !== 'k8s_audit' || rule.semantics !== 'legacy') {
    return { [style.isIso8601 ? 'evt.time.iso8601' : 'evt.time']: timeNs };
  }
  return style.isIso8601 ? { 'jevt.time.iso8601': isoTime(timeNs, '+0000') } : { 'jevt.time': localTime(timeNs) };
}

/** Keeps a value from an event from forging a second line or steering the terminal. */
function oneLine(text: string): string {
  return text.replace(CONTROL, (character) => {
    const quoted = JSON.stringify(character).slice(1, -1);
    return quoted.length > 1 ? quoted : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
