/** What the JSON of every event holds in which a pod is judged: the request is told by few texts, at known places. */
import { allDemands, anyDemand, memberDemand, type TextDemand } from '../../event/text-demand.ts';
import { EPHEMERAL_CONTAINERS, OPERATIONS, type Operation, STAGE, VERBS } from './judged-pod.ts';
import { PODS, templateResources } from './templates.ts';

const RESOURCE = ['objectRef', 'resource'];
const GROUP = ['objectRef', 'apiGroup'];
const SUBRESOURCE = ['objectRef', 'subresource'];
/** The resource itself, or the API group that has no name. */
const NO_TEXT = [''];

const OF_PODS: ReadonlySet<string> = new Set<Operation>(['create', 'update', 'metadata-only']);

const known = new Map<string, TextDemand>();

/** Gives what an event holds whose request does one of these things to a pod; see {@link Operation}. The same ones have the same demand. */
export function demandOfOperations(operations: readonly string[]): TextDemand {
  const key = OPERATIONS.filter((operation) => operations.includes(operation)).join();
  const demand = known.get(key) ?? makeDemand(operations);
  known.set(key, demand);
  return demand;
}

function makeDemand(operations: readonly string[]): TextDemand {
  const places = [
    ...(operations.some((operation) => OF_PODS.has(operation)) ? [place('', [PODS], NO_TEXT)] : []),
    ...(operations.includes('ephemeralcontainers') ? [place('', [PODS], [EPHEMERAL_CONTAINERS])] : []),
    ...(operations.includes('template')
      ? [...templateResources()].map(([group, resources]) => place(group, resources, NO_TEXT))
      : []),
  ];
  return allDemands([memberDemand(['stage'], [STAGE]), memberDemand(['verb'], VERBS), anyDemand(places)]);
}

/** A subresource or a group that is not stated has the empty name. */
function place(group: string, resources: readonly string[], subresources: readonly string[]): TextDemand {
  return allDemands([
    memberDemand(RESOURCE, resources),
    memberDemand(GROUP, [group], group === ''),
    memberDemand(SUBRESOURCE, subresources, subresources === NO_TEXT),
  ]);
}
