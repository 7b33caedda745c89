/**
 * A minute of a cluster's audit log, the same one every time: what controllers,
 * kubelets and people do all day. Lines are 0.6 to 8 KB. Repeated, it is later
 * and its events have other ids.
 */
import { createPod, OTHER_REQUESTS, type Request, suspiciousPod } from './audit-requests.ts';
import { Random } from './random.ts';
import { offsetsOf, type Segment } from './segment.ts';

/**
 * `cluster`: one line in ten creates a pod. `pods`: every line does. `unique`:
 * as cluster, but no two lines have the same user, program, object or image.
 */
export type AuditMix = 'cluster' | 'pods' | 'unique';

const LINES = 1500;
/** One pod in so many breaks every rule there is. */
const SUSPICIOUS_EVERY = 40;
const POD_EVERY: Readonly<Record<AuditMix, number>> = { cluster: 10, pods: 1, unique: 10 };
/** Stand for the number of the repetition, and for its hour and minute. */
const NUMBER_MARK = '@@@@@@@@';
const MINUTE_MARK = '##:##';
const MINUTES_PER_DAY = 1440;

/** Makes the segment. */
export function auditSegment(mix: AuditMix): Segment {
  const bytes = Buffer.from(`${[...auditLines(mix)].join('\n')}\n`);
  const [numbers, minutes] = [offsetsOf(bytes, NUMBER_MARK), offsetsOf(bytes, MINUTE_MARK)];
  const repetition = (index: number): Buffer => {
    const digits = String(index).padStart(NUMBER_MARK.length, '0');
    for (const offset of numbers) {
      bytes.write(digits, offset, 'latin1');
    }
    const minute = index % MINUTES_PER_DAY;
    const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
    for (const offset of minutes) {
      bytes.write(time, offset, 'latin1');
    }
    return bytes;
  };
  return { head: Buffer.alloc(0), headEventCount: 0, eventCount: LINES, byteCount: bytes.length, repetition };
}

function* auditLines(mix: AuditMix): Generator<string> {
  const random = new Random(20_261_124);
  for (let i = 0; i < LINES; i++) {
    const podNumber = i / POD_EVERY[mix];
    const request = Number.isInteger(podNumber)
      ? (podNumber % SUSPICIOUS_EVERY === 0 ? suspiciousPod : createPod)(random)
      : random.pick(OTHER_REQUESTS)(random);
    const line = auditLine(request, random, Math.floor((i * 59_000) / LINES));
    yield mix === 'unique' ? withOwnNames(line, i) : line;
  }
}

function auditLine(request: Request, random: Random, timeMs: number): string {
  const stamp = (offsetMs: number) => {
    const text = new Date(Date.UTC(2026, 10, 24, 0, 0, 0, timeMs + offsetMs)).toISOString();
    return `${text.slice(0, 11)}${MINUTE_MARK}${text.slice(16, -1)}${random.below(10)}00Z`;
  };
  const event = {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: request.level ?? 'RequestResponse',
    auditID: `${NUMBER_MARK}${random.uid().slice(NUMBER_MARK.length)}`,
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

/** Makes names that no other line has. */
function withOwnNames(line: string, index: number): string {
  const own = `${NUMBER_MARK}-${index}`;
  return line
    .replace(/"(username|userAgent|requestURI)":"[^"]*/g, `$&-${own}`)
    .replace(/"objectRef":\{[^}]*"name":"[^"]*/, `$&-${own}`)
    .replace(/registry\.example:5000\//g, `$&${own}/`);
}
