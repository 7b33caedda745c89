/** Do the seccomp and AppArmor annotations hold profiles? An empty annotation counts as absent. */
import { PSP_ANNOTATIONS } from '../model.ts';
import type { Candidate, Refuse } from './candidate.ts';

const SECCOMP_FORM = 'runtime/default, docker/default, unconfined or localhost/ and a relative path';
const APP_ARMOR_FORM = 'runtime/default, unconfined or localhost/ and a name';
const LOCALHOST = 'localhost/';

/** One annotation: whether it holds a list, whether `*` may be in it, and what is wrong with a profile. */
interface ProfileAnnotation {
  readonly key: string;
  readonly isList: boolean;
  readonly hasWildcard: boolean;
  readonly form: string;
  mistakes(profile: string): readonly string[];
}

const SECCOMP = { form: SECCOMP_FORM, mistakes: seccompMistakes };
const APP_ARMOR = { form: APP_ARMOR_FORM, mistakes: appArmorMistakes, hasWildcard: false };

const ANNOTATIONS: readonly ProfileAnnotation[] = [
  { key: PSP_ANNOTATIONS.appArmorDefault, isList: false, ...APP_ARMOR },
  { key: PSP_ANNOTATIONS.appArmorAllowed, isList: true, ...APP_ARMOR },
  { key: PSP_ANNOTATIONS.seccompDefault, isList: false, hasWildcard: false, ...SECCOMP },
  { key: PSP_ANNOTATIONS.seccompAllowed, isList: true, hasWildcard: true, ...SECCOMP },
];

/** Checks the profiles of all four annotations. */
export function checkProfiles({ metadata: { annotations } }: Candidate, refuse: Refuse): void {
  for (const { key, isList, hasWildcard, form, mistakes } of ANNOTATIONS) {
    const text = annotations?.get(key) ?? '';
    const profiles = text === '' ? [] : isList ? text.split(',') : [text];
    const field = `metadata.annotations[${key}]`;
    for (const profile of profiles.filter((candidate) => !(hasWildcard && candidate === '*'))) {
      for (const mistake of mistakes(profile)) {
        const message = `'${profile}' in ${field} ${mistake}`;
        refuse({ field, code: 'PSP_BAD_VALUE', reason: 'invalid', message, expected: form });
      }
    }
  }
}

function seccompMistakes(profile: string): readonly string[] {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) {
    return [];
  }
  if (!profile.startsWith(LOCALHOST)) {
    return ['is no seccomp profile'];
  }
  const path = profile.slice(LOCALHOST.length);
  return [
    ...(path.startsWith('/') ? ['has a path that is not relative'] : []),
    ...(path.split('/').includes('..') ? ["has a path with '..' in it"] : []),
  ];
}

function appArmorMistakes(profile: string): readonly string[] {
  const isProfile = ['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith(LOCALHOST);
  return isProfile ? [] : ['is no AppArmor profile'];
}
