/** The `ka.*` fields of the k8s_audit source, in both of its value models. */
import { auditField } from './audit-extraction.ts';
import type { Field } from './field.ts';
import { KA_ROWS } from './ka-table.ts';

/**
 * The fields of Falco's built-in source (0.28.1–0.31): lists of `auditvalue`
 * texts; `<NA>` is what is missing.
 */
export const kaFieldsLegacy: readonly Field[] = KA_ROWS.flatMap(({ legacy, current: _, isList: __, ...facts }) =>
  legacy === undefined ? [] : [auditField(facts, { type: 'auditvalue', isList: true }, legacy)],
);

/** The fields of the k8saudit plugin 0.18: texts or lists of texts; no value where one is missing. */
export const kaFieldsCurrent: readonly Field[] = KA_ROWS.map(({ legacy: _, current, isList, ...facts }) =>
  auditField(facts, { type: 'charbuf', isList }, current),
);
