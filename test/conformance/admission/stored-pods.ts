/** Requests about pods, one after the other, and the pods that they leave behind. */
import { isObject, type Json, type JsonObject, objectAt, objectsAt } from '../lossless-json.ts';
import { patched } from './patch.ts';

/** A request as sent to the server. */
export interface ServerRequest {
  readonly verb: 'POST' | 'PUT' | 'PATCH';
  /** With the query. */
  readonly path: string;
  readonly request: JsonObject;
  readonly contentType?: string;
  readonly code: number;
  /** What the server made of the pod's settings. */
  readonly result?: JsonObject | null;
}

/** The parts of the path of a request. */
export interface Target {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly namespace: string;
  readonly resource: string;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  readonly isDryRun: boolean;
}

const PATH =
  /^\/(?:api|apis\/(?<group>[^/]+))\/(?<version>[^/]+)\/namespaces\/(?<namespace>[^/]+)\/(?<resource>[^/]+)(?:\/(?<name>[^/]+))?(?:\/(?<subresource>[^/]+))?$/;

/** Takes a path apart. @throws Error when it is not one of a namespaced object. */
export function targetOf(path: string): Target {
  const [plain = '', query = ''] = path.split('?');
  const groups = PATH.exec(plain)?.groups;
  if (groups === undefined) {
    throw new Error(`not the path of a namespaced object: ${path}`);
  }
  const { group = '', version = '', namespace = '', resource = '', name, subresource } = groups;
  const isDryRun = query.split('&').includes('dryRun=All');
  return { group, version, namespace, resource, name, subresource, isDryRun };
}

/** A pod after a request. */
export interface StoredPod {
  readonly pod: JsonObject;
  /** Whether it was recorded what became of the pod before the request. */
  readonly isCertain: boolean;
}

/** The pods that a server has stored. */
export class StoredPods {
  readonly #pods = new Map<string, JsonObject>();

  /**
   * Gives the pod that a request makes or leaves, and stores it when the server
   * did. The pod before it is `known`, else the one stored, else `fallback`;
   * `isCertain` tells that it is not the last of these.
   */
  apply(request: ServerRequest, known: JsonObject | undefined, fallback: JsonObject): StoredPod {
    const target = targetOf(request.path);
    const name = target.name ?? String(objectAt(request.request, 'metadata')['name']);
    const key = `${target.namespace}/${name}`;
    const before = known ?? this.#pods.get(key);
    const pod = podAfter(request, target, before ?? fallback);
    if (request.code < 400 && !target.isDryRun) {
      this.#pods.set(key, withResult(pod, request.result ?? {}));
    }
    return { pod, isCertain: before !== undefined || request.verb !== 'PATCH' };
  }
}

function podAfter(sent: ServerRequest, { subresource }: Target, before: JsonObject): JsonObject {
  const { verb, request, contentType = 'application/merge-patch+json' } = sent;
  const change = (object: JsonObject) => (verb === 'PATCH' ? patched(object, request, contentType) : request);
  switch (subresource) {
    case undefined:
    case 'status':
      return change(before);
    case 'ephemeralcontainers': {
      // Up to Kubernetes 1.21 the body is an object of its own kind.
      const list = change({ ephemeralContainers: objectsAt(objectAt(before, 'spec'), 'ephemeralContainers') });
      return {
        ...before,
        spec: { ...objectAt(before, 'spec'), ephemeralContainers: objectsAt(list, 'ephemeralContainers') },
      };
    }
    default:
      return before;
  }
}

/** Writes into a pod what the server says has become of its settings. */
function withResult(
  pod: JsonObject,
  { annotations, securityContext, containers, ephemeralContainers }: JsonObject,
): JsonObject {
  const spec = objectAt(pod, 'spec');
  return {
    ...pod,
    ...(isObject(annotations) && { metadata: { ...objectAt(pod, 'metadata'), annotations } }),
    spec: {
      ...spec,
      ...(isObject(securityContext) && { securityContext }),
      ...(Array.isArray(containers) && { containers: byName(objectsAt(spec, 'containers'), containers) }),
      ...(Array.isArray(ephemeralContainers) && {
        ephemeralContainers: byName(objectsAt(spec, 'ephemeralContainers'), ephemeralContainers),
      }),
    },
  };
}

function byName(before: readonly JsonObject[], results: readonly Json[]): readonly Json[] {
  return results
    .filter(isObject)
    .map((result) => ({ ...before.find(({ name }) => name === result['name']), ...result }));
}
