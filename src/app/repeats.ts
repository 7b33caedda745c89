/**
 * Events that were delivered more than once, by a webhook that tried again or
 * in logs that overlap: generated rules alert on the first delivery only.
 */
import { hash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { RecentSet } from '../base/recent-set.ts';
import type { EventBatch } from '../event/event-batch.ts';
import { memberAt } from '../fields/pod/json.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';

/** Events remembered, some 15 MB. Those of a retry follow soon; logs may overlap by half as many events that alert. */
const REMEMBERED_EVENTS = 1 << 17;

/** Tells first deliveries from repeated ones, and counts these. */
export class Repeats {
  /** Events that came again. */
  eventCount = 0;
  /** Alerts that were not given again. */
  alertCount = 0;
  readonly #isGenerated: (rule: CompiledRule) => boolean;
  readonly #known = new RecentSet(REMEMBERED_EVENTS);
  #event: unknown;
  #isRepeated = false;

  /** `isGenerated` tells the rules that were made from policies; others alert on every delivery. */
  constructor(isGenerated: (rule: CompiledRule) => boolean) {
    this.#isGenerated = isGenerated;
  }

  /** Tells whether a match counts. The matches of an event have to be asked for one after the other. */
  keeps(rule: CompiledRule, batch: EventBatch, row: number): boolean {
    if (batch.source !== 'k8s_audit' || !this.#isGenerated(rule)) {
      return true;
    }
    const event = batch.documents[row];
    if (event !== this.#event) {
      this.#event = event;
      this.#isRepeated = this.#isKnown(event);
      this.eventCount += Number(this.#isRepeated);
    }
    this.alertCount += Number(this.#isRepeated);
    return !this.#isRepeated;
  }

  /** Says what was counted. Diagnostics: AUDIT_REPEATED, a warning. */
  report(sink: DiagnosticSink): void {
    if (this.eventCount > 0) {
      const events = this.eventCount === 1 ? '1 event was' : `${this.eventCount} events were`;
      const alerts = this.alertCount === 1 ? '1 alert is' : `${this.alertCount} alerts are`;
      sink.warning('AUDIT_REPEATED', `${events} delivered more than once, ${alerts} not repeated`);
    }
  }

  /**
   * An auditID alone would not do: whoever makes a request may choose it. The
   * whole event decides instead, so that nobody can hide a pod behind another
   * one. What is the same event matches the same rules: they need not be kept.
   */
  #isKnown(event: unknown): boolean {
    const auditId = memberAt(event, 'auditID');
    const isNamed = typeof auditId === 'string' && auditId !== '';
    return isNamed && !this.#known.add(hash('sha256', serialize(event), 'base64'));
  }
}
