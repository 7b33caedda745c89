import type { Check } from '../check.ts';

/** hostNamespaces — refused from level baseline on. */
export const hostNamespaces: Check = {
  id: 'hostNamespaces',
  stem: 'host-namespaces',
  level: 'baseline',
  summary: 'Pods share no namespace with their host.',
  versions: [{ from: 0, allows: 'hostNetwork, hostPID and hostIPC false or unset' }],
};
