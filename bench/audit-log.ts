/**
 * Makes an audit log like that of a busy cluster, the same one every time:
 * ten lines in a hundred create pods, the rest is what controllers, kubelets
 * and people do all day. Lines are 0.6 to 8 KB, 2 to 4 KB on average.
 */

import { Random } from '#src/bench/random.js';
import { createPod, OTHER_REQUESTS, type Request } from './audit-requests.js';

/** Which requests the log has: a cluster's mix, or pod creations only. */
export type AuditMix = 'cluster' | 'pods-only';

/** The share of pod creations in a mix: line numbers divisible by it, counted from 0. */
export function podCreateEvery(mix: AuditMix): number {
  return mix === 'cluster' ? 10 : 1;
}

/** Gives the lines of a log one by one, without line ends. */
export function* auditLines(count: number, mix: AuditMix): Generator<string> {
  const random = new Random(20_261_124);
  const every = podCreateEvery(mix);
  let timeMs = Date.UTC(2026, 10, 24, 8, 0, 0);
  for (let i = 0; i < count; i++) {
    timeMs += random.below(20);
    const request = i % every === 0 ? createPod(random) : random.pick(OTHER_REQUESTS)(random);
    yield auditLine(request, random, timeMs);
  }
}

function auditLine(request: Request, random: Random, timeMs: number): string {
  const stamp = (offset: number) => `${new Date(timeMs + offset).toISOString().slice(0, -1)}${random.below(10)}00Z`;
  const event = {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: request.level ?? 'RequestResponse',
    auditID: random.uid(),
    stage: 'ResponseComplete',
    requestURI: request.uri,
    verb: request.verb,
    user: { username: request.user, uid: random.uid(), groups: request.groups },
    sourceIPs: [`10.0.${random.below(8)}.${random.below(250)}`],
    userAgent: request.agent,
    objectRef: request.objectRef,
    responseStatus: { metadata: {}, code: request.code ?? 200 },
    ...(request.requestObject && { requestObject: request.requestObject }),
    ...(request.responseObject && { responseObject: request.responseObject }),
    requestReceivedTimestamp: stamp(0),
    stageTimestamp: stamp(3),
    annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': 'RBAC: allowed' },
  };
  // The API server's encoder writes these three characters as escapes.
  return JSON.stringify(event).replace(/[&<>]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
}
