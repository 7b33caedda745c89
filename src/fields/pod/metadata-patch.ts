/** Updates that touch nothing but what garbage collection keeps: policies let them pass unseen. */
import { isObject, type JsonObject, member, memberAt, objectOf } from './json.ts';

const GARBAGE_COLLECTOR = 'system:serviceaccount:kube-system:generic-garbage-collector';
const KEPT = ['finalizers', 'ownerReferences'];
/** Members of a patch's metadata that name the object and change nothing. */
const NAMING = ['uid', 'resourceVersion', 'name', 'namespace'];
/** Strategic merge patches write these before a key, with a slash. */
const DIRECTIVES = ['$setElementOrder', '$deleteFromPrimitiveList', '$retainKeys'];

/**
 * Tells whether an update changes at most finalizers and ownerReferences. Of a
 * PUT only the user tells, as the state before it is not known.
 * @see kubernetes/kubernetes plugin/pkg/admission/security/podsecuritypolicy/admission.go (IsOnlyMutatingGCFields)
 */
export function isMetadataOnly(event: JsonObject, verb: string): boolean {
  if (memberAt(event, 'user', 'username') === GARBAGE_COLLECTOR) {
    return true;
  }
  return verb === 'patch' && isHarmlessPatch(member(event, 'requestObject'));
}

function isHarmlessPatch(patch: unknown): boolean {
  if (Array.isArray(patch)) {
    return patch.every(isHarmlessStep);
  }
  if (!isObject(patch)) {
    return false;
  }
  const { metadata, ...rest } = patch;
  if (Object.keys(rest).length > 0) {
    return false;
  }
  return metadata === undefined || (isObject(metadata) && Object.keys(metadata).every(isHarmlessKey));
}

/** One operation of a JSON patch. */
function isHarmlessStep(step: unknown): boolean {
  const { op, path, from: origin } = objectOf(step);
  return op === 'test' || (isKept(path) && (op !== 'move' || isKept(origin)));
}

function isKept(path: unknown): boolean {
  return KEPT.some((key) => path === `/metadata/${key}` || String(path).startsWith(`/metadata/${key}/`));
}

function isHarmlessKey(key: string): boolean {
  const [directive = '', name = ''] = key.split('/');
  return KEPT.includes(key) || NAMING.includes(key) || (DIRECTIVES.includes(directive) && KEPT.includes(name));
}
