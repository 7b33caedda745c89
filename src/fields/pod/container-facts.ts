/** Facts about single containers, of all three lists. */

import type { Fact } from '../fact.ts';
import { imageRepository } from '../image-repository.ts';
import { type ContainerInstance, contextOf, effective } from './containers.ts';
import type { FactRecord } from './fact-field.ts';
import { elementsOf, member, objectOf, objectsAt, textMember, textOf } from './json.ts';
import type { JudgedPod } from './judged-pod.ts';

const NAME = { kind: 'key', isRequired: true } as const;
const DEFAULT_PROC_MOUNT = 'Default';

/** What each container states, or inherits, and which ports of the host it takes. */
export const CONTAINER_FACTS: readonly FactRecord[] = [
  {
    name: 'pod.containers.image',
    type: 'string',
    isScope: true,
    desc: 'Images of all containers, init and ephemeral ones too.',
    facts: (pod) => images(pod, (image) => image),
  },
  {
    name: 'pod.containers.image.repository',
    type: 'string',
    isScope: true,
    desc: 'Images of all containers without tag and digest.',
    facts: (pod) => images(pod, imageRepository),
  },
  stated('privileged'),
  stated('readOnlyRootFilesystem'),
  stated('allowPrivilegeEscalation'),
  {
    name: 'pod.containers.securityContext.procMount',
    type: 'string',
    desc: 'The procMount of each container; Default where none is stated.',
    facts: (pod) => pod.containers.flatMap(procMount),
  },
  inherited(
    'runAsUser',
    'ranged',
    'User that each container runs as, its own or the one of the pod, where one is stated.',
  ),
  inherited(
    'runAsGroup',
    'ranged',
    'Group that each container runs as, its own or the one of the pod, where one is stated.',
  ),
  inherited(
    'runAsNonRoot',
    'string',
    'runAsNonRoot of each container, its own or the one of the pod, where it is stated.',
  ),
  capabilities('add', 'Capabilities that containers add.'),
  capabilities('drop', 'Capabilities that containers drop.'),
  {
    name: 'pod.containers.securityContext.capabilities.undropped',
    type: 'string',
    argument: NAME,
    desc: 'The capability in brackets, once for each container that does not drop it by that name.',
    facts: (pod, name) => lacking(pod, name, ['drop'], 'drop'),
  },
  {
    name: 'pod.containers.securityContext.capabilities.unmentioned',
    type: 'string',
    argument: NAME,
    desc: 'The capability in brackets, once for each container that neither adds nor drops it by that name.',
    facts: (pod, name) => lacking(pod, name, ['add', 'drop'], 'add'),
  },
  {
    name: 'pod.containers.ports.hostPort',
    type: 'ranged',
    desc: 'Ports of the host that containers take; of a pod on the network of the host every container port.',
    facts: (pod) => pod.containers.flatMap(hostPorts),
  },
];

function images(pod: JudgedPod, cut: (image: string) => string): Fact[] {
  return pod.containers.flatMap(({ container, path, name }) => {
    const image = textMember(container, 'image');
    return image === undefined ? [] : [{ value: cut(image), path: `${path}.image`, container: name }];
  });
}

function stated(key: string): FactRecord {
  return {
    name: `pod.containers.securityContext.${key}`,
    type: 'string',
    desc: `${key} of each container that states it.`,
    facts: (pod) => pod.containers.flatMap((instance) => settingOf(instance, key, member(contextOf(instance), key))),
  };
}

function inherited(key: string, type: FactRecord['type'], desc: string): FactRecord {
  return {
    name: `pod.containers.securityContext.${key}`,
    type,
    desc,
    facts: (pod) => pod.containers.flatMap((instance) => settingOf(instance, key, effective(instance, key))),
  };
}

function settingOf({ path, name }: ContainerInstance, key: string, value: unknown): Fact[] {
  return value === undefined ? [] : [{ value: textOf(value), path: `${path}.securityContext.${key}`, container: name }];
}

function procMount(instance: ContainerInstance): Fact[] {
  const value = member(contextOf(instance), 'procMount') ?? DEFAULT_PROC_MOUNT;
  // A server that does not support other kinds stores the default, whatever was asked for.
  return value === DEFAULT_PROC_MOUNT && !instance.isOwn ? [] : settingOf(instance, 'procMount', value);
}

function capabilities(key: 'add' | 'drop', desc: string): FactRecord {
  return {
    name: `pod.containers.securityContext.capabilities.${key}`,
    type: 'string',
    desc,
    facts: (pod) =>
      pod.containers.flatMap((instance) =>
        capabilitiesOf(instance, key).map((value) => ({
          value,
          path: `${instance.path}.securityContext.capabilities.${key}`,
          container: instance.name,
        })),
      ),
  };
}

function capabilitiesOf(instance: ContainerInstance, key: 'add' | 'drop'): string[] {
  const { [key]: names } = objectOf(member(contextOf(instance), 'capabilities'));
  return elementsOf(names).map(textOf);
}

function lacking(
  pod: JudgedPod,
  capability: string,
  lists: readonly ('add' | 'drop')[],
  wanted: 'add' | 'drop',
): Fact[] {
  return pod.containers
    .filter((instance) => instance.isOwn && !lists.some((key) => capabilitiesOf(instance, key).includes(capability)))
    .map(({ path, name }) => ({
      value: capability,
      path: `${path}.securityContext.capabilities.${wanted}`,
      container: name,
      said: ` lacks ${capability}`,
    }));
}

/** The API gives the ports of a pod on the host's network their container port as host port. */
function hostPorts({ container, path, name, pod, isEphemeral }: ContainerInstance): Fact[] {
  const isOnHost = member(pod.spec, 'hostNetwork') === true && !isEphemeral;
  return objectsAt(container, 'ports').flatMap(({ object, index }) => {
    const stated = member(object, 'hostPort') ?? 0;
    const port = stated === 0 && isOnHost ? (member(object, 'containerPort') ?? 0) : stated;
    return typeof port === 'number' && port <= 0
      ? []
      : [{ value: textOf(port), path: `${path}.ports[${index}].hostPort`, container: name }];
  });
}
