/**
 * Audit event → the pod that a policy judges: which request it was, which of
 * its objects counts, and the containers and volumes to look at.
 */
import { type ContainerInstance, containersOf, countingContainers } from './containers.ts';
import { isObject, isSame, type JsonObject, member, memberAt, objectOf, textMember } from './json.ts';
import { isMetadataOnly } from './metadata-patch.ts';
import { PODS, templateKeys } from './templates.ts';

/** What a request does to pods. */
export type Operation = (typeof OPERATIONS)[number];

/** All that requests do. */
export const OPERATIONS = ['create', 'update', 'metadata-only', 'ephemeralcontainers', 'template'] as const;

/** A pod's metadata and spec, as far as they are objects. */
export interface PodParts {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
}

/** The pod of one event. */
export interface JudgedPod {
  readonly operation: Operation;
  readonly event: JsonObject;
  /** What stands before `spec` and `metadata` in paths; empty but for templates. */
  readonly base: string;
  /** The pod as its author wrote it, if that is known. What is unset here is unset. */
  readonly main: PodParts;
  /** The pod as stored, where it shows more than `main`; its volumes and mounts count, and what was added to it. */
  readonly stored: PodParts | undefined;
  /** The other pod whose set values count besides those of `main`: the stored one where it differs, unless a policy has changed it. */
  readonly alsoSet: PodParts | undefined;
  readonly containers: readonly ContainerInstance[];
  /** The containers whose mounts count. */
  readonly mounting: readonly ContainerInstance[];
  /** Whether the token volume that Kubernetes adds can be seen, if there is one. */
  readonly showsTokenVolume: boolean;
}

/** The stage at which an event has all its objects. */
export const STAGE = 'ResponseComplete';
/** The subresource through which debug containers are added. */
export const EPHEMERAL_CONTAINERS = 'ephemeralcontainers';
/** The requests that can bring a pod into being or change it. */
export const VERBS: readonly string[] = ['create', 'update', 'patch'];

let lastEvent: JsonObject | undefined;
let lastPod: JudgedPod | undefined;

/** Gives the pod that an event is about; undefined when no policy would judge it or it carries no pod. The last one is kept, as all facts of an event are asked for together. */
export function judgedPod(document: unknown): JudgedPod | undefined {
  if (!isObject(document)) {
    return undefined;
  }
  if (document !== lastEvent) {
    lastPod = make(document);
    lastEvent = document;
  }
  return lastPod;
}

/** Tells whether an event carries a pod that a policy would judge, as {@link judgedPod} does; with less work. */
export function showsPod(document: unknown): boolean {
  const request = isObject(document) ? changingRequest(document) : undefined;
  if (request === undefined) {
    return false;
  }
  const event = document as JsonObject;
  if (!request.isOfPod) {
    return templateOf(event, request) !== undefined;
  }
  if (request.subresource === '') {
    return responsePod(event) !== undefined || writtenPod(event, request.verb) !== undefined;
  }
  return isForEphemeralContainers(request) && ephemeralObject(event) !== undefined;
}

/** An answered request that creates or changes something. */
export interface ChangingRequest {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  /** Empty for the resource itself. */
  readonly subresource: string;
  /** Whether it is about a pod or a part of one. */
  readonly isOfPod: boolean;
}

/** Gives what a request changes; undefined for one that reads, and for stages before the answer. */
export function changingRequest(event: JsonObject): ChangingRequest | undefined {
  const verb = textMember(event, 'verb');
  if (verb === undefined || !VERBS.includes(verb) || member(event, 'stage') !== STAGE) {
    return undefined;
  }
  const reference = objectOf(member(event, 'objectRef'));
  const resource = textMember(reference, 'resource') ?? '';
  const group = textMember(reference, 'apiGroup') ?? '';
  const subresource = textMember(reference, 'subresource') ?? '';
  return { verb, group, resource, subresource, isOfPod: resource === PODS && group === '' };
}

function make(event: JsonObject): JudgedPod | undefined {
  const request = changingRequest(event);
  if (request === undefined) {
    return undefined;
  }
  if (request.isOfPod) {
    if (request.subresource === '') {
      return ofPod(event, request.verb);
    }
    return isForEphemeralContainers(request) ? ofEphemeralContainers(event) : undefined;
  }
  return ofTemplate(event, request);
}

function isForEphemeralContainers({ verb, subresource }: ChangingRequest): boolean {
  return subresource === EPHEMERAL_CONTAINERS && verb !== 'create';
}

function ofPod(event: JsonObject, verb: string): JudgedPod | undefined {
  const request = writtenPod(event, verb);
  const response = responsePod(event);
  const isCreated = verb === 'create' || (verb === 'patch' && responseCode(event) === 201);
  if (isCreated) {
    const main = request ?? response;
    return main && assemble({ event, operation: 'create', base: '', main, stored: response });
  }
  const main = response ?? request;
  const operation = isMetadataOnly(event, verb) ? 'metadata-only' : 'update';
  return main && assemble({ event, operation, base: '', main, stored: undefined });
}

