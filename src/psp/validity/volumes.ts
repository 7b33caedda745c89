/** Are volume types, host paths and volume drivers such as the API server takes? */
import { firstReleaseOfVolumeType, hasEphemeralVolumes, type KubernetesTarget, volumeTypes } from '../kubernetes.ts';
import { type Candidate, itemsOf, type Refuse } from './candidate.ts';
import { subdomainMistakes } from './names.ts';
import { oneOf } from './one-of.ts';

const MAX_DRIVER_LENGTH = 63;
const DRIVER_FORM = `letters, digits, '-' and '.', at most ${MAX_DRIVER_LENGTH}`;

/** Checks the names of volume types. */
export function checkVolumes({ spec, target }: Candidate, refuse: Refuse): void {
  const types = ['*', ...volumeTypes(target)];
  for (const [index, type] of itemsOf(spec.volumes)) {
    const field = `spec.volumes[${index}]`;
    if (!types.includes(type)) {
      const since = firstReleaseOfVolumeType(type);
      const message =
        since === undefined
          ? `'${type}' is no value of ${field}`
          : `'${type}' is no value of ${field} before Kubernetes 1.${since}`;
      refuse({ field, code: 'PSP_BAD_VALUE', reason: 'unsupported', message, expected: () => oneOf(type, types) });
    } else if (type === 'ephemeral' && !hasEphemeralVolumes(target)) {
      const message = `'ephemeral' is no value of ${field} while the feature gate GenericEphemeralVolume is off`;
      refuse({ field, code: 'PSP_BAD_VALUE', reason: 'unsupported', message, expected: gateHint(target) });
    }
  }
}

function gateHint({ minor }: KubernetesTarget): string {
  return `Kubernetes 1.21, or that gate on in 1.${minor}`;
}

/** Checks the prefixes of host paths. They need not be absolute. */
export function checkHostPaths({ spec }: Candidate, refuse: Refuse): void {
  for (const [index, { pathPrefix = '' }] of itemsOf<{ readonly pathPrefix?: string }>(spec.allowedHostPaths)) {
    // the API names the entry, not its pathPrefix
    const field = `spec.allowedHostPaths[${index}]`;
    const at = `${field}.pathPrefix`;
    if (pathPrefix === '') {
      const message = `${at} is missing or empty`;
      refuse({ field, at, code: 'PSP_MISSING_FIELD', reason: 'required', message, expected: 'a path of the host' });
    } else if (pathPrefix.split('/').includes('..')) {
      const message = `${at} has '..' in it`;
      refuse({ field, at, code: 'PSP_BAD_VALUE', reason: 'invalid', message, expected: "a path without '..'" });
    }
  }
}

/** Checks that FlexVolume drivers have a name; any name will do. */
export function checkFlexVolumes({ spec }: Candidate, refuse: Refuse): void {
  for (const [index, { driver = '' }] of itemsOf<{ readonly driver?: string }>(spec.allowedFlexVolumes)) {
    if (driver === '') {
      refuseMissing(`spec.allowedFlexVolumes[${index}].driver`, 'the name of a driver', refuse);
    }
  }
}

/** Checks the names of CSI drivers. */
export function checkCsiDrivers({ spec }: Candidate, refuse: Refuse): void {
  for (const [index, { name = '' }] of itemsOf<{ readonly name?: string }>(spec.allowedCSIDrivers)) {
    const field = `spec.allowedCSIDrivers[${index}].name`;
    if (name === '') {
      refuseMissing(field, 'the name of a driver', refuse);
      continue;
    }
    const tooLong = name.length > MAX_DRIVER_LENGTH ? [`has more than ${MAX_DRIVER_LENGTH} characters`] : [];
    for (const mistake of [...tooLong, ...subdomainMistakes(name.toLowerCase())]) {
      const message = `${field} '${name}' ${mistake}`;
      refuse({ field, code: 'PSP_BAD_VALUE', reason: 'invalid', message, expected: DRIVER_FORM });
    }
  }
}

function refuseMissing(field: string, expected: string, refuse: Refuse): void {
  const message = `${field} is missing or empty`;
  refuse({ field, code: 'PSP_MISSING_FIELD', reason: 'required', message, expected });
}
