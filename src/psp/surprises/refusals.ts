/** Policies that refuse more than one would think: pods that say nothing unusual, or nothing at all. */
import { appArmor } from '../controls/app-armor.ts';
import { seccomp } from '../controls/seccomp.ts';
import { allowsVolumeType } from '../controls/volumes.ts';
import { hasTokenException, tokenVolumeType } from '../kubernetes.ts';
import { PSP_ANNOTATIONS } from '../model.ts';
import type { StoredPolicy, Surprise } from './surprise.ts';

const CODE = 'PSP_REFUSES_ORDINARY';

/** Finds a policy without the volume in which pods get the token of their service account. */
export function refusedTokens({ spec, target }: StoredPolicy): readonly Surprise[] {
  const type = tokenVolumeType(target);
  const isAllowed =
    allowsVolumeType({ spec }, type) || (hasTokenException(target) && allowsVolumeType({ spec }, 'secret'));
  const field = 'spec.volumes';
  const message = `${field} lacks '${type}': every pod that gets the token of its service account is refused`;
  return isAllowed ? [] : [{ field, code: CODE, message, expected: `'${type}' in the list` }];
}

/** Finds a list of proc mount types without the ordinary one. */
export function refusedProcMount({ spec: { allowedProcMountTypes: types = [] } }: StoredPolicy): readonly Surprise[] {
  const field = 'spec.allowedProcMountTypes';
  const message = `${field} lacks 'Default', which every container has that says nothing: all of these are refused`;
  return types.length === 0 || types.includes('Default')
    ? []
    : [{ field, code: CODE, message, expected: "'Default' in the list" }];
}

/** Finds host networks whose ports are refused: each port of such a pod is a port of the host. */
export function refusedHostNetworkPorts({ spec }: StoredPolicy): readonly Surprise[] {
  const field = 'spec.hostPorts';
  const message = `${field} is empty: with hostNetwork every containerPort is a host port, and refused`;
  return spec.hostNetwork === true && (spec.hostPorts ?? []).length === 0
    ? [{ field, code: CODE, severity: 'info', message, expected: 'ranges for the ports that such pods listen on' }]
    : [];
}

/** Finds profile annotations that refuse pods for saying nothing. */
export function refusedProfiles({ policy, spec, target }: StoredPolicy): readonly Surprise[] {
  const { annotations } = policy;
  const terms = { spec, annotations };
  const seccompList = annotations.get(PSP_ANNOTATIONS.seccompAllowed) ?? '';
  const demandsSeccomp = seccompList !== '' && !seccompList.split(',').includes('*');
  const [hasSeccompDefault, hasAppArmorDefault] = [PSP_ANNOTATIONS.seccompDefault, PSP_ANNOTATIONS.appArmorDefault].map(
    (key) => (annotations.get(key) ?? '') !== '',
  );
  return [
    ...(seccomp.refusesDefault?.(terms, target) ? [refusedDefault(PSP_ANNOTATIONS.seccompDefault)] : []),
    ...(appArmor.refusesDefault?.(terms, target) ? [refusedDefault(PSP_ANNOTATIONS.appArmorDefault)] : []),
    ...(demandsSeccomp && !hasSeccompDefault ? [refusedSilence(PSP_ANNOTATIONS.seccompAllowed, 'a seccomp')] : []),
    ...(hasAppArmorDefault ? [] : appArmorSilence(annotations.get(PSP_ANNOTATIONS.appArmorAllowed))),
  ];
}

function refusedDefault(key: string): Surprise {
  const field = `metadata.annotations[${key}]`;
  const message = `the policy does not allow the profile that ${field} fills in: pods that state none are refused`;
  return { field, code: CODE, message, expected: 'a profile of the list of allowed ones' };
}

function refusedSilence(key: string, what: string): Surprise {
  const field = `metadata.annotations[${key}]`;
  const message = `${field} demands ${what} profile, and the policy has no default: pods that state none are refused`;
  return { field, code: CODE, message, expected: 'a defaultProfileName' };
}

function appArmorSilence(list: string | undefined): readonly Surprise[] {
  if (list === undefined) {
    return [];
  }
  const key = PSP_ANNOTATIONS.appArmorAllowed;
  const silence = refusedSilence(key, 'an AppArmor');
  return list.split(',').includes('')
    ? [{ ...silence, message: `${silence.message}; the empty name in the list does not stand for no profile` }]
    : [silence];
}
