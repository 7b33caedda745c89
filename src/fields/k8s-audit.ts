/** The field classes of the `k8s_audit` source, by value model. */
import type { AuditSemantics } from '../event/event-source.ts';
import { EVT } from './evt.ts';
import type { FieldClass } from './field-class.ts';

const CLASSES: Readonly<Record<AuditSemantics, readonly FieldClass[]>> = {
  legacy: [],
  current: [EVT],
};

/** Gives the field classes that rules on audit events can use, in the order listed. */
export function k8sAuditClasses(semantics: AuditSemantics): readonly FieldClass[] {
  return CLASSES[semantics];
}
