import type { Control, PolicyTerms } from '../control.ts';
import type { AllowedHostPath } from '../model.ts';
import { allowsOnly } from '../wording.ts';
import { allowsVolumeType } from './volumes.ts';

/**
 * allowedHostPaths — paths of the host that a pod may mount.
 * Reads: spec.allowedHostPaths[].{pathPrefix,readOnly}
 * Absent or empty: any path, writable.
 * Observes: k8s_audit → pod.spec.volumes.hostPath.path, pod.spec.volumes.hostPath.writable; one trailing slash of
 * path and prefix does not count, and below a prefix means after a slash.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedHostPaths
 */
export const allowedHostPaths: Control = {
  id: 'allowed-host-paths',
  name: 'allowedHostPaths',
  reads: ['spec.allowedHostPaths', 'spec.volumes'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'any path, also writable', empty: 'any path, also writable' },
  evidence: {
    audit: ['pod.spec.volumes.hostPath.path', 'pod.spec.volumes.hostPath.writable'],
    syscalls: {
      observes:
        'mounts that the record names, with their source on the host; a claim of a hostPath volume looks the same',
    },
  },
  summary: 'Host paths are the listed ones or below them; without a list every path is allowed.',
  isRestrictive: ({ spec }) => pathsOf(spec).length > 0,
  isMoot: (terms) => !allowsVolumeType(terms, 'hostPath'),
  demand: ({ spec }) =>
    allowsOnly(
      'host paths',
      pathsOf(spec).map((path) => `${path.pathPrefix}${path.readOnly === true ? ' (read-only)' : ''}`),
    ),
  context: ({ spec }, _target, writable) => {
    const paths = pathsOf(spec);
    const prefixes = writable([...new Set(paths.map(({ pathPrefix }) => stem(pathPrefix)))]);
    const stems = new Set(prefixes);
    const written = paths.filter(({ pathPrefix }) => stems.has(stem(pathPrefix)));
    return {
      prefixes: prefixes.map((prefix) => prefix || '/'),
      // a prefix that still ends with a slash equals no path: those lose theirs before they are compared
      exact: prefixes.filter((prefix) => prefix !== '' && !prefix.endsWith('/')),
      below: prefixes.map((prefix) => `${prefix}/`),
      all: prefixesOf(written),
      writable: prefixesOf(written.filter(({ readOnly }) => readOnly !== true)),
    };
  },
};

function pathsOf({ allowedHostPaths: paths = [] }: PolicyTerms['spec']): readonly AllowedHostPath[] {
  return paths;
}

function prefixesOf(paths: readonly AllowedHostPath[]): readonly string[] {
  return [...new Set(paths.map(({ pathPrefix }) => pathPrefix))];
}

function stem(prefix: string): string {
  return prefix.replace(/\/$/, '');
}
