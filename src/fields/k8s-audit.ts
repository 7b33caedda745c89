/** The field classes of the `k8s_audit` source, by value model. */
import type { AuditSemantics } from '../event/event-source.ts';
import { EVT } from './evt.ts';
import type { FieldClass } from './field-class.ts';
import { JEVT_LEGACY, JSON_CURRENT } from './jevt.ts';
import { KA_CURRENT, KA_LEGACY } from './ka.ts';
import { POD } from './pod/pod.ts';

const CLASSES: Readonly<Record<AuditSemantics, readonly FieldClass[]>> = {
  legacy: [JEVT_LEGACY, KA_LEGACY, POD],
  current: [EVT, JSON_CURRENT, KA_CURRENT],
};

/** Gives the field classes that rules on audit events can use, in the order listed. */
export function k8sAuditClasses(semantics: AuditSemantics): readonly FieldClass[] {
  return CLASSES[semantics];
}
