/**
 * The plugins that rules files may require. Their fields are built in, so
 * they count as loaded.
 */
import type { PluginRequirement, PluginVersion } from './model.ts';
import { isCompatible, parseVersion } from './version.ts';

/** Plugins whose fields are built in, at the newest version whose fields they have. */
export const BUILTIN_PLUGINS: readonly PluginVersion[] = [
  { name: 'k8saudit', version: '0.18.0' },
  { name: 'k8saudit-aks', version: '0.18.0' },
  { name: 'k8saudit-eks', version: '0.18.0' },
  { name: 'k8saudit-gke', version: '0.18.0' },
  { name: 'k8saudit-ovh', version: '0.18.0' },
  { name: 'json', version: '0.7.4' },
];

/**
 * Gives what is wrong when none of the alternatives of a requirement is
 * loaded; undefined when one is. The first alternative that is loaded decides.
 */
export function unmetRequirement(
  requirement: PluginRequirement,
  plugins: readonly PluginVersion[],
): string | undefined {
  for (const required of requirement.alternatives) {
    const plugin = plugins.find((candidate) => candidate.name === required.name);
    if (plugin !== undefined) {
      return incompatibility(plugin, required);
    }
  }
  const names = requirement.alternatives.map((required) => `${required.name} (>= ${required.version})`);
  return `Plugin requirement not satisfied, must load one of: ${names.join(', ')}`;
}

function incompatibility(plugin: PluginVersion, required: PluginVersion): string | undefined {
  const present = parseVersion(plugin.version);
  if (present === undefined) {
    return `Plugin '${plugin.name}' has invalid version string '${plugin.version}'`;
  }
  const minimum = parseVersion(required.version);
  return minimum !== undefined && isCompatible(present, minimum)
    ? undefined
    : `Plugin '${plugin.name}' version '${plugin.version}' is not compatible with required plugin version '${required.version}'`;
}
