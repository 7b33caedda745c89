/** Random requests for pods, as audit events, and the pod that admission sees in each of them. */
import fc from 'fast-check';
import type { Operation } from './admit.ts';
import { withApiDefaults } from './api-defaults.ts';
import type { Cluster } from './cluster.ts';
import type { Container, Pod, Volume } from './objects.ts';
import { maybe, TOKEN_SOURCES } from './pools.ts';

/** A pod and what is logged of it. */
export interface Submission {
  readonly pod: Pod;
  /** Whether the log has the pod as the API server decodes it, or as it was sent. */
  readonly isDecoded: boolean;
  /**
   * What is logged of the response to a creation: the pod itself, nothing, the
   * pod with the volume of its service account's token, or also with a
   * container that somebody injected, before or after the others.
   */
  readonly response: 'same' | 'none' | 'token' | 'injected-first' | 'injected-last';
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
    response: fc.oneof(
      { weight: 3, arbitrary: fc.constant('same' as const) },
      fc.constantFrom('none', 'token', 'injected-first', 'injected-last'),
    ),
    injected: containers.map((container) => ({ ...container, name: 'injected' })),
    isPatch: fc.boolean(),
  });
}

/** Gives the event of an operation on the pod. */
export function judged(submission: Submission, operation: Operation, cluster: Cluster): Judged {
  const { isDecoded, isPatch, response } = submission;
  const sent = isDecoded ? withApiDefaults(submission.pod) : submission.pod;
  if (operation === 'update') {
    const event = isPatch
      ? eventOf('patch', 200, { metadata: { labels: { a: 'b' } } }, sent)
      : eventOf('update', 200, sent, sent);
    return { event, pod: sent, hasPlaces: true };
  }
  if (response === 'same') {
    return { event: eventOf('create', 201, sent, sent), pod: sent, hasPlaces: true };
  }
  if (response === 'none') {
    const pod = sent.spec.automountServiceAccountToken === false ? sent : withVolume(sent, tokenVolume(cluster));
    return { event: eventOf('create', 201, sent, undefined), pod, hasPlaces: false };
  }
  const pod = withInjected(withVolume(sent, tokenVolume(cluster)), submission);
  return { event: eventOf('create', 201, sent, pod), pod, hasPlaces: response === 'token' };
}

function withVolume(pod: Pod, volume: Volume): Pod {
  return { ...pod, spec: { ...pod.spec, volumes: [...(pod.spec.volumes ?? []), volume] } };
}

function tokenVolume({ minor }: Cluster): Volume {
  return minor >= 21
    ? { name: 'kube-api-access-x7k2p', projected: { sources: TOKEN_SOURCES } }
    : { name: 'default-token-x7k2p', secret: { secretName: 'default-token-x7k2p' } };
}

function withInjected(pod: Pod, { injected, response }: Submission): Pod {
  const containers = pod.spec.containers ?? [];
  switch (response) {
    case 'injected-first':
      return { ...pod, spec: { ...pod.spec, containers: [injected, ...containers] } };
    case 'injected-last':
      return { ...pod, spec: { ...pod.spec, containers: [...containers, injected] } };
    default:
      return pod;
  }
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
