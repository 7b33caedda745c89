/** Facts about volumes and how they are mounted. */
import type { Fact } from '../fact.ts';
import type { FactRecord } from './fact-field.ts';
import {
  elementsOf,
  isObject,
  type JsonObject,
  member,
  memberAt,
  objectOf,
  objectsAt,
  textMember,
  textOf,
} from './json.ts';
import type { JudgedPod } from './judged-pod.ts';
import { isServiceAccountToken, mayLackTokenVolume } from './token-volume.ts';

/** The types that policies name; a volume of another type is called by its key. */
export const VOLUME_FACTS: readonly FactRecord[] = [
  {
    name: 'pod.spec.volumes.type',
    type: 'string',
    desc: 'Type of each volume as policies spell it: the key of its source (cephFS for cephfs), emptyDir without one. A projection that holds only what Kubernetes adds for the service account is serviceAccountToken; assumedServiceAccountToken is the volume that Kubernetes adds where the event cannot show it.',
    facts: (pod) => [...volumesOf(pod).map(typeOf), ...assumedToken(pod)],
  },
  {
    name: 'pod.spec.volumes.hostPath.path',
    type: 'string',
    desc: 'Paths of the host that volumes show.',
    facts: (pod) => volumesOf(pod).flatMap((volume) => sourceText(volume, 'hostPath', 'path')),
  },
  {
    name: 'pod.spec.volumes.hostPath.writable',
    type: 'string',
    desc: 'Paths of the host, once for each mount of them in a container that is not read-only.',
    facts: writableHostPaths,
  },
  {
    name: 'pod.spec.volumes.flexVolume.driver',
    type: 'string',
    desc: 'Drivers of FlexVolumes.',
    facts: (pod) => volumesOf(pod).flatMap((volume) => sourceText(volume, 'flexVolume', 'driver')),
  },
  {
    name: 'pod.spec.volumes.csi.driver',
    type: 'string',
    desc: 'Drivers of CSI volumes that the pod itself describes.',
    facts: (pod) => volumesOf(pod).flatMap((volume) => sourceText(volume, 'csi', 'driver')),
  },
];

interface Volume {
  readonly volume: JsonObject;
  readonly path: string;
}

function volumesOf({ main, stored, base }: JudgedPod): Volume[] {
  const { spec } = stored ?? main;
  return objectsAt(spec, 'volumes').map(({ object, index }) => ({
    volume: object,
    path: `${base}spec.volumes[${index}]`,
  }));
}

function typeOf({ volume, path }: Volume): Fact {
  const [source] = Object.keys(volume).filter((key) => key !== 'name' && member(volume, key) !== undefined);
  if (source === undefined) {
    return { value: 'emptyDir', path };
  }
  const isToken = source === 'projected' && isServiceAccountToken(objectOf(member(volume, source)));
  const type = source === 'cephfs' ? 'cephFS' : source;
  return { value: isToken ? 'serviceAccountToken' : type, path };
}

function assumedToken(pod: JudgedPod): Fact[] {
  return mayLackTokenVolume(pod)
    ? [
        {
          value: 'assumedServiceAccountToken',
          path: 'spec.volumes',
          said: ': the token volume of the service account, assumed',
        },
      ]
    : [];
}

function sourceText({ volume, path }: Volume, source: string, key: string): Fact[] {
  const object = member(volume, source);
  return isObject(object) ? [{ value: textMember(object, key) ?? '', path: `${path}.${source}.${key}` }] : [];
}

function writableHostPaths(pod: JudgedPod): Fact[] {
  const paths = new Map<unknown, string>();
  for (const { volume } of volumesOf(pod)) {
    const hostPath = member(volume, 'hostPath');
    if (isObject(hostPath)) {
      paths.set(member(volume, 'name'), textMember(hostPath, 'path') ?? '');
    }
  }
  if (paths.size === 0) {
    return [];
  }
  return pod.mounting.flatMap(({ container, path, name }) =>
    elementsOf(member(container, 'volumeMounts')).flatMap((mount, index): Fact[] => {
      const value = paths.get(memberAt(mount, 'name'));
      const readOnly = memberAt(mount, 'readOnly');
      if (value === undefined || readOnly === true) {
        return [];
      }
      const said = ` is ${readOnly === undefined ? 'unset' : textOf(readOnly)}, of ${value}`;
      return [{ value, path: `${path}.volumeMounts[${index}].readOnly`, container: name, said }];
    }),
  );
}
