/** Policies for what a recording does not hold: the policy that decided, or one that shows what is looked at. */
import { isObject, type JsonObject, objectAt, objectsAt } from '../lossless-json.ts';

const ANY = { rule: 'RunAsAny' };

/** Refuses what is not named, and fills in nothing. */
const PLAIN_SPEC: JsonObject = { runAsUser: ANY, seLinux: ANY, supplementalGroups: ANY, fsGroup: ANY, volumes: ['*'] };

/** Admits every pod unchanged. */
export const PERMISSIVE_POLICY: JsonObject = policy(
  {
    ...PLAIN_SPEC,
    privileged: true,
    hostNetwork: true,
    hostPID: true,
    hostIPC: true,
    hostPorts: [{ min: 0, max: 65535 }],
    allowedCapabilities: ['*'],
    allowedUnsafeSysctls: ['*'],
    allowedProcMountTypes: ['Default', 'Unmasked'],
  },
  { 'seccomp.security.alpha.kubernetes.io/allowedProfileNames': '*' },
);

/** Can never admit a pod: what it reports is all that is looked at. */
export const REFUSE_ALL_POLICY: JsonObject = policy({ ...PLAIN_SPEC, runAsUser: { rule: 'MustRunAs' } });

/** Refuses what is not named, and fills in what most policies do. */
export const SENSITIVE_POLICY: JsonObject = policy({
  runAsUser: { rule: 'MustRunAsNonRoot' },
  seLinux: ANY,
  supplementalGroups: { rule: 'MustRunAs', ranges: [{ min: 1, max: 65535 }] },
  fsGroup: { rule: 'MustRunAs', ranges: [{ min: 1, max: 65535 }] },
  readOnlyRootFilesystem: true,
  allowPrivilegeEscalation: false,
  volumes: ['configMap', 'downwardAPI', 'emptyDir', 'persistentVolumeClaim', 'projected', 'secret'],
});

/** What a policy must say that writes a setting into a container. */
const FILLED_IN: Readonly<Record<string, (value: unknown) => JsonObject | undefined>> = {
  runAsUser: (value) => ({ runAsUser: exactly(value) }),
  runAsGroup: (value) => ({ runAsGroup: exactly(value) }),
  runAsNonRoot: () => ({ runAsUser: { rule: 'MustRunAsNonRoot' } }),
  readOnlyRootFilesystem: () => ({ readOnlyRootFilesystem: true }),
  allowPrivilegeEscalation: (value) => (value === false ? { allowPrivilegeEscalation: false } : undefined),
};

/**
 * Gives a policy that makes of a pod what a server has made of it, as far as
 * settings of its containers go; undefined when that cannot be told.
 */
export function policyBehind(pod: JsonObject, result: JsonObject): JsonObject | undefined {
  let spec: JsonObject = PLAIN_SPEC;
  for (const container of objectsAt(result, 'containers')) {
    const before = objectsAt(objectAt(pod, 'spec'), 'containers').find(({ name }) => name === container['name']);
    for (const [setting, value] of Object.entries(objectAt(container, 'securityContext'))) {
      if (objectAt(before, 'securityContext')[setting] === undefined) {
        const demand = FILLED_IN[setting]?.(value);
        if (demand === undefined) {
          return undefined;
        }
        spec = { ...spec, ...demand };
      }
    }
  }
  return policy(spec);
}

function exactly(id: unknown): JsonObject {
  return { rule: 'MustRunAs', ranges: [{ min: Number(id), max: Number(id) }] };
}

function policy(spec: JsonObject, annotations: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'policy/v1beta1',
    kind: 'PodSecurityPolicy',
    metadata: { name: 'made-up', annotations },
    spec,
  };
}

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';

/**
 * Tells whether a policy has written something into a pod. The server itself
 * writes the policy's name, and seccomp profiles as field and as annotation
 * where the pod states one of the two; a policy writes the pod's annotation only.
 */
export function isChangedBy(result: JsonObject, pod: JsonObject): boolean {
  const spec = objectAt(pod, 'spec');
  return (
    differs(result['securityContext'], spec['securityContext']) ||
    differs(annotationsOf(result, spec), annotationsOf(objectAt(pod, 'metadata'), spec)) ||
    objectsAt(result, 'containers').some((container) => {
      const before = objectsAt(spec, 'containers').find(({ name }) => name === container['name']);
      return differs(container['securityContext'], before?.['securityContext']);
    })
  );
}

function annotationsOf(parent: JsonObject, spec: JsonObject): JsonObject {
  const isMirrored = isObject(objectAt(spec, 'securityContext')['seccompProfile']);
  const ignored = ['kubernetes.io/psp', ...(isMirrored ? [SECCOMP_POD] : [])];
  return Object.fromEntries(
    Object.entries(objectAt(parent, 'annotations')).filter(
      ([key]) => !ignored.includes(key) && !key.startsWith(SECCOMP_CONTAINER),
    ),
  );
}

function differs(after: unknown, before: unknown): boolean {
  const [left, right] = [after, before].map((value) => {
    const { seccompProfile: _, ...settings } = isObject(value) ? value : {};
    return JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
  return left !== right;
}
