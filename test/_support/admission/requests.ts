/** Random requests for pods, as audit events, and the pod that admission sees in each of them. */
import fc from 'fast-check';
import type { Operation } from './admit.ts';
import { withApiDefaults } from './api-defaults.ts';
import type { Cluster } from './cluster.ts';
import type { Container, Pod, Volume } from './objects.ts';
import { maybe, TOKEN_SOURCES } from './pools.ts';
import { asStored } from './registry.ts';

/**
 * How a creation is logged: with the pod itself as response, without a
 * response, with the pod as it is stored, as that and with a container that
 * somebody injected before or after the others, as that and with the defaults
 * of a policy in force, or as a patch that creates the pod.
 */
type Response = 'same' | 'none' | 'stored' | 'injected-first' | 'injected-last' | 'defaulted' | 'applied';

const RESPONSES: readonly Response[] = ['none', 'stored', 'injected-first', 'injected-last', 'defaulted', 'applied'];

/** A pod and what is logged of it. */
export interface Submission {
  readonly pod: Pod;
  /** Whether the log has the pod as the API server decodes it, or as it was sent. */
  readonly isDecoded: boolean;
  readonly response: Response;
  readonly injected: Container;
  /** Whether the update is logged as a patch, which does not show the pod, or as the whole pod. */
  readonly isPatch: boolean;
}

/** An audit event and the pod that it is about. */
export interface Judged {
  readonly event: unknown;
  readonly pod: Pod;
  /** Whether places in this pod are places in each object of the event. */
  readonly hasPlaces: boolean;
}

/** Requests for these pods. */
export function submissions(pods: fc.Arbitrary<Pod>, containers: fc.Arbitrary<Container>): fc.Arbitrary<Submission> {
  const automount = maybe(fc.boolean(), 1);
  return fc.record({
    pod: fc.tuple(pods, automount).map(([{ metadata, spec }, automountServiceAccountToken]): Pod => {
      return { metadata, spec: { ...spec, automountServiceAccountToken } };
    }),
    isDecoded: fc.boolean(),
    response: fc.oneof({ weight: 3, arbitrary: fc.constant('same' as const) }, fc.constantFrom(...RESPONSES)),
    injected: containers.map((container) => ({ ...container, name: 'injected' })),
    isPatch: fc.boolean(),
  });
}

/** Gives the event of an operation on the pod. */
export function judged(submission: Submission, operation: Operation, cluster: Cluster): Judged {
  const { isDecoded, isPatch } = submission;
  const sent = isDecoded ? withApiDefaults(submission.pod) : submission.pod;
  if (operation === 'update') {
    const event = isPatch
      ? eventOf('patch', 200, { metadata: { labels: { a: 'b' } } }, sent)
      : eventOf('update', 200, sent, sent);
    return { event, pod: sent, hasPlaces: true };
  }
  return judgedCreation(submission, sent, cluster);
}

function judgedCreation({ response, injected }: Submission, sent: Pod, cluster: Cluster): Judged {
  const seen = withVolume(sent, tokenVolume(cluster));
  const stored = asStored(seen, cluster);
  switch (response) {
    case 'same':
      return { event: eventOf('create', 201, sent, sent), pod: sent, hasPlaces: true };
    case 'none': {
      const pod = sent.spec.automountServiceAccountToken === false ? sent : seen;
      return { event: eventOf('create', 201, sent, undefined), pod, hasPlaces: false };
    }
    case 'stored':
      return { event: eventOf('create', 201, sent, stored), pod: seen, hasPlaces: true };
    case 'defaulted':
      return { event: eventOf('create', 201, sent, defaulted(stored, injected)), pod: seen, hasPlaces: true };
    case 'applied':
      return { event: eventOf('patch', 201, { metadata: sent.metadata }, sent), pod: sent, hasPlaces: true };
    default: {
      const pod = withContainer(seen, injected, response === 'injected-first');
      const event = eventOf('create', 201, sent, withContainer(stored, injected, response === 'injected-first'));
      return { event, pod, hasPlaces: false };
    }
  }
}

function withVolume(pod: Pod, volume: Volume): Pod {
  return { ...pod, spec: { ...pod.spec, volumes: [...(pod.spec.volumes ?? []), volume] } };
}

function tokenVolume({ minor }: Cluster): Volume {
  return minor >= 21
    ? { name: 'kube-api-access-x7k2p', projected: { sources: TOKEN_SOURCES } }
    : { name: 'default-token-x7k2p', secret: { secretName: 'default-token-x7k2p' } };
}

function withContainer(pod: Pod, container: Container, isFirst: boolean): Pod {
  const others = pod.spec.containers ?? [];
  return { ...pod, spec: { ...pod.spec, containers: isFirst ? [container, ...others] : [...others, container] } };
}

/** What a policy in force wrote does not count, whatever it is. */
function defaulted(pod: Pod, { securityContext }: Container): Pod {
  const annotations = { ...pod.metadata.annotations, 'kubernetes.io/psp': 'in-force' };
  const containers = pod.spec.containers?.map((container) => {
    return { ...container, securityContext: { ...container.securityContext, ...securityContext } };
  });
  return { metadata: { ...pod.metadata, annotations }, spec: { ...pod.spec, containers } };
}

function eventOf(verb: string, code: number, requestObject: unknown, responseObject: unknown): unknown {
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: responseObject === undefined ? 'Request' : 'RequestResponse',
    auditID: 'id',
    stage: 'ResponseComplete',
    requestURI: `/api/v1/namespaces/n/pods${verb === 'create' ? '' : '/pod'}`,
    verb,
    user: { username: 'alice', groups: ['system:authenticated'] },
    objectRef: { resource: 'pods', namespace: 'n', name: 'pod', apiVersion: 'v1' },
    responseStatus: { metadata: {}, code },
    requestObject,
    responseObject,
  };
}
