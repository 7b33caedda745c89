/** The volume with the token of the service account that Kubernetes adds to nearly every pod. */

import { elementsOf, isObject, type JsonObject, member, memberAt, objectsAt } from './json.ts';
import { annotationsOf, type JudgedPod } from './judged-pod.ts';

const TOKEN_PATH = 'token';
const ROOT_CA = 'kube-root-ca.crt';
const NAMESPACE_FIELD = 'metadata.namespace';
const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const MIRROR_ANNOTATION = 'kubernetes.io/config.mirror';

/**
 * Tells whether a projection holds nothing but what admission would project
 * for the service account: token, CA bundle, namespace.
 * @see kubernetes/kubernetes pkg/security/podsecuritypolicy/util/util.go IsOnlyServiceAccountTokenSources
 */
export function isServiceAccountToken(projected: JsonObject): boolean {
  return elementsOf(member(projected, 'sources')).every(isTokenSource);
}

function isTokenSource(source: unknown): boolean {
  const token = memberAt(source, 'serviceAccountToken');
  const configMap = memberAt(source, 'configMap');
  const downward = memberAt(source, 'downwardAPI');
  const isKnown = token !== undefined || configMap !== undefined || downward !== undefined;
  return (
    isKnown &&
    (token === undefined || (memberAt(token, 'path') === TOKEN_PATH && (memberAt(token, 'audience') ?? '') === '')) &&
    (configMap === undefined || memberAt(configMap, 'name') === ROOT_CA) &&
    (downward === undefined || elementsOf(memberAt(downward, 'items')).every(isNamespaceItem))
  );
}

function isNamespaceItem(item: unknown): boolean {
  const field = memberAt(item, 'fieldRef');
  return (
    memberAt(item, 'path') === 'namespace' &&
    (memberAt(field, 'apiVersion') ?? 'v1') === 'v1' &&
    memberAt(field, 'fieldPath') === NAMESPACE_FIELD
  );
}

/** Tells whether Kubernetes adds the volume to a pod of which the event shows only what its author wrote. */
export function mayLackTokenVolume(pod: JudgedPod): boolean {
  const { main, showsTokenVolume, containers } = pod;
  return (
    !showsTokenVolume &&
    member(main.spec, 'automountServiceAccountToken') !== false &&
    member(annotationsOf(main), MIRROR_ANNOTATION) === undefined &&
    containers.some(({ container, isEphemeral }) => !isEphemeral && !mountsToken(container))
  );
}

function mountsToken(container: JsonObject): boolean {
  return objectsAt(container, 'volumeMounts').some(
    ({ object }) => isObject(object) && member(object, 'mountPath') === MOUNT_PATH,
  );
}
