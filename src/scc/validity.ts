/**
 * Would the API server of OpenShift store these constraints? What it asks of
 * fields that policies have too is asked by the checks of policies.
 * @see openshift/kubernetes openshift-kube-apiserver/admission/customresourcevalidation/securitycontextconstraints/validation/validation.go
 */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { Span } from '../base/source-text.ts';
import { kubernetesTarget } from '../psp/kubernetes.ts';
import type { PodSecurityPolicySpec } from '../psp/model.ts';
import type { Candidate, CandidateMetadata, Refuse } from '../psp/validity/candidate.ts';
import { checkAnnotations, checkLabels, checkName } from '../psp/validity/metadata.ts';
import { oneOf } from '../psp/validity/one-of.ts';
import { checkCapabilities, checkPrivilegeEscalation } from '../psp/validity/privileges.ts';
import { checkRanges } from '../psp/validity/strategies.ts';
import { checkSysctlOverlap, checkSysctls } from '../psp/validity/sysctls.ts';
import { checkFlexVolumes } from '../psp/validity/volumes.ts';
import { SCC_API_VERSIONS, type SccFields } from './model.ts';
import { VOLUME_TYPES } from './terms.ts';

/** Constraints as decoded: nothing but types is certain. */
export interface SccCandidate {
  readonly apiVersion: string | undefined;
  readonly metadata: CandidateMetadata;
  readonly fields: SccFields;
}

interface Strategy {
  readonly field: 'runAsUser' | 'seLinuxContext' | 'fsGroup' | 'supplementalGroups';
  readonly types: readonly string[];
  /** Absent stands for RunAsAny. */
  readonly isOptional?: boolean;
}

const STRATEGIES: readonly Strategy[] = [
  { field: 'runAsUser', types: ['MustRunAs', 'MustRunAsRange', 'MustRunAsNonRoot', 'RunAsAny'] },
  { field: 'seLinuxContext', types: ['MustRunAs', 'RunAsAny'] },
  { field: 'fsGroup', types: ['MustRunAs', 'RunAsAny'], isOptional: true },
  { field: 'supplementalGroups', types: ['MustRunAs', 'RunAsAny'], isOptional: true },
];

const USER_NAMESPACE_LEVELS = ['AllowHostLevel', 'RequirePodLevel'];

/** Reports everything for which the API server would refuse constraints that decode. */
export function validateScc(candidate: SccCandidate, refuse: Refuse): void {
  checkVersion(candidate, refuse);
  checkShared(candidate, refuse);
  const { fields } = candidate;
  for (const strategy of STRATEGIES) {
    checkType(fields, strategy, refuse);
  }
  checkNumber('priority', fields.priority, refuse);
  checkNumber('runAsUser.uid', fields.runAsUser?.uid, refuse);
  checkVolumes(fields, refuse);
  const level = fields.userNamespaceLevel ?? '';
  if (level !== '' && !USER_NAMESPACE_LEVELS.includes(level)) {
    refuseValue('userNamespaceLevel', level, USER_NAMESPACE_LEVELS, refuse);
  }
}

/** Warns of volume types that no pod can have. */
export function warnOfVolumes({ volumes }: SccFields, spans: ReadonlyMap<string, Span>, sink: DiagnosticSink): void {
  for (const [index, type] of (volumes ?? []).entries()) {
    if (!VOLUME_TYPES.includes(type)) {
      const field = `volumes[${index}]`;
      const message = `'${type}' is no type of volumes, so it allows nothing`;
      sink.warning('PSP_BAD_VALUE', message, spans.get(field), oneOf(type, VOLUME_TYPES));
    }
  }
}

function checkVersion({ apiVersion }: SccCandidate, refuse: Refuse): void {
  if (!SCC_API_VERSIONS.some((version) => version === apiVersion)) {
    refuse({
      field: 'apiVersion',
      code: apiVersion === undefined ? 'PSP_MISSING_FIELD' : 'PSP_BAD_VALUE',
      reason: 'unsupported',
      message:
        apiVersion === undefined
          ? 'apiVersion is missing'
          : `there are no SecurityContextConstraints in API version '${apiVersion}'`,
      expected: SCC_API_VERSIONS[0],
    });
  }
}

