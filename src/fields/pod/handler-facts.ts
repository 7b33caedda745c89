/** Facts about probes and lifecycle handlers: which hosts the kubelet is told to talk to. */
import type { Fact } from '../fact.ts';
import type { ContainerInstance } from './containers.ts';
import type { FactRecord } from './fact-field.ts';
import { memberAt } from './json.ts';

const HANDLERS: readonly (readonly string[])[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];
const ACTIONS = ['httpGet', 'tcpSocket'];

/** The one field of this file. */
export const HANDLER_FACTS: readonly FactRecord[] = [
  {
    name: 'pod.containers.handlers.host',
    type: 'string',
    desc: 'Hosts that probes and lifecycle handlers of containers name, by httpGet or tcpSocket; without one they talk to the pod.',
    facts: (pod) => pod.containers.flatMap(hosts),
  },
];

function hosts({ container, path, name }: ContainerInstance): Fact[] {
  return HANDLERS.flatMap((handler) =>
    ACTIONS.flatMap((action): Fact[] => {
      const keys = [...handler, action, 'host'];
      const host = memberAt(container, ...keys);
      return typeof host === 'string' && host !== ''
        ? [{ value: host, path: `${path}.${keys.join('.')}`, container: name }]
        : [];
    }),
  );
}