/** Of a pod that gets debug containers, only these and what they inherit are looked at. */
function ofEphemeralContainers(event: JsonObject): JudgedPod | undefined {
  const object = ephemeralObject(event);
  if (object === undefined) {
    return undefined;
  }
  const spec = objectOf(member(object, 'spec'));
  const ephemeralContainers = member(object, 'ephemeralContainers') ?? member(spec, 'ephemeralContainers');
  const { runAsUser, runAsGroup, runAsNonRoot, seccompProfile } = objectOf(member(spec, 'securityContext'));
  const main: PodParts = {
    metadata: objectOf(member(object, 'metadata')),
    spec: {
      os: member(spec, 'os'),
      hostUsers: member(spec, 'hostUsers'),
      ephemeralContainers,
      securityContext: { runAsUser, runAsGroup, runAsNonRoot, seccompProfile },
    },
  };
  return assemble({ event, operation: 'ephemeralcontainers', base: '', main, stored: undefined });
}

function ephemeralObject(event: JsonObject): JsonObject | undefined {
  const kinds = ['Pod', 'EphemeralContainers'];
  return [member(event, 'responseObject'), member(event, 'requestObject')]
    .filter(isObject)
    .find((object) => kinds.includes(textMember(object, 'kind') ?? ''));
}

interface Template {
  readonly keys: readonly string[];
  readonly main: PodParts;
}

function templateOf(event: JsonObject, request: ChangingRequest): Template | undefined {
  const keys = request.subresource === '' ? templateKeys(request.group, request.resource) : undefined;
  if (keys === undefined) {
    return undefined;
  }
  const written = request.verb === 'patch' ? undefined : member(event, 'requestObject');
  const template = [written, member(event, 'responseObject')].map((object) => memberAt(object, ...keys)).find(isObject);
  const main = template && partsOf(template);
  return main && { keys, main };
}

function ofTemplate(event: JsonObject, request: ChangingRequest): JudgedPod | undefined {
  const template = templateOf(event, request);
  if (template === undefined) {
    return undefined;
  }
  const base = `${template.keys.join('.')}.`;
  return assemble({ event, operation: 'template', base, main: template.main, stored: undefined });
}

type Parts = Pick<JudgedPod, 'event' | 'operation' | 'base' | 'main' | 'stored'>;

function assemble(parts: Parts): JudgedPod {
  const { event, main, stored, operation, base } = parts;
  const isMain = stored === undefined || stored === main;
  const changed = isMain || isDefaultedByPolicy(event, stored) ? undefined : stored;
  const isRefused = responsePod(event) === undefined;
  const own = containersOf(base, main);
  const kept = isMain ? undefined : containersOf(base, stored);
  return {
    operation,
    event,
    base,
    main,
    stored,
    alsoSet: changed !== undefined && !hasSameSettings(main, changed) ? changed : undefined,
    containers: kept === undefined ? own : countingContainers(own, kept, changed !== undefined),
    mounting: kept ?? own,
    showsTokenVolume: operation !== 'create' || !isRefused,
  };
}

const SETTINGS = ['hostNetwork', 'hostPID', 'hostIPC', 'runtimeClassName', 'securityContext'];
const PROFILE_ANNOTATION = /seccomp|apparmor/;

/** Compares what pods state for themselves and for all their containers. */
function hasSameSettings(a: PodParts, b: PodParts): boolean {
  return SETTINGS.every((key) => isSame(a.spec[key], b.spec[key])) && isSame(profilesOf(a), profilesOf(b));
}

function profilesOf(pod: PodParts): readonly (readonly [string, unknown])[] {
  return Object.entries(annotationsOf(pod))
    .filter(([key]) => PROFILE_ANNOTATION.test(key))
    .sort();
}

const POLICY_ANNOTATION = 'kubernetes.io/psp';
const POLICY_AUDIT_ANNOTATION = 'podsecuritypolicy.policy.k8s.io/admit-policy';

/** A policy in force has filled in its defaults: what is stored is not what the author wrote. */
function isDefaultedByPolicy(event: JsonObject, { metadata }: PodParts): boolean {
  return (
    memberAt(metadata, 'annotations', POLICY_ANNOTATION) !== undefined ||
    memberAt(event, 'annotations', POLICY_AUDIT_ANNOTATION) !== undefined
  );
}

/** The pod as it was sent; a patch is none. */
function writtenPod(event: JsonObject, verb: string): PodParts | undefined {
  return verb === 'patch' ? undefined : partsOf(member(event, 'requestObject'));
}

function responsePod(event: JsonObject): PodParts | undefined {
  const response = member(event, 'responseObject');
  return memberAt(response, 'kind') === 'Status' ? undefined : partsOf(response);
}

function responseCode(event: JsonObject): unknown {
  return memberAt(event, 'responseStatus', 'code');
}

function partsOf(object: unknown): PodParts | undefined {
  const spec = memberAt(object, 'spec');
  return isObject(spec) ? { metadata: objectOf(memberAt(object, 'metadata')), spec } : undefined;
}

/** Gives the pods whose set values count. */
export function podsOf({ main, alsoSet }: JudgedPod): readonly PodParts[] {
  return alsoSet === undefined ? [main] : [main, alsoSet];
}

/** Gives the annotations of a pod. */
export function annotationsOf({ metadata }: PodParts): JsonObject {
  return objectOf(member(metadata, 'annotations'));
}

/** Gives the pod-level security context. */
export function securityContextOf({ spec }: PodParts): JsonObject {
  return objectOf(member(spec, 'securityContext'));
}
