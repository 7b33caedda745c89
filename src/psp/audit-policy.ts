/** What has to be logged so that generated rules see every pod: an audit policy for the API server. */
import type { KubernetesTarget } from './kubernetes.ts';
import { renderer, type TemplateFiles } from './render.ts';

const TEMPLATE = 'audit/policy.liquid';

/**
 * Gives the audit policy as YAML. `namespaces` are those that rules are limited
 * to; empty = all.
 * @see https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/
 */
export function auditPolicy({ minor }: KubernetesTarget, namespaces: readonly string[], files: TemplateFiles): string {
  const text = renderer(files)(TEMPLATE, {
    api_version: minor >= 12 ? 'audit.k8s.io/v1' : 'audit.k8s.io/v1beta1',
    may_omit_managed_fields: minor >= 23,
    namespaces,
  });
  return `${text}\n`;
}
