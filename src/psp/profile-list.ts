/** The two annotations that seccomp and AppArmor share: a list of profiles and a default. */

/** What a policy says of profiles. */
export interface ProfileList {
  /** Names as listed, for people. */
  readonly listed: readonly string[];
  /** Names that are allowed, without wildcard and empty name. */
  readonly allowed: readonly string[];
  readonly allowsAny: boolean;
  /** Whether a place without profile is fine. */
  readonly allowsUnset: boolean;
  /** The profile that Kubernetes fills in. */
  readonly byDefault?: string;
  /** Whether the policy admits the profile that it fills in; absent when it fills in none. */
  readonly isDefaultAllowed?: boolean;
}

/** Puts a list and a default together; an empty default is none. */
export function profileList({
  byDefault = '',
  ...list
}: Omit<ProfileList, 'byDefault' | 'isDefaultAllowed'> & { readonly byDefault: string | undefined }): ProfileList {
  if (byDefault === '') {
    return list;
  }
  return { ...list, byDefault, isDefaultAllowed: list.allowsAny || list.allowed.includes(byDefault) };
}
