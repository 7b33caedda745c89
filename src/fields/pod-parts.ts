/** Parts of a pod that both models of the audit source read alike. */
import { pathOf, valueAt } from './json-pointer.ts';

const HOST_PORT = pathOf('hostPort');
const CONTAINER_PORT = pathOf('containerPort');

/** Gives a container port's host port, else its container port (which is the host port under hostNetwork). */
export function hostPortOf(port: unknown): unknown {
  const hostPort = valueAt(port, HOST_PORT);
  return hostPort === undefined ? valueAt(port, CONTAINER_PORT) : hostPort;
}

/** Gives the keys of a volume but `name`: what Falco takes for the volume's type. */
export function volumeTypesOf(volume: unknown): string[] {
  if (typeof volume !== 'object' || volume === null || Array.isArray(volume)) {
    return [];
  }
  return Object.keys(volume).filter((key) => key !== 'name');
}
