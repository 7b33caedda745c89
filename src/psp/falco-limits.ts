/**
 * What Falco's fields cannot tell of a pod, so that rules of dialect `falco`
 * may decide otherwise than those of dialect `drypod`. Data: the header of
 * generated files, the documentation and the comparison of the dialects read it.
 */
import { DEFAULT_VIEW_BOUNDS } from './audit-views.ts';
import type { DialectLimit } from './dialect.ts';
import { annotationsOf, containersOf, hasNull, type JsonObject, listAt, podsOf, valueAt } from './event-pods.ts';

const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/';

/** All that cannot be told. */
export const FALCO_LIMITS: readonly DialectLimit[] = [
  {
    id: 'many-elements',
    what: 'what is beyond the elements that rules name one by one',
    effect: 'a pod with more is reported where the rest could matter',
    concerns: (event) => podsOf(event).some(hasMany),
  },
  {
    id: 'seccomp-container-names',
    what: 'which container a seccomp annotation is for',
    effect: 'it counts as long as some container has no seccompProfile of its own',
    controls: ['seccomp'],
    concerns: (event) => podsOf(event).some((pod) => annotatedNames(pod, SECCOMP_CONTAINER).length > 0),
  },
  {
    id: 'app-armor-container-names',
    what: 'which container an AppArmor annotation is for',
    effect: 'annotations are counted against containers, so those for no container, and fields beside them, mislead',
    controls: ['appArmor'],
    concerns: (event) => podsOf(event).some(hasStrayAppArmor),
  },
  {
    id: 'injected-under-policy',
    what: 'what a policy in force has filled into containers that were added to a pod',
    effect: 'of these containers nothing is reported but what they leave open',
    concerns: isInjectedUnderPolicy,
  },
  {
    id: 'proc-mount-dropped',
    what: 'that a server without feature gate ProcMountType stores Default for everything',
    effect: 'where the policy does not list Default, it is reported',
    controls: ['allowedProcMountTypes'],
    concerns: (event) =>
      podsOf(event).some((pod) => contexts(pod).some((context) => context['procMount'] !== undefined)),
  },
  {
    id: 'json-null',
    what: 'that null is no value, which API servers do not log',
    effect: 'it counts as a value',
    concerns: (event) => podsOf(event).some((pod) => hasNull(pod['spec'])),
  },
  {
    id: 'ephemeral-answer',
    what: 'ephemeral containers when the answer to the request is not logged',
    effect: 'no Bypass is reported',
    concerns: (event) =>
      valueAt(event, 'objectRef', 'subresource') === 'ephemeralcontainers' &&
      valueAt(event, 'responseObject') === undefined,
  },
  {
    id: 'workloads',
    what: 'templates of pods in workloads',
    effect: 'there is no Forecast',
    concerns: (event) => valueAt(event, 'objectRef', 'resource') !== 'pods',
  },
];

function hasMany(pod: JsonObject): boolean {
  const { containers, initContainers, ephemeralContainers, volumes, sysctls } = DEFAULT_VIEW_BOUNDS;
  const { mountingContainers, mounts, mountedVolumes } = DEFAULT_VIEW_BOUNDS;
  const hasHostPath = listAt(pod, 'spec', 'volumes').some((volume) => valueAt(volume, 'hostPath') !== undefined);
  const counts: readonly (readonly [number, number])[] = [
    [listAt(pod, 'spec', 'containers').length, hasHostPath ? mountingContainers : containers],
    [listAt(pod, 'spec', 'initContainers').length, hasHostPath ? mountingContainers : initContainers],
    [listAt(pod, 'spec', 'ephemeralContainers').length, hasHostPath ? mountingContainers : ephemeralContainers],
    [listAt(pod, 'spec', 'volumes').length, hasHostPath ? mountedVolumes : volumes],
    [listAt(pod, 'spec', 'securityContext', 'sysctls').length, sysctls],
    [
      Math.max(0, ...containersOf(pod).map((container) => listAt(container, 'volumeMounts').length)),
      hasHostPath ? mounts : Number.POSITIVE_INFINITY,
    ],
  ];
  return counts.some(([count, bound]) => count > bound);
}

function annotatedNames(pod: JsonObject, start: string): readonly string[] {
  return Object.keys(annotationsOf(pod))
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length));
}

/** Annotations that are not exactly those of the containers' names, or that stand beside fields. */
function hasStrayAppArmor(pod: JsonObject): boolean {
  const annotated = annotatedNames(pod, APP_ARMOR_CONTAINER);
  const names = new Set(containersOf(pod).map((container) => container['name']));
  const hasField = [valueAt(pod, 'spec', 'securityContext'), ...contexts(pod)].some(
    (context) => valueAt(context, 'appArmorProfile') !== undefined,
  );
  return annotated.length > 0 && (hasField || annotated.some((name) => !names.has(name)));
}

function isInjectedUnderPolicy(event: unknown): boolean {
  const [asked, stored] = podsOf(event);
  const isInForce =
    annotationsOf(stored)['kubernetes.io/psp'] !== undefined ||
    valueAt(event, 'annotations', 'podsecuritypolicy.policy.k8s.io/admit-policy') !== undefined;
  return isInForce && containersOf(asked).length !== containersOf(stored).length;
}

function contexts(pod: JsonObject): readonly JsonObject[] {
  return containersOf(pod).map((container) => (valueAt(container, 'securityContext') ?? {}) as JsonObject);
}
