/** Audit events as JSON lines, for tests that need a few. */

export interface PodRequest {
  readonly name: string;
  readonly user?: string;
  readonly isPrivileged?: boolean;
  /** Seconds after the first possible event. */
  readonly second?: number;
}

/** Makes the line of a successful pod creation, as an API server logs it at level RequestResponse. */
export function podCreated({ name, user = 'eve', isPrivileged = false, second = 0 }: PodRequest): string {
  const pod = {
    metadata: { name, namespace: 'default' },
    spec: { containers: [{ name: 'c', image: 'nginx:1.27', securityContext: { privileged: isPrivileged } }] },
  };
  return JSON.stringify({
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'RequestResponse',
    auditID: `id-${name}`,
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/default/pods',
    verb: 'create',
    user: { username: user, groups: ['system:authenticated'] },
    objectRef: { resource: 'pods', namespace: 'default', name, apiVersion: 'v1' },
    responseStatus: { metadata: {}, code: 201 },
    requestObject: pod,
    responseObject: pod,
    stageTimestamp: new Date(Date.UTC(2026, 10, 24, 9, 0, second)).toISOString().replace('.000Z', '.000001Z'),
  });
}

/** A policy that refuses privileged containers and nothing else that the lines above do. */
export const NO_PRIVILEGED_PSP = `apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: baseline
spec:
  privileged: false
  allowPrivilegeEscalation: true
  volumes: ['*']
  runAsUser: {rule: RunAsAny}
  seLinux: {rule: RunAsAny}
  fsGroup: {rule: RunAsAny}
  supplementalGroups: {rule: RunAsAny}
`;

/** A rules file whose rules match every pod creation of a user. */
export function rulesFor(user: string, extra = ''): string {
  return `- rule: Pod by ${user}
  desc: A pod was created
  condition: ka.verb = create and ka.user.name = ${user}
  output: pod by %ka.user.name (name=%ka.resp.name)
  priority: NOTICE
  source: k8s_audit
  tags: [${user}]
${extra}`;
}
