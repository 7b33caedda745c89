/** Field class `ka` of the k8s_audit source, in both of its value models. */
import { auditField } from './audit-extraction.ts';
import type { Field } from './field.ts';
import type { FieldClass } from './field-class.ts';
import { KA_ROWS } from './ka-table.ts';

const kaFieldsLegacy: readonly Field[] = KA_ROWS.flatMap(({ legacy, current: _, isList: __, ...facts }) =>
  legacy === undefined ? [] : [auditField(facts, { type: 'auditvalue', isList: true }, legacy)],
);

const kaFieldsCurrent: readonly Field[] = KA_ROWS.map(({ legacy: _, current, isList, ...facts }) =>
  auditField(facts, { type: 'charbuf', isList }, current),
);

/** The fields of Falco's built-in source (0.28.1 to 0.31): lists of `auditvalue`; `<NA>` is what is missing. */
export const KA_LEGACY: FieldClass = { name: 'ka', desc: 'Parts of Kubernetes audit events.', fields: kaFieldsLegacy };

/** The fields of the k8saudit plugin 0.18: texts or lists of texts; no value where one is missing. */
export const KA_CURRENT: FieldClass = {
  name: 'ka',
  desc: 'Parts of Kubernetes audit events.',
  fields: kaFieldsCurrent,
};
