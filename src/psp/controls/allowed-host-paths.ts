import type { Control } from '../control.ts';

/**
 * allowedHostPaths — paths of the host that a pod may mount.
 * Reads: spec.allowedHostPaths[].{pathPrefix,readOnly}
 * Absent or empty: any path.
 * Observes: k8s_audit (pods create, ResponseComplete) → spec.volumes[].hostPath.path; one trailing slash of
 * path and prefix does not count, and below a prefix means after a slash.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedHostPaths
 */
export const allowedHostPaths: Control = {
  id: 'allowed-host-paths',
  field: 'allowedHostPaths',
  whenAbsent: 'unrestricted',
  sources: ['k8s_audit'],
  summary: 'Host paths are the listed ones or below them; without a list every path is allowed.',
  isRestrictive: (spec) => (spec.allowedHostPaths ?? []).length > 0,
  context: (spec, writable) => {
    const prefixes = writable([
      ...new Set((spec.allowedHostPaths ?? []).map(({ pathPrefix }) => pathPrefix.replace(/\/$/, ''))),
    ]);
    return {
      prefixes: prefixes.map((prefix) => prefix || '/'),
      // a prefix that still ends with a slash equals no path: those lose theirs before they are compared
      exact: prefixes.filter((prefix) => prefix !== '' && !prefix.endsWith('/')),
      below: prefixes.map((prefix) => `${prefix}/`),
    };
  },
};
