/** A recorded request → the event that a server without the policy would have logged, and what admission made of it. */
import { isObject, type Json, type JsonObject, objectAt } from '../lossless-json.ts';
import { eventLine } from './audit-event.ts';
import type { ServerError } from './pod-paths.ts';
import { type StoredPods, type Target, targetOf } from './stored-pods.ts';

/** One request and the answer to it. */
export interface RequestRecord {
  readonly psp?: JsonObject | null;
  /** As created. */
  readonly pod?: JsonObject | null;
  /** Before the request. */
  readonly storedPod?: JsonObject;
  readonly verb?: 'POST' | 'PUT' | 'PATCH';
  readonly path?: string;
  readonly request?: JsonObject;
  readonly contentType?: string;
  readonly user?: string;
  readonly code: number;
  readonly message?: string;
  readonly outcome?: string;
  /** Of a refusal by the policy. */
  readonly controls?: readonly string[];
  readonly errors?: readonly ServerError[];
  /** What became of the pod's settings. */
  readonly result?: JsonObject | null;
  /** The policy named by the answer. */
  readonly pspAnnotation?: string;
  readonly admitPolicy?: string;
}

/** How admission handles a request. */
export type Handling = 'judged' | 'ignored' | 'bypass' | 'forecast';

/** A request as an audit log has it. */
export interface Recorded {
  readonly handling: Handling;
  /** The event, as if the request had been made for good and the policy not been enforced. */
  readonly line: string;
  /** The event as the server has it when it says that nothing was stored: a dry run. */
  readonly attemptLine: string | undefined;
  readonly operation: 'create' | 'update';
  readonly isRefusedByPolicy: boolean;
  /** The pod that was judged, if it was one. */
  readonly pod: JsonObject;
  /** Whether the records tell all that had become of it. */
  readonly isCertain: boolean;
}

const VERBS = { POST: 'create', PUT: 'update', PATCH: 'patch' } as const;

/** Reconstructs the event of a request; `pods` are those that earlier requests have left. */
export function recordedRequest(record: RequestRecord, pods: StoredPods): Recorded {
  const sent = { ...record, ...sentRequest(record) };
  const target = targetOf(sent.path);
  const isRefusedByPolicy =
    record.code === 403 && (record.message ?? 'PodSecurityPolicy').includes('PodSecurityPolicy');
  const code = isRefusedByPolicy ? (sent.verb === 'POST' ? 201 : 200) : record.code;
  const { pod, isCertain } = pods.apply(sent, record.storedPod, record.pod ?? {});
  const parts = {
    verb: VERBS[sent.verb],
    objectRef: objectRefOf(target, sent.request),
    code,
    ...(record.user !== undefined && { user: record.user }),
    requestObject: sent.request,
    responseObject: code < 400 ? responseOf(target, sent.request, pod) : { kind: 'Status', apiVersion: 'v1', code },
  };
  return {
    handling: handlingOf(sent, target, code),
    line: eventLine({ ...parts, requestURI: sent.path.replace(/\?.*$/, '') }),
    attemptLine: target.isDryRun ? eventLine({ ...parts, requestURI: sent.path }) : undefined,
    operation: sent.verb === 'POST' ? 'create' : 'update',
    isRefusedByPolicy,
    pod,
    isCertain,
  };
}

interface SentRequest {
  readonly verb: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly request: JsonObject;
}

/** Some records leave out what all of their kind have: a pod that a controller creates, a patch of a stored pod. */
function sentRequest({ verb, path, request, pod, storedPod }: RequestRecord): SentRequest {
  const folder = '/api/v1/namespaces/default/pods';
  return {
    verb: verb ?? 'POST',
    path: path ?? (storedPod === undefined ? folder : `${folder}/${String(objectAt(storedPod, 'metadata')['name'])}`),
    request: request ?? pod ?? {},
  };
}

function objectRefOf(
  { group, version, namespace, resource, name, subresource }: Target,
  request: JsonObject,
): JsonObject {
  const asked = objectAt(request, 'metadata')['name'];
  return {
    resource,
    namespace,
    ...((name ?? asked) !== undefined && { name: (name ?? asked) as Json }),
    ...(group !== '' && { apiGroup: group }),
    apiVersion: version,
    ...(subresource !== undefined && { subresource }),
  };
}

function responseOf({ resource, subresource }: Target, request: JsonObject, pod: JsonObject): JsonObject {
  if (resource !== 'pods') {
    return request;
  }
  switch (subresource) {
    case undefined:
    case 'status':
      return { kind: 'Pod', apiVersion: 'v1', ...named(pod) };
    case 'ephemeralcontainers': {
      const { ephemeralContainers = [] } = objectAt(pod, 'spec');
      return {
        kind: 'EphemeralContainers',
        apiVersion: 'v1',
        metadata: objectAt(pod, 'metadata'),
        ephemeralContainers,
      };
    }
    default:
      return { kind: 'Status', apiVersion: 'v1', status: 'Success' };
  }
}

/** The server gives a pod of a controller its name. */
function named(pod: JsonObject): JsonObject {
  const metadata = objectAt(pod, 'metadata');
  const { name = `${String(metadata['generateName'] ?? '')}x7k2p` } = metadata;
  return { ...pod, metadata: { ...metadata, name } };
}

function handlingOf({ verb, request }: SentRequest, { resource, subresource }: Target, code: number): Handling {
  if (code >= 400) {
    // Of an update that is invalid, or forbidden for another reason, admission by policy learns nothing.
    return 'ignored';
  }
  if (resource !== 'pods') {
    return isObject(objectAt(request, 'spec')['template']) ? 'forecast' : 'ignored';
  }
  if (subresource !== undefined) {
    return subresource === 'ephemeralcontainers' ? 'bypass' : 'ignored';
  }
  return verb === 'PATCH' && isForGarbageCollection(request) ? 'ignored' : 'judged';
}

/** Tells whether a patch changes nothing but what the garbage collector may, if anything. */
function isForGarbageCollection({ metadata = {}, ...others }: JsonObject): boolean {
  const keys = isObject(metadata) ? Object.keys(metadata) : [''];
  return Object.keys(others).length === 0 && keys.every((key) => key === 'finalizers' || key === 'ownerReferences');
}
