/**
 * JSON document → audit events. Decides what is an event; follows the
 * k8saudit plugin, which takes what it can and leaves out the rest.
 * @see falcosecurity/plugins plugins/k8saudit/pkg/k8saudit/source.go
 */
import { parseTimestamp } from './timestamp.ts';

/** Documents nested deeper are refused, so that whatever walks a document may recurse. */
export const MAX_DEPTH = 1000;

/**
 * Gives the events of a document: an `Event` is one, an `EventList` holds
 * them in `items`, an array holds documents. Undefined when the document, or
 * one in its arrays, is none of these. The document must be at most MAX_DEPTH deep.
 */
export function eventsOf(document: unknown): readonly unknown[] | undefined {
  const events: unknown[] = [];
  return collect(document, events) ? events : undefined;
}

function collect(document: unknown, events: unknown[]): boolean {
  if (Array.isArray(document)) {
    return document.every((element) => collect(element, events));
  }
  const { kind, items } = members(document);
  if (kind === 'EventList' && Array.isArray(items)) {
    for (const item of items) {
      events.push(item);
    }
    return true;
  }
  if (kind === 'Event') {
    events.push(document);
    return true;
  }
  return false;
}

/** Gives an event's time in nanoseconds since the epoch; undefined when its stageTimestamp is missing or malformed. */
export function timeOf(event: unknown): bigint | undefined {
  const { stageTimestamp } = members(event);
  return typeof stageTimestamp === 'string' ? parseTimestamp(stageTimestamp) : undefined;
}

/** Tells whether objects and arrays are nested more than `limit` deep. */
export function isDeeperThan(limit: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  if (limit === 0) {
    return true;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (isDeeperThan(limit - 1, value[i])) {
        return true;
      }
    }
    return false;
  }
  for (const key in value) {
    if (isDeeperThan(limit - 1, (value as Record<string, unknown>)[key])) {
      return true;
    }
  }
  return false;
}

interface EventMembers {
  readonly kind?: unknown;
  readonly items?: unknown;
  readonly stageTimestamp?: unknown;
}

function members(value: unknown): EventMembers {
  return typeof value === 'object' && value !== null ? value : {};
}
