/** The same condition on the same audit event under both value models of k8s_audit. */

import type { EventBatch } from '#src/event/event-batch.js';
import type { AuditSemantics } from '#src/event/event-source.js';
import { fieldSet } from '#src/fields/registry.js';
import { compileText } from '../compile.ts';
import { auditBatch } from '../mock/audit-batch.ts';
import { all, fail, type Outcome, type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface SemanticsCase {
  readonly condition: string;
  readonly event: string;
  readonly legacy: boolean;
  readonly current: boolean;
}

interface SemanticsFile extends VectorFile<SemanticsCase> {
  readonly events: Readonly<Record<string, object>>;
}

export const k8sDialectSemanticsDerived: Suite = vectorSuite<SemanticsFile, SemanticsCase>({
  name: 'k8s_dialect_semantics_derived',
  keys: ['condition', 'event', 'legacy', 'current'],
  tables: ['events', 'derived'],
  judge({ condition, event, legacy, current }, { events }) {
    const batch = auditBatch(events[event]);
    return all([judge(condition, batch, 'legacy', legacy), judge(condition, batch, 'current', current)]);
  },
});

function judge(condition: string, batch: EventBatch, semantics: AuditSemantics, expected: boolean): Outcome {
  const { predicate, errors } = compileText(condition, fieldSet('k8s_audit', semantics), 'k8s_audit');
  return predicate === undefined
    ? fail(`${semantics}: does not compile: ${errors.join('; ')}`)
    : same(semantics, expected, predicate(batch, 0));
}
