/** A policy that refuses what it would fill in itself tells so, whatever else it refuses. */
import test from 'ava';
import { convert } from '#src/psp/convert.js';
import { readText } from '../_support/psp.ts';
import { podEvent } from '../_support/pss.ts';
import { rulesRunner } from '../_support/run-rules.ts';
import { templates } from '../_support/templates.ts';

/** A profile is the default, and none may be set. */
const PSP = `apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: candidate
  annotations: {seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default}
spec:
  volumes: ['*']
  runAsUser: {rule: RunAsAny}
  seLinux: {rule: RunAsAny}
  fsGroup: {rule: RunAsAny}
  supplementalGroups: {rule: RunAsAny}
`;

const DEFAULT = 'PSP candidate Violation (seccomp) Default';
const VIOLATION = 'PSP candidate Violation (seccomp)';

const CASES: readonly (readonly [string, object, object | undefined, readonly string[]])[] = [
  ['a pod that states nothing gets the default', {}, undefined, [DEFAULT]],
  ['a profile of the pod is refused, no default is needed', { type: 'RuntimeDefault' }, undefined, [VIOLATION]],
  ['a profile of a container leaves that of the pod open', {}, { type: 'Unconfined' }, [VIOLATION, DEFAULT]],
];

for (const [title, podProfile, containerProfile, expected] of CASES) {
  test(`refused default: ${title}`, (t) => {
    const { problems, run } = rulesRunner(convert(readText(PSP).policies, { dialect: 'drypod', templates }).text);
    const seccompProfile = Object.keys(podProfile).length > 0 ? podProfile : undefined;
    const container = { name: 'c', image: 'i', securityContext: { seccompProfile: containerProfile } };
    const pod = { metadata: { name: 'p' }, spec: { securityContext: { seccompProfile }, containers: [container] } };
    t.deepEqual(problems, []);
    t.deepEqual(run([podEvent(pod)]), [[...expected]]);
  });
}
