/** What a policy fills in, and what comes of it. */
import { CONTROLS } from '../controls/registry.ts';
import { outcomesOf } from '../outcomes.ts';
import { listed } from '../wording.ts';
import type { StoredPolicy, Surprise } from './surprise.ts';

const FIRST_WITH_POD_OS = 24;
/** What the policy may fill in of a pod for Windows. */
const SET_ON_WINDOWS: readonly string[] = ['runtimeClass', 'appArmor'];

/** Says once that a policy changes pods, and which pods that concerns in an unexpected way. */
export function filledIn({ policy, spec, target }: StoredPolicy): readonly Surprise[] {
  const terms = { spec, annotations: policy.annotations };
  const filling = CONTROLS.filter((control) => outcomesOf(control, terms, target).mutation);
  const [first] = filling;
  if (first === undefined) {
    return [];
  }
  const isUnfitForWindows =
    target.minor >= FIRST_WITH_POD_OS &&
    filling.some(({ name }) => !SET_ON_WINDOWS.includes(name) && !(name === 'runAsUser' && isNonRoot(spec.runAsUser)));
  const names = listed(filling.map(({ name }) => name));
  const windows = isUnfitForWindows ? ', and so is every pod with os.name windows' : '';
  return [
    {
      field: first.reads.find((path) => policy.spans.has(path)) ?? first.reads[0],
      code: 'PSP_FILLS_IN',
      severity: 'info',
      message: `the policy fills in ${names}: an update of a pod that lacks one of these is refused${windows}`,
      expected: 'pods that state all of it',
    },
  ];
}

function isNonRoot(strategy: { readonly rule: string } | undefined): boolean {
  return strategy?.rule === 'MustRunAsNonRoot';
}

/** Finds ranges whose first id is root: that is what pods get that name none. */
export function rootByDefault({ spec }: StoredPolicy): readonly Surprise[] {
  return (['runAsUser', 'runAsGroup', 'supplementalGroups', 'fsGroup'] as const).flatMap((key) => {
    const strategy = spec[key];
    const field = `spec.${key}.ranges[0].min`;
    const what = key === 'runAsUser' ? 'user' : 'group';
    const message = `a pod that states no ${key} gets ${what} 0, which is root: the first id of the first range`;
    return strategy?.rule === 'MustRunAs' && strategy.ranges?.[0]?.min === 0n
      ? [{ field, code: 'PSP_ROOT_BY_DEFAULT', message, expected: 'a first range that begins with another id' }]
      : [];
  });
}

/** Finds a default for privilege escalation that the API refuses in the very containers that the policy lets in. */
export function refusedEscalationDefault({ spec }: StoredPolicy): readonly Surprise[] {
  const isFilledIn = spec.allowPrivilegeEscalation === false || spec.defaultAllowPrivilegeEscalation === false;
  const capabilities = [...(spec.allowedCapabilities ?? []), ...(spec.defaultAddCapabilities ?? [])];
  const allowed = spec.privileged === true ? 'privileged containers' : 'CAP_SYS_ADMIN';
  if (!isFilledIn || (spec.privileged !== true && !capabilities.includes('CAP_SYS_ADMIN'))) {
    return [];
  }
  const key = spec.allowPrivilegeEscalation === false ? 'allowPrivilegeEscalation' : 'defaultAllowPrivilegeEscalation';
  const field = `spec.${key}`;
  const message = `the policy allows ${allowed} and fills in allowPrivilegeEscalation: false, which the API refuses together`;
  return [{ field, code: 'PSP_REFUSES_ORDINARY', message, expected: `${key}: true, or neither allowed` }];
}
