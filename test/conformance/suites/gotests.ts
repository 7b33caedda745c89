/** Calls of the provider that upstream's unit tests made: validation without defaulting, and defaulting alone. */
import { podEventLine } from '../admission/audit-event.ts';
import { controlsOf, sameNames } from '../admission/outcome.ts';
import { type Alert, AS_WRITTEN, PolicyCache, withKind } from '../admission/policy-rules.ts';
import { lineSuite } from '../line-suite.ts';
import { type JsonObject, objectAt, objectsAt } from '../lossless-json.ts';
import { fail, type Outcome } from '../suite.ts';

const PROFILES: Readonly<Record<string, string>> = {
  seccomp: 'seccomp.security.alpha.kubernetes.io/allowedProfileNames',
  appArmor: 'apparmor.security.beta.kubernetes.io/allowedProfileNames',
};

/** Controls that refuse what is unset when nothing fills it in. */
const REFUSING_UNSET = [
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'fsGroup',
  'seLinux',
  'readOnlyRootFilesystem',
  'allowPrivilegeEscalation',
  'requiredDropCapabilities',
];

interface GoTest {
  readonly call: 'validate' | 'mutate';
  readonly minor: number;
  readonly psp: JsonObject;
  readonly pod: JsonObject;
  /** Number of errors by control. */
  readonly violated?: Readonly<Record<string, number>>;
  readonly mutated?: readonly string[];
}

export const gotests = lineSuite<GoTest>({
  name: 'gotests',
  file: 'corpus/gotests/cases.jsonl',
  keys: ['call', 'minor', 'psp', 'pod', 'violated', 'mutated'],
  // The test that made the call; of what was written into the pod, alerts tell the control only.
  ignoredKeys: ['test', 'mutations'],
  judge() {
    const cache = new PolicyCache();
    return ({ call, minor, psp, pod, violated = {}, mutated = [] }) => {
      const rules = cache.rules(withKind(psp), {
        dialect: 'drypod',
        kubernetes: minor,
        featureGates: AS_WRITTEN,
        toleratesErrors: true,
      });
      const line = podEventLine({ operation: 'create', requestObject: pod, responseObject: pod });
      const [alerts = []] = rules.evaluate(line);
      switch (call) {
        case 'validate':
          return judgeValidation(violated, alerts, psp, pod);
        case 'mutate':
          return judgeDefaulting(mutated, alerts);
        default:
          return fail(`unknown call: ${call}`);
      }
    };
  },
});

function judgeValidation(
  violated: Readonly<Record<string, number>>,
  alerts: readonly Alert[],
  psp: JsonObject,
  pod: JsonObject,
): Outcome {
  const expected = Object.keys(violated).filter((control) => (violated[control] ?? 0) > 0);
  const mutated = controlsOf(alerts, 'Mutation');
  const refused = new Set([
    ...controlsOf(alerts, 'Violation'),
    ...[...mutated].filter((control) => refusesUnset(control, psp)),
    // The value that would be filled in is one that the policy demands.
    ...(mutated.has('defaultAllowPrivilegeEscalation') && objectAt(psp, 'spec')['allowPrivilegeEscalation'] === false
      ? ['allowPrivilegeEscalation']
      : []),
    ...(mutated.has('defaultAddCapabilities') && lacksCapabilities(pod) ? [MISSING_CAPABILITIES] : []),
    ...(mutated.has('requiredDropCapabilities') && lacksCapabilities(pod) ? [MISSING_CAPABILITIES] : []),
  ]);
  if (refused.has(MISSING_CAPABILITIES) && !expected.includes('requiredDropCapabilities')) {
    // Of a container without capabilities the provider says no more than that.
    refused.delete('requiredDropCapabilities');
  }
  return sameNames('refused', expected, refused);
}

/** The provider's word for a container that has no capabilities at all although the policy names some. */
const MISSING_CAPABILITIES = 'CAPS';

function refusesUnset(control: string, psp: JsonObject): boolean {
  const annotation = PROFILES[control];
  if (annotation === undefined) {
    return REFUSING_UNSET.includes(control);
  }
  const allowed = objectAt(objectAt(psp, 'metadata'), 'annotations')[annotation];
  return typeof allowed === 'string' && allowed !== '' && !(control === 'seccomp' && allowed.split(',').includes('*'));
}

function lacksCapabilities(pod: JsonObject): boolean {
  const spec = objectAt(pod, 'spec');
  const containers = ['initContainers', 'containers'].flatMap((list) => objectsAt(spec, list));
  return containers.some((container) => objectAt(container, 'securityContext')['capabilities'] === undefined);
}

/** A control that both refuses and fills in has a Violation only. */
function judgeDefaulting(mutated: readonly string[], alerts: readonly Alert[]): Outcome {
  const refused = controlsOf(alerts, 'Violation');
  const defaulted = controlsOf(
    alerts.filter(({ variant }) => variant === 'Default'),
    'Violation',
  );
  return sameNames(
    'filled in',
    mutated.filter((control) => !refused.has(control) || defaulted.has(control)),
    [...controlsOf(alerts, 'Mutation'), ...defaulted],
  );
}