/** Their fields stand at the top, those of policies in `spec`. */
function checkShared({ metadata, fields }: SccCandidate, refuse: Refuse): void {
  const spec: PodSecurityPolicySpec = {
    defaultAddCapabilities: fields.defaultAddCapabilities ?? [],
    requiredDropCapabilities: fields.requiredDropCapabilities ?? [],
    allowedCapabilities: fields.allowedCapabilities ?? [],
    allowedFlexVolumes: fields.allowedFlexVolumes ?? [],
    allowedUnsafeSysctls: fields.allowedUnsafeSysctls ?? [],
    forbiddenSysctls: fields.forbiddenSysctls ?? [],
    ...(fields.allowPrivilegeEscalation !== undefined && { allowPrivilegeEscalation: fields.allowPrivilegeEscalation }),
    ...(fields.defaultAllowPrivilegeEscalation !== undefined && {
      defaultAllowPrivilegeEscalation: fields.defaultAllowPrivilegeEscalation,
    }),
  };
  const candidate: Candidate = { metadata, spec, target: kubernetesTarget() };
  const refuseAtTop: Refuse = ({ field, at, message, ...refusal }) =>
    refuse({ ...refusal, field: atTop(field), message: atTop(message), ...(at !== undefined && { at: atTop(at) }) });
  for (const check of [
    checkName,
    checkLabels,
    checkAnnotations,
    checkCapabilities,
    checkPrivilegeEscalation,
    checkFlexVolumes,
    checkSysctls,
    checkSysctlOverlap,
  ]) {
    check(candidate, refuseAtTop);
  }
  checkRanges('fsGroup', fields.fsGroup?.ranges, refuseAtTop);
  checkRanges('supplementalGroups', fields.supplementalGroups?.ranges, refuseAtTop);
}

function atTop(text: string): string {
  return text.replaceAll('spec.', '');
}

function checkType(fields: SccFields, { field, types, isOptional = false }: Strategy, refuse: Refuse): void {
  const type: string | undefined = fields[field]?.type;
  if ((type ?? '') === '' && isOptional) {
    return;
  }
  if (type === undefined) {
    const message = `${field}.type is missing`;
    refuse({
      field: `${field}.type`,
      code: 'PSP_MISSING_STRATEGY',
      reason: 'invalid',
      message,
      expected: oneOf('', types),
    });
  } else if (!types.includes(type)) {
    refuseValue(`${field}.type`, type, types, refuse);
  }
}

function checkNumber(field: string, value: bigint | undefined, refuse: Refuse): void {
  if (value !== undefined && value < 0n) {
    refuse({ field, code: 'PSP_BAD_RANGE', reason: 'range', message: `${field} is negative`, expected: '0 or more' });
  }
}

function checkVolumes({ volumes = [], allowedFlexVolumes = [] }: SccFields, refuse: Refuse): void {
  if (volumes.includes('none') && volumes.length > 1) {
    const message = "volumes has 'none' beside others";
    refuse({ field: 'volumes', code: 'PSP_CONFLICT', reason: 'conflict', message, expected: "'none' alone, or types" });
  }
  if (
    allowedFlexVolumes.length > 0 &&
    volumes.length > 0 &&
    !volumes.some((type) => ['flexVolume', '*'].includes(type))
  ) {
    const message = "allowedFlexVolumes is not empty, and volumes has neither 'flexVolume' nor '*'";
    const expected = 'flexVolume among volumes, or no drivers';
    refuse({ field: 'allowedFlexVolumes', code: 'PSP_CONFLICT', reason: 'conflict', message, expected });
  }
}

function refuseValue(field: string, value: string, values: readonly string[], refuse: Refuse): void {
  const message = `'${value}' is no value of ${field}`;
  refuse({ field, code: 'PSP_BAD_VALUE', reason: 'unsupported', message, expected: oneOf(value, values) });
}
