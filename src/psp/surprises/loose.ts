/** Policies that allow more than one would think. */
import { allowsVolumeType } from '../controls/volumes.ts';
import type { StoredPolicy, Surprise } from './surprise.ts';

const CODE = 'PSP_LOOSE';

/** Finds host paths without limit in a policy that is not for privileged pods anyway. */
export function unlimitedHostPaths({ spec }: StoredPolicy): readonly Surprise[] {
  const field = 'spec.allowedHostPaths';
  const message = `${field} is empty, and volumes of type hostPath are allowed: every path of the host may be written`;
  return spec.privileged !== true &&
    allowsVolumeType({ spec }, 'hostPath') &&
    (spec.allowedHostPaths ?? []).length === 0
    ? [{ field, code: CODE, severity: 'info', message, expected: 'a list of paths, or other volumes only' }]
    : [];
}

/** Finds restrictive policies that leave privilege escalation open by saying nothing of it. */
export function openEscalation({ spec }: StoredPolicy): readonly Surprise[] {
  const isRestrictive = spec.runAsUser?.rule === 'MustRunAsNonRoot' || (spec.requiredDropCapabilities ?? []).length > 0;
  const isOpen = spec.allowPrivilegeEscalation === undefined && spec.defaultAllowPrivilegeEscalation === undefined;
  const field = 'spec.allowPrivilegeEscalation';
  const message = `${field} is missing, which allows it`;
  return isRestrictive && isOpen
    ? [{ field, code: CODE, severity: 'info', message, expected: 'false, when a process must not gain privileges' }]
    : [];
}
