/** Facts that say whether a rule has to look at a pod at all: its kind, and what a request does to it. */
import type { Fact } from '../fact.ts';
import type { FactRecord } from './fact-field.ts';
import { elementsOf, type JsonObject, member, memberAt, objectOf, objectsAt, textMember, textOf } from './json.ts';
import type { JudgedPod } from './judged-pod.ts';

const LISTS = ['containers', 'initContainers', 'ephemeralContainers'];
/** Steps of a JSON patch that set an image, a container, a list of them, or more. */
const STEP_PATH = /^(?:\/spec(?:\/(?:containers|initContainers|ephemeralContainers)(?:\/[^/]+(?:\/image)?)?)?)?$/;

/** In outputs these are never findings. */
export const REQUEST_FACTS: readonly FactRecord[] = [
  {
    name: 'pod.spec.os.name',
    type: 'string',
    isSingle: true,
    isScope: true,
    desc: 'Operating system that the pod is made for, where it says so: linux or windows.',
    facts: osOf,
  },
  {
    name: 'pod.update.images',
    type: 'string',
    isSingle: true,
    isScope: true,
    desc: 'Of an update: changed when it sets an image, or adds or removes a container; kept when it does not; unknown of a PUT, which does not show the state before it.',
    facts: (pod) => (pod.operation === 'update' ? [{ value: imageChange(pod.event), path: 'spec.containers' }] : []),
  },
];

function osOf({ main, base }: JudgedPod): Fact[] {
  const value = memberAt(main.spec, 'os', 'name');
  return value === undefined ? [] : [{ value: textOf(value), path: `${base}spec.os.name` }];
}

/**
 * Tells what an update does to images. Pod Security Admission judges no update
 * that leaves them alone.
 * @see kubernetes/kubernetes staging/src/k8s.io/pod-security-admission/admission/admission.go isSignificantPodUpdate
 */
function imageChange(event: JsonObject): 'changed' | 'kept' | 'unknown' {
  const patch = member(event, 'requestObject');
  if (textMember(event, 'verb') !== 'patch' || patch === undefined) {
    return 'unknown';
  }
  const isChange = Array.isArray(patch) ? elementsOf(patch).some(isImageStep) : isImagePatch(patch);
  return isChange ? 'changed' : 'kept';
}

function isImageStep(step: unknown): boolean {
  const { op, path, from } = objectOf(step);
  return op !== 'test' && [path, from].some((place) => typeof place === 'string' && STEP_PATH.test(place));
}

function isImagePatch(patch: unknown): boolean {
  const spec = objectOf(memberAt(patch, 'spec'));
  return LISTS.some((list) => objectsAt(spec, list).some(({ object }) => member(object, 'image') !== undefined));
}
