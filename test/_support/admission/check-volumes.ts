/** Validation of a pod's volumes: their types, then what their type demands. */
import { sourceKey } from './api-defaults.ts';
import { type Cluster, isOn, isSince19 } from './cluster.ts';
import { placesOf } from './containers.ts';
import type { Pod, Policy, ProjectedSource, Volume } from './objects.ts';
import type { ControlName, Violation } from './verdict.ts';

/** Every check of a volume that fails. */
export function checkVolumes(policy: Policy, pod: Pod, cluster: Cluster): readonly Violation[] {
  return (pod.spec.volumes ?? []).flatMap((volume, index) => {
    const path = `spec.volumes[${index}]`;
    const key = sourceKey(volume, cluster);
    if (key === undefined) {
      return [{ control: 'volumes', path, reason: 'unknown_type' }] satisfies Violation[];
    }
    const type = key === 'cephfs' ? 'cephFS' : key;
    if (!isAllowedType(policy, type, volume, cluster)) {
      return [{ control: 'volumes', path, reason: 'not_allowed', value: type }] satisfies Violation[];
    }
    return checkSource(policy, pod, volume, path, cluster);
  });
}

function isAllowedType({ spec }: Policy, type: string, volume: Volume, cluster: Cluster): boolean {
  const allowed = spec.volumes ?? [];
  const sources = volume.projected?.sources ?? [];
  return (
    allowed.includes('*') ||
    allowed.includes(type) ||
    (isSince19(cluster) && type === 'projected' && allowed.includes('secret') && sources.every(isOfTokenVolume))
  );
}

/** Tells whether this is a part of what service account admission puts into each pod. */
function isOfTokenVolume({ serviceAccountToken: token, configMap, downwardAPI }: ProjectedSource): boolean {
  return (
    Boolean(token ?? configMap ?? downwardAPI) &&
    (!token || (token.path === 'token' && !token.audience)) &&
    (!configMap || configMap.name === 'kube-root-ca.crt') &&
    (downwardAPI?.items ?? []).every(
      ({ path, fieldRef }) =>
        path === 'namespace' && fieldRef?.apiVersion === 'v1' && fieldRef.fieldPath === 'metadata.namespace',
    )
  );
}

function checkSource(policy: Policy, pod: Pod, volume: Volume, path: string, cluster: Cluster): readonly Violation[] {
  const { allowedFlexVolumes, allowedCSIDrivers } = policy.spec;
  if (volume.hostPath) {
    return checkHostPath(policy, pod, volume, path, cluster);
  }
  if (volume.flexVolume) {
    const drivers = (allowedFlexVolumes ?? []).map(({ driver }) => driver);
    return checkDriver('allowedFlexVolumes', drivers, volume.flexVolume.driver, `${path}.flexVolume.driver`);
  }
  if (volume.csi && isOn(cluster, 'CSIInlineVolume')) {
    const drivers = (allowedCSIDrivers ?? []).map(({ name }) => name);
    return checkDriver('allowedCSIDrivers', drivers, volume.csi.driver, `${path}.csi.driver`);
  }
  return [];
}

function checkDriver(
  control: ControlName,
  drivers: readonly string[],
  value: string,
  path: string,
): readonly Violation[] {
  return drivers.length === 0 || drivers.includes(value) ? [] : [{ control, path, reason: 'not_allowed', value }];
}

function checkHostPath(policy: Policy, pod: Pod, volume: Volume, path: string, cluster: Cluster): readonly Violation[] {
  const allowed = policy.spec.allowedHostPaths ?? [];
  const value = volume.hostPath!.path;
  const matching = allowed.filter(({ pathPrefix }) => isBelow(value, pathPrefix));
  if (allowed.length === 0 || matching.some(({ readOnly }) => readOnly !== true)) {
    return [];
  }
  if (matching.length === 0) {
    return [{ control: 'allowedHostPaths', path: `${path}.hostPath.path`, reason: 'not_allowed', value }];
  }
  return placesOf(pod, cluster).flatMap(({ container, path: place }) =>
    (container.volumeMounts ?? []).flatMap((mount, index): Violation[] =>
      mount.name === volume.name && mount.readOnly !== true
        ? [
            {
              control: 'allowedHostPaths',
              path: `${place}.volumeMounts[${index}].readOnly`,
              reason: 'must_be_read_only',
              value,
              container: container.name,
            },
          ]
        : [],
    ),
  );
}

/** Compares texts after one slash was taken from the end of each; nothing else is cleaned. */
function isBelow(path: string, prefix: string): boolean {
  const [found, wanted] = [path.replace(/\/$/, ''), prefix.replace(/\/$/, '')];
  return found === wanted || found.startsWith(`${wanted}/`);
}
