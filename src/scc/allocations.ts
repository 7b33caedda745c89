/** What constraints leave to the namespace: which of their strategies do, and what the namespaces have for them. */
import type { IntegerRange } from '../base/range-set.ts';
import { seLinuxLevel } from '../base/selinux.ts';
import type { PlainData } from '../psp/control.ts';
import { listed, rangeText } from '../psp/wording.ts';
import { NAMESPACE_ANNOTATIONS, type NamespaceAllocation, type SccFields } from './model.ts';

type SeLinuxOptions = NonNullable<NonNullable<SccFields['seLinuxContext']>['seLinuxOptions']>;

/** The controls whose strategy may leave its values to the namespace. */
export type AllocatedControl = 'runAsUser' | 'seLinux' | 'supplementalGroups' | 'fsGroup';

/** A strategy that takes its values from annotations of the pod's namespace. */
export interface Allocated {
  readonly control: AllocatedControl;
  /** The field of the constraints. */
  readonly field: keyof SccFields;
  readonly annotation: string;
  /** What the annotation holds, in words. */
  readonly noun: string;
  /** Gives what a namespace has, ready for a template, and in words; undefined when it is not known. */
  read(namespace: NamespaceAllocation): AllocatedValue | undefined;
}

/** What a namespace has for one strategy. */
export interface AllocatedValue {
  readonly data: PlainData;
  readonly text: string;
}

/**
 * Gives the strategies that leave their values to the namespace.
 * @see openshift/apiserver-library-go pkg/securitycontextconstraints/sccmatching/matcher.go CreateProviderFromConstraint
 */
export function allocatedBy(fields: SccFields): readonly Allocated[] {
  const { runAsUser, seLinuxContext, supplementalGroups, fsGroup } = fields;
  const takesUser =
    runAsUser?.type === 'MustRunAsRange' && runAsUser.uidRangeMin === undefined && runAsUser.uidRangeMax === undefined;
  const takesLevel = seLinuxContext?.type === 'MustRunAs' && (seLinuxContext.seLinuxOptions?.level ?? '') === '';
  return [
    ...(takesUser ? [USER] : []),
    ...(takesLevel ? [levelOf(seLinuxContext.seLinuxOptions ?? {})] : []),
    ...(lacksRanges(supplementalGroups) ? [SUPPLEMENTAL_GROUPS] : []),
    ...(lacksRanges(fsGroup) ? [FS_GROUP] : []),
  ];
}

function lacksRanges(strategy: SccFields['fsGroup']): boolean {
  return strategy?.type === 'MustRunAs' && (strategy.ranges ?? []).length === 0;
}

const USER: Allocated = {
  control: 'runAsUser',
  field: 'runAsUser',
  annotation: NAMESPACE_ANNOTATIONS.uids,
  noun: 'a user of the range',
  read: ({ uids }) => ofRanges(uids && [uids]),
};

function levelOf({ user = '', role = '', type = '' }: SeLinuxOptions): Allocated {
  return {
    control: 'seLinux',
    field: 'seLinuxContext',
    annotation: NAMESPACE_ANNOTATIONS.level,
    noun: `the SELinux context user='${user}' role='${role}' type='${type}' with the level`,
    read: ({ level }) => (level === undefined ? undefined : { data: seLinuxLevel(level), text: level }),
  };
}

const SUPPLEMENTAL_GROUPS: Allocated = {
  control: 'supplementalGroups',
  field: 'supplementalGroups',
  annotation: NAMESPACE_ANNOTATIONS.groups,
  noun: 'supplemental groups of the ranges',
  read: ({ groups }) => ofRanges(groups),
};

/** The group of volumes is the first of the first block, and nothing else. */
const FS_GROUP: Allocated = {
  control: 'fsGroup',
  field: 'fsGroup',
  annotation: NAMESPACE_ANNOTATIONS.groups,
  noun: 'the first group',
  read: ({ groups }) => ofRanges(groups?.slice(0, 1).map(({ min }) => ({ min, max: min }))),
};

function ofRanges(ranges: readonly IntegerRange[] | undefined): AllocatedValue | undefined {
  return ranges && { data: ranges, text: listed(ranges.map(rangeText)) };
}

/** Gives what the templates are told of such a strategy, in place of what the control says without a namespace. */
export function allocatedContext(
  allocated: Allocated,
  namespaces: readonly NamespaceAllocation[],
): { readonly [key: string]: PlainData } {
  const { control, annotation, noun } = allocated;
  const known = namespaces.flatMap((namespace) => {
    const value = allocated.read(namespace);
    return value === undefined ? [] : [{ name: namespace.name, value }];
  });
  const groups = new Map<string, { readonly namespaces: string[]; readonly value: PlainData }>();
  for (const { name, value } of known) {
    const group = groups.get(value.text) ?? { namespaces: [], value: value.data };
    group.namespaces.push(name);
    groups.set(value.text, group);
  }
  const values = listed(known.map(({ name, value }) => `${name} ${value.text}`));
  return {
    groups: [...groups.values()],
    demand: `demands ${noun} of its namespace (${annotation}${values === '' ? '' : `: ${values}`})`,
    change: `give it ${noun} of its namespace (${annotation})`,
    is_unusable: false,
    // user, role and type are known whatever the namespace
    has_violation: groups.size > 0 || control === 'seLinux',
    fills_in: true,
    refuses_default: false,
  };
}
