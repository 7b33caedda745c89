/** The data of controls in the form in which the partials of dialect `falco` need it. */
import type { ControlContext, ControlName, PlainData } from './control.ts';
import { seLinuxLevelOrders } from './se-linux-level-orders.ts';

const TOKEN = 'serviceAccountToken';
const ASSUMED_TOKEN = 'assumedServiceAccountToken';
/** The types that a pod spells otherwise than a policy does. */
const POD_KEYS: Readonly<Record<string, string>> = { cephFS: 'cephfs' };

/** Controls that look at containers one by one, so that they have something to say of an ephemeral one. */
const OF_CONTAINERS: readonly ControlName[] = [
  'privileged',
  'hostPorts',
  'allowedCapabilities',
  'seLinux',
  'runAsUser',
  'runAsGroup',
  'readOnlyRootFilesystem',
  'allowPrivilegeEscalation',
  'allowedProcMountTypes',
  'seccomp',
  'appArmor',
];

/** Tells whether a control looks at containers. */
export function isOfContainers(control: ControlName): boolean {
  return OF_CONTAINERS.includes(control);
}

/** Adds to the data of a control what its partial needs besides. */
export function falcoContext(control: ControlName, context: ControlContext): ControlContext {
  switch (control) {
    case 'volumes':
      return { ...context, ...volumeTypes(textsOf(context['types'])) };
    case 'allowedHostPaths':
      return { ...context, ...hostPaths(textsOf(context['all']), textsOf(context['writable'])) };
    case 'allowedUnsafeSysctls':
      return { ...context, ...sysctls(textsOf(context['patterns'])) };
    case 'forbiddenSysctls':
      return { ...context, ...sysctls([...textsOf(context['names']), ...textsOf(context['patterns'])]) };
    case 'seLinux':
      return { ...context, parts: seLinuxParts(context) };
    case 'appArmor':
      // an annotation that is there and empty is no profile
      return { ...context, annotated: [...textsOf(context['allowed']), ''] };
    default:
      return context;
  }
}

function textsOf(value: PlainData | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

function volumeTypes(types: readonly string[]): ControlContext {
  const names = types.filter((type) => type !== TOKEN && type !== ASSUMED_TOKEN);
  return {
    keys: names.map((type) => (Object.hasOwn(POD_KEYS, type) ? POD_KEYS[type] : undefined) ?? type),
    allows_token: types.includes(TOKEN),
    allows_assumed_token: types.includes(ASSUMED_TOKEN),
    allows_projected: names.includes('projected'),
    allows_empty_dir: names.includes('emptyDir'),
  };
}

/** Paths are allowed freely, or only where no mount is writable. */
function hostPaths(all: readonly string[], free: readonly string[]): ControlContext {
  return { free: pathConstants(free), limited: pathConstants(all.filter((path) => !free.includes(path))) };
}

/** One slash at the end of a prefix or path does not count; with another before it, it equals no path. */
function pathConstants(prefixes: readonly string[]): ControlContext {
  const cut = [...new Set(prefixes.map((prefix) => prefix.replace(/\/$/, '')))];
  return {
    exact: cut.filter((prefix) => prefix !== '' && !prefix.endsWith('/')),
    below: cut.map((prefix) => `${prefix}/`),
  };
}

function sysctls(patterns: readonly string[]): ControlContext {
  return {
    exact: patterns.filter((pattern) => !pattern.endsWith('*')),
    starts: patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1)),
  };
}

function seLinuxParts({ user = '', role = '', type = '', level = '' }: ControlContext): PlainData {
  const parts = Object.entries({ user, role, type }).map(([name, value]) => ({
    name,
    values: value === '' ? [] : [value],
  }));
  return [...parts, { name: 'level', values: seLinuxLevelOrders(String(level)).spellings }];
}
