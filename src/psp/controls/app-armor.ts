import type { Control, PolicyTerms } from '../control.ts';
import { PSP_ANNOTATIONS } from '../model.ts';
import { type ProfileList, profileList } from '../profile-list.ts';
import { allowsOnly } from '../wording.ts';

/**
 * appArmor — AppArmor profiles of containers.
 * Reads: metadata.annotations[apparmor.security.beta.kubernetes.io/…]
 * Absent list: any profile, and none. With a list, an empty one too, each container must state a listed one unless
 * there is a default. `*` is no wildcard.
 * Observes: k8s_audit → pod.appArmorProfile
 * Source: k8s.io/kubernetes pkg/security/podsecuritypolicy/apparmor
 */
export const appArmor: Control = {
  id: 'app-armor',
  name: 'appArmor',
  reads: [
    `metadata.annotations[${PSP_ANNOTATIONS.appArmorAllowed}]`,
    `metadata.annotations[${PSP_ANNOTATIONS.appArmorDefault}]`,
  ],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'any profile, and none', empty: 'every container must state a profile and none is allowed' },
  evidence: {
    audit: ['pod.appArmorProfile', 'pod.unset'],
    syscalls: { notObservable: 'captures do not hold AppArmor profiles' },
  },
  summary: 'Containers state a listed AppArmor profile; without a list any or none.',
  isRestrictive: (terms) => !profilesOf(terms).allowsAny,
  isMutating: (terms) => profilesOf(terms).isDefaultAllowed === true,
  refusesDefault: (terms) => profilesOf(terms).isDefaultAllowed === false,
  demand: (terms) => allowsOnly('AppArmor profiles', profilesOf(terms).allowed),
  change: (terms) => `set the AppArmor profile of containers to ${profilesOf(terms).byDefault ?? ''}`,
  context: (terms, _target, writable) => {
    const { allowed, allowsUnset, byDefault } = profilesOf(terms);
    return { allowed: writable(allowed), refuses_unset: !allowsUnset && byDefault === undefined };
  },
};

function profilesOf({ annotations }: PolicyTerms): ProfileList {
  const text = annotations.get(PSP_ANNOTATIONS.appArmorAllowed);
  const allowed = [...new Set(text?.split(','))].filter((name) => name !== '');
  const allowsAny = text === undefined;
  return profileList({
    listed: allowed,
    allowed,
    allowsAny,
    allowsUnset: allowsAny,
    byDefault: annotations.get(PSP_ANNOTATIONS.appArmorDefault),
  });
}
