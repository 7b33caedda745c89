/** Seccomp and AppArmor profiles: which one holds for a pod or a container, and the lists of a policy. */
import { type Cluster, isSince19 } from './cluster.ts';
import type { Container, Pod, Policy, ProfileField } from './objects.ts';

/** Annotation keys of pods; those of containers end in the container's name. */
export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
export const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
export const APP_ARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/';

/** Gives an annotation, undefined when there is none. */
export function annotation(object: Pod | Policy, key: string): string | undefined {
  const annotations = object.metadata.annotations ?? {};
  return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}

/** A list of profile names that a policy has in an annotation; undefined when it has none. */
export function allowedProfiles(policy: Policy, kind: 'seccomp' | 'appArmor'): readonly string[] | undefined {
  const prefix = kind === 'seccomp' ? 'seccomp.security.alpha' : 'apparmor.security.beta';
  return annotation(policy, `${prefix}.kubernetes.io/allowedProfileNames`)?.split(',');
}

/** The profile that a policy gives to pods without one; '' when it gives none. */
export function defaultProfile(policy: Policy, kind: 'seccomp' | 'appArmor'): string {
  const prefix = kind === 'seccomp' ? 'seccomp.security.alpha' : 'apparmor.security.beta';
  return annotation(policy, `${prefix}.kubernetes.io/defaultProfileName`) ?? '';
}

/** The name that an annotation would give to the profile of a field. */
export function profileName({ type, localhostProfile }: ProfileField): string {
  switch (type) {
    case 'RuntimeDefault':
      return 'runtime/default';
    case 'Unconfined':
      return 'unconfined';
    default:
      return `localhost/${localhostProfile ?? ''}`;
  }
}

function fieldName(field: ProfileField | null | undefined, cluster: Cluster): string | undefined {
  return field && isSince19(cluster) ? profileName(field) : undefined;
}

/** The seccomp profile of the pod itself, '' when it has none. */
export function podSeccomp(pod: Pod, cluster: Cluster): string {
  return annotation(pod, SECCOMP_POD) || (fieldName(pod.spec.securityContext?.seccompProfile, cluster) ?? '');
}

/** The seccomp profile that holds for a container, '' when there is none. */
export function containerSeccomp(pod: Pod, container: Container, cluster: Cluster): string {
  return (
    fieldName(container.securityContext?.seccompProfile, cluster) ??
    annotation(pod, SECCOMP_CONTAINER + container.name) ??
    fieldName(pod.spec.securityContext?.seccompProfile, cluster) ??
    annotation(pod, SECCOMP_POD) ??
    ''
  );
}

/**
 * The AppArmor profile of a container, '' when it has none. Fields came after
 * the policies were gone; they count as the annotation that they stand for.
 */
export function containerAppArmor(pod: Pod, container: Container): string {
  const field = container.securityContext?.appArmorProfile ?? pod.spec.securityContext?.appArmorProfile;
  return annotation(pod, APP_ARMOR_CONTAINER + container.name) || (field ? profileName(field) : '');
}
