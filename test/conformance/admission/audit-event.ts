/** Audit events as an API server at level RequestResponse logs them. */
import { type JsonObject, stringify } from '../lossless-json.ts';

/** What differs between events; the rest is the same in all. */
export interface EventParts {
  readonly verb: string;
  readonly requestURI: string;
  readonly objectRef: JsonObject;
  readonly code: number;
  readonly user?: string;
  readonly requestObject?: unknown;
  readonly responseObject?: unknown;
}

/** Makes the line of an event. */
export function eventLine({ code, user = 'alice@example.com', ...parts }: EventParts): string {
  return stringify({
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'RequestResponse',
    auditID: 'b3b9b1c0-5f5e-4d55-8f9e-3f4c6f6f1a10',
    stage: 'ResponseComplete',
    user: { username: user, groups: ['system:authenticated'] },
    responseStatus: { metadata: {}, code },
    requestReceivedTimestamp: '2026-11-24T08:00:00.000000Z',
    stageTimestamp: '2026-11-24T08:00:00.000001Z',
    ...parts,
  });
}

/** The pods of an event: what was asked for and what came of it. */
export interface PodEvent {
  readonly operation: 'create' | 'update';
  readonly requestObject: unknown;
  readonly responseObject: unknown;
}

/** Makes the line of a pod that was created or replaced. */
export function podEventLine({ operation, requestObject, responseObject }: PodEvent): string {
  const { name = 'pod', namespace = 'default' } = metadataOf(requestObject);
  const folder = `/api/v1/namespaces/${namespace}/pods`;
  return eventLine({
    verb: operation,
    requestURI: operation === 'create' ? folder : `${folder}/${name}`,
    objectRef: { resource: 'pods', namespace, name, apiVersion: 'v1' },
    code: operation === 'create' ? 201 : 200,
    requestObject,
    responseObject,
  });
}

function metadataOf(pod: unknown): { readonly name?: string; readonly namespace?: string } {
  const { metadata } = (pod ?? {}) as { metadata?: { name?: string; namespace?: string } };
  return metadata ?? {};
}
