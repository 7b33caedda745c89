/**
 * What an audit log does not tell: requests for pods whose objects were not
 * logged, so that no rule can judge them. They are counted, never alerted on.
 */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { RecentSet } from '../base/recent-set.ts';
import type { TextDemand } from '../event/text-demand.ts';
import { isObject, type JsonObject, memberAt } from '../fields/pod/json.ts';
import { changingRequest, OPERATIONS, showsPod } from '../fields/pod/judged-pod.ts';
import { demandOfOperations } from '../fields/pod/request-demand.ts';

/** What the line of an event holds that counts here. */
export const COVERAGE_TEXTS: TextDemand = demandOfOperations(OPERATIONS.filter((name) => name !== 'template'));

/** Requests whose auditID is remembered, so that they count once. */
const REMEMBERED_REQUESTS = 1 << 16;

/** A request for a pod whose object was not logged. */
export interface Gap {
  /** Creations may have been refused; changes were made. */
  readonly request: 'creation' | 'change';
  readonly auditId: string | undefined;
}

/** Tells an event that no rule can judge because it lacks its object. */
export function gapOf(event: unknown): Gap | undefined {
  const request = isObject(event) ? requestForPod(event) : undefined;
  if (request === undefined || showsPod(event)) {
    return undefined;
  }
  const auditId = memberAt(event, 'auditID');
  return { request, auditId: typeof auditId === 'string' && auditId !== '' ? auditId : undefined };
}

/** Counts requests for pods that carry no object. */
export class Coverage {
  /** Creations, also refused ones: audit level Request would show them. */
  creationCount = 0;
  /** Changes that were made: audit level RequestResponse would show them, Request those that are no patches. */
  changeCount = 0;
  readonly #known = new RecentSet(REMEMBERED_REQUESTS);

  /** Counts a request, but for one that was counted already. */
  add({ request, auditId }: Gap): void {
    if (auditId !== undefined && !this.#known.add(auditId)) {
      return;
    }
    if (request === 'creation') {
      this.creationCount++;
    } else {
      this.changeCount++;
    }
  }

  /** Says what was counted. Diagnostics: AUDIT_NO_OBJECT, a warning. */
  report(sink: DiagnosticSink): void {
    reportCount(this.creationCount, 'pod creation', 'Request', sink);
    reportCount(this.changeCount, 'pod update', 'RequestResponse', sink);
  }
}

const FIRST_FAILURE_CODE = 400;

/** Tells an answered request that creates or changes a pod from everything else. */
function requestForPod(event: JsonObject): Gap['request'] | undefined {
  const request = changingRequest(event);
  if (request === undefined || !request.isOfPod) {
    return undefined;
  }
  const { verb, subresource } = request;
  const code = memberAt(event, 'responseStatus', 'code');
  if (subresource === '' && (verb === 'create' || (verb === 'patch' && code === 201))) {
    return 'creation';
  }
  const isDone = !(Number(code) >= FIRST_FAILURE_CODE);
  const isChange = verb !== 'create' && (subresource === '' || subresource === 'ephemeralcontainers');
  return isChange && isDone ? 'change' : undefined;
}

function reportCount(count: number, what: string, level: string, sink: DiagnosticSink): void {
  if (count > 0) {
    const message = `${count} ${what}${count === 1 ? ' carries' : 's carry'} no object; audit level ${level} is needed`;
    const expected = 'what drypod convert --audit-policy prints, as the audit policy of the API server';
    sink.warning('AUDIT_NO_OBJECT', message, undefined, expected);
  }
}
