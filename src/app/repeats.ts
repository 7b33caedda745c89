/**
 * Events that were delivered more than once, by a webhook that tried again or
 * in logs that overlap: generated rules alert on the first delivery only.
 */
import { hash } from 'node:crypto';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { RecentSet } from '../base/recent-set.ts';
import { exactJson } from '../fields/json-text.ts';
import { memberAt } from '../fields/pod/json.ts';

/** Events remembered, some 15 MB. Those of a retry follow soon; logs may overlap by half as many events that alert. */
const REMEMBERED_EVENTS = 1 << 17;

/**
 * Gives a text that only deliveries of the same event share; undefined for an
 * event without auditID, which is never the same as another. An auditID alone
 * would not do: whoever makes a request may choose it. The whole event decides
 * instead, so that nobody can hide a pod behind another one. What is the same
 * event matches the same rules: they need not be kept.
 * `line` is the event as it was written, where it has a line of its own: events
 * that were written in different ways are different ones. Of an event in a list
 * what counts is how the API server would have written it on a line.
 */
export function eventKey(event: unknown, line?: Uint8Array): string | undefined {
  const auditId = memberAt(event, 'auditID');
  const isNamed = typeof auditId === 'string' && auditId !== '';
  return isNamed ? hash('sha256', line ?? asWritten(event), 'base64') : undefined;
}

/** Go's encoder escapes these characters, which is of no importance in JSON. */
const ESCAPED = /[&<>\u2028\u2029]/g;

function asWritten(event: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return exactJson(event).replace(ESCAPED, escaped);
}

/** Tells first deliveries from repeated ones, and counts these. */
export class Repeats {
  /** Events that came again. */
  eventCount = 0;
  /** Alerts that were not given again; whoever leaves them out counts them. */
  alertCount = 0;
  readonly #known = new RecentSet(REMEMBERED_EVENTS);

  /** Tells whether an event that alerts came before. Each is to be asked for once, in order. */
  isRepeated(key: string): boolean {
    const isRepeated = !this.#known.add(key);
    this.eventCount += Number(isRepeated);
    return isRepeated;
  }

  /** Says what was counted. Diagnostics: AUDIT_REPEATED, a warning. */
  report(sink: DiagnosticSink): void {
    if (this.eventCount > 0) {
      const events = this.eventCount === 1 ? '1 event was' : `${this.eventCount} events were`;
      const alerts = this.alertCount === 1 ? '1 alert is' : `${this.alertCount} alerts are`;
      sink.warning('AUDIT_REPEATED', `${events} delivered more than once, ${alerts} not repeated`);
    }
  }
}
