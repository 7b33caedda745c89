/** Values that change nothing, because another one makes them moot or nothing can match them. */
import { allowsVolumeType } from '../controls/volumes.ts';
import type { AllowedHostPath, IdStrategy } from '../model.ts';
import type { StoredPolicy, Surprise } from './surprise.ts';

const CODE = 'PSP_NO_EFFECT';
const MAX_PORT = 65535n;
/** Host paths that are compared with another; rules for more cannot be made anyway. */
const MAX_COMPARED = 1000;

/** Lists that limit volumes of one type. */
const VOLUME_LISTS = [
  ['allowedHostPaths', 'hostPath'],
  ['allowedFlexVolumes', 'flexVolume'],
  ['allowedCSIDrivers', 'csi'],
] as const;

/** Finds lists for volumes of a type that the policy does not allow. */
export function limitsOfNoVolume({ spec }: StoredPolicy): readonly Surprise[] {
  return VOLUME_LISTS.filter(([key, type]) => (spec[key] ?? []).length > 0 && !allowsVolumeType({ spec }, type)).map(
    ([key, type]) => ({
      field: `spec.${key}`,
      code: CODE,
      message: `spec.${key} changes nothing: spec.volumes allows no volume of type ${type}`,
      expected: `'${type}' in spec.volumes, or no such list`,
    }),
  );
}

/** Finds ranges and SELinux options that the rule beside them does not look at. */
export function unusedStrategyParts({ spec }: StoredPolicy): readonly Surprise[] {
  const found: Surprise[] = [];
  for (const key of ['runAsUser', 'supplementalGroups', 'fsGroup'] as const) {
    const { rule, ranges = [] }: Partial<IdStrategy> = spec[key] ?? {};
    if (ranges.length > 0 && (rule === 'RunAsAny' || rule === 'MustRunAsNonRoot')) {
      found.push(unusedPart(`spec.${key}.ranges`, rule));
    }
  }
  if (spec.seLinux?.rule === 'RunAsAny' && spec.seLinux.seLinuxOptions !== undefined) {
    found.push(unusedPart('spec.seLinux.seLinuxOptions', 'RunAsAny'));
  }
  return found;
}

function unusedPart(field: string, rule: string): Surprise {
  return { field, code: CODE, message: `${field} changes nothing under rule ${rule}`, expected: 'rule: MustRunAs' };
}

/** Finds ranges without a port. */
export function emptyPortRanges({ spec }: StoredPolicy): readonly Surprise[] {
  return (spec.hostPorts ?? []).flatMap(({ min, max }, index) => {
    const field = `spec.hostPorts[${index}]`;
    const message = `${field} contains no port`;
    return min > max || max < 1n || min > MAX_PORT
      ? [{ field, code: 'PSP_BAD_RANGE', message, expected: '1 <= min <= max <= 65535' }]
      : [];
  });
}

/** Finds host paths that are read-only in vain, and prefixes that no path has. */
export function oddHostPaths({ spec }: StoredPolicy): readonly Surprise[] {
  const paths = spec.allowedHostPaths ?? [];
  const writable = [...paths.entries()].filter(([, { readOnly }]) => readOnly !== true).slice(0, MAX_COMPARED);
  return paths.slice(0, MAX_COMPARED).flatMap((path, index) => {
    const parent = path.readOnly === true ? writable.find(([, other]) => covers(other, path)) : undefined;
    return [
      ...(parent === undefined ? [] : [readOnlyInVain(index, parent[0])]),
      ...(isPlain(path.pathPrefix) ? [] : [oddPrefix(index, path.pathPrefix)]),
    ];
  });
}

function covers(other: AllowedHostPath, path: AllowedHostPath): boolean {
  const [prefix, below] = [stem(other.pathPrefix), stem(path.pathPrefix)];
  return below === prefix || below.startsWith(`${prefix}/`);
}

function stem(prefix: string): string {
  return prefix.replace(/\/$/, '');
}

function isPlain(prefix: string): boolean {
  const [root, ...elements] = stem(prefix).split('/');
  return root === '' && elements.every((element) => element !== '' && element !== '.');
}

function readOnlyInVain(index: number, parent: number): Surprise {
  return {
    field: `spec.allowedHostPaths[${index}].readOnly`,
    code: CODE,
    message: `mounts may write there all the same: spec.allowedHostPaths[${parent}] allows it`,
    expected: 'readOnly: true in both',
  };
}

function oddPrefix(index: number, prefix: string): Surprise {
  const field = `spec.allowedHostPaths[${index}].pathPrefix`;
  const message = `'${prefix}' in ${field} is compared as written, so that no ordinary path is below it`;
  return { field, code: CODE, message, expected: "a path that begins with '/', without '//' and '/./'" };
}

/** Finds names that are not those that pods use. Names are free text and compared as written. */
export function oddNames({ spec }: StoredPolicy): readonly Surprise[] {
  const capabilities = (['allowedCapabilities', 'defaultAddCapabilities', 'requiredDropCapabilities'] as const).flatMap(
    (key) => (spec[key] ?? []).flatMap((name, index) => oddCapability(name, `spec.${key}[${index}]`)),
  );
  const all = (spec.allowedCapabilities ?? []).indexOf('ALL');
  const sysctls = (['allowedUnsafeSysctls', 'forbiddenSysctls'] as const).flatMap((key) =>
    (spec[key] ?? []).flatMap((name, index) => oddSysctl(name, `spec.${key}[${index}]`)),
  );
  return [...capabilities, ...(all < 0 ? [] : [allIsAName(all)]), ...sysctls];
}

function oddCapability(name: string, field: string): readonly Surprise[] {
  const usual = name.toUpperCase().replace(/^CAP_/, '');
  const message = `'${name}' in ${field} is compared as written, and pods usually say ${usual}`;
  return usual === name ? [] : [{ field, code: CODE, message, expected: usual }];
}

function oddSysctl(name: string, field: string): readonly Surprise[] {
  const usual = name.replaceAll('/', '.');
  const message = `'${name}' in ${field} is compared as written, and pods usually say ${usual}`;
  return usual === name ? [] : [{ field, code: CODE, message, expected: usual }];
}

function allIsAName(index: number): Surprise {
  return {
    field: `spec.allowedCapabilities[${index}]`,
    code: CODE,
    message: "'ALL' in spec.allowedCapabilities allows a container to add ALL, and no capability by its own name",
    expected: "'*' to allow every capability",
  };
}
