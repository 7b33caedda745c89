/**
 * The objects of an audit event in which current Falco finds a pod, as data
 * for templates: JSON pointers, and where a rule cannot do without, those of
 * single elements up to a bound and of the first one beyond.
 */
import type { PlainData } from './control.ts';

/** How many elements of lists are looked at one by one. */
export interface ViewBounds {
  readonly containers: number;
  readonly initContainers: number;
  readonly ephemeralContainers: number;
  readonly volumes: number;
  readonly sysctls: number;
  /** Containers of each list whose mounts are compared with volumes; at most as many as are looked at. */
  readonly mountingContainers: number;
  /** Mounts of each such container. */
  readonly mounts: number;
  /** Volumes that mounts are compared with; at most as many as are looked at. */
  readonly mountedVolumes: number;
}

/** Bounds by name. */
export type ViewBoundName = keyof ViewBounds;

/** Bounds that pods of real clusters seldom pass. */
export const DEFAULT_VIEW_BOUNDS: ViewBounds = {
  containers: 16,
  initContainers: 8,
  ephemeralContainers: 4,
  volumes: 32,
  sysctls: 16,
  mountingContainers: 4,
  mounts: 8,
  mountedVolumes: 8,
};

/** The names of the bounds. */
export const VIEW_BOUNDS = Object.keys(DEFAULT_VIEW_BOUNDS) as readonly ViewBoundName[];
/** The highest bound: with all of them so high, rules are as large as a file may be. */
export const MAX_VIEW_BOUND = 64;

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The settings of containers whose absence some rule asks for. */
const SETTINGS = [
  'runAsUser',
  'runAsGroup',
  'runAsNonRoot',
  'readOnlyRootFilesystem',
  'allowPrivilegeEscalation',
  'procMount',
  'seccompProfile',
  'appArmorProfile',
] as const;

/** What stands in the volume that Kubernetes projects for a service account. */
const TOKEN_WORDS = {
  /** What elements of its lists begin with: sources, keys of the config map, items of the pod. */
  keys: ['serviceAccountToken', 'configMap', 'downwardAPI', 'key', 'path', 'fieldRef', 'mode'],
  path: ['token'],
  config_map: ['kube-root-ca.crt'],
  field_path: ['metadata.namespace'],
  item_path: ['namespace'],
};

/**
 * Gives `pods` (views `request` and `response`), `views` (the same and `debug`:
 * the ephemeral containers of the response), the `settings` of containers that
 * may be missing, `totals` (how many containers a pod may have in all) and the
 * `bounds`.
 */
export function auditViews(bounds: ViewBounds): { readonly [key: string]: PlainData } {
  const pods = [view('request', '/requestObject', LISTS, bounds), view('response', '/responseObject', LISTS, bounds)];
  const total = bounds.containers + bounds.initContainers + bounds.ephemeralContainers;
  return {
    pods,
    views: [...pods, debugView(bounds)],
    settings: [...SETTINGS],
    totals: indexes(total).map((index) => BigInt(index + 1)),
    token: TOKEN_WORDS,
    bounds: Object.fromEntries(Object.entries(bounds).map(([name, count]) => [name, BigInt(count)])),
  };
}

function view(
  name: string,
  object: string,
  lists: readonly (typeof LISTS)[number][],
  bounds: ViewBounds,
): { readonly [key: string]: PlainData } {
  const spec = `${object}/spec`;
  const context = `${spec}/securityContext`;
  return {
    name,
    object,
    spec,
    context,
    // ids as checks with surroundings take them
    user: `${context}/runAsUser`,
    group: `${context}/runAsGroup`,
    fs_group: `${context}/fsGroup`,
    groups: `${context}/supplementalGroups`,
    annotations: `${object}/metadata/annotations`,
    lists: lists.map((list) => containerList(spec, list, bounds)),
    volumes: elements(`${spec}/volumes`, bounds.volumes, bounds.mountedVolumes),
    sysctls: elements(`${context}/sysctls`, bounds.sysctls, bounds.sysctls),
  };
}

/** Until Kubernetes 1.21 the answer is no pod but an object with the ephemeral containers. */
function debugView(bounds: ViewBounds): PlainData {
  const object = '/responseObject';
  return {
    ...view('debug', object, [], bounds),
    lists: [`${object}/spec`, object].map((pointer) => containerList(pointer, 'ephemeralContainers', bounds)),
  };
}

function containerList(spec: string, name: (typeof LISTS)[number], bounds: ViewBounds): PlainData {
  const pointer = `${spec}/${name}`;
  const mounting = Math.min(bounds[name], bounds.mountingContainers);
  return {
    ...elements(pointer, bounds[name], bounds[name]),
    name,
    mounting: indexes(mounting).map((index) =>
      elements(`${pointer}/${index}/volumeMounts`, bounds.mounts, bounds.mounts),
    ),
    beyond_mounting: `${pointer}/${mounting}`,
  };
}

function elements(pointer: string, count: number, joined: number): { readonly [key: string]: PlainData } {
  return {
    pointer,
    elements: indexes(count).map((index) => ({
      index: BigInt(index),
      pointer: `${pointer}/${index}`,
      context: `${pointer}/${index}/securityContext`,
      path: `${pointer}/${index}/hostPath/path`,
      projected: `${pointer}/${index}/projected`,
      is_joined: index < joined,
    })),
    beyond: `${pointer}/${count}`,
  };
}

function indexes(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
