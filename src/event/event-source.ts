/** Where events come from. A rule names one source and only meets events of that source. */

/** Falco's event source names. */
export const EVENT_SOURCES = ['syscall', 'k8s_audit'] as const;
/** One of Falco's event source names. */
export type EventSourceName = (typeof EVENT_SOURCES)[number];

/**
 * Which value model the fields of `k8s_audit` follow: `legacy` is Falco's
 * built-in source (0.13–0.31: typed lists, missing = `<NA>`), `current` the
 * k8saudit plugin (text, missing = no value).
 */
export const AUDIT_SEMANTICS = ['current', 'legacy'] as const;
/** One of the value models of the `k8s_audit` fields. */
export type AuditSemantics = (typeof AUDIT_SEMANTICS)[number];
