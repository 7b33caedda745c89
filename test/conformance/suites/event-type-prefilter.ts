/** Which event types a condition can match. */
import { Bitset } from '#src/base/bitset.js';
import { EVENT_TYPE_COUNT, EXTENSION_EVENT_TYPES, eventTypeIdsByName } from '#src/event/event-type.js';
import { eventTypes } from '#src/filter/event-types.js';
import { parseCondition } from '../condition.ts';
import { fail, type Outcome, PASS, type Suite } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface PrefilterCase {
  readonly condition: string;
  readonly event_types?: string;
  readonly same_event_types_as?: string;
}

/** The types that captures have: what is named by nobody is not among those of a condition. */
const RECORDED = EXTENSION_EVENT_TYPES.reduce((types, id) => types.add(id), new Bitset(EVENT_TYPE_COUNT)).complement();
const OPENAT = typesNamed('openat');
const BOTH = OPENAT.union(typesNamed('close'));

/** The sets that the vectors name. */
const SETS: Readonly<Record<string, Bitset>> = {
  openat_only: OPENAT,
  not_openat: OPENAT.complement().intersection(RECORDED),
  openat_close_only: BOTH,
  not_openat_close: BOTH.complement().intersection(RECORDED),
  all_events: RECORDED,
  no_events: new Bitset(EVENT_TYPE_COUNT),
};

export const eventTypePrefilter: Suite = vectorSuite<VectorFile<PrefilterCase>, PrefilterCase>({
  name: 'event_type_prefilter',
  keys: ['condition', 'event_types', 'same_event_types_as'],
  judge({ condition, event_types, same_event_types_as }) {
    const got = eventTypes(parseCondition(condition));
    if (same_event_types_as !== undefined) {
      return sameSet(`types of ${same_event_types_as}`, eventTypes(parseCondition(same_event_types_as)), got);
    }
    const expected = event_types === undefined ? undefined : SETS[event_types];
    return expected === undefined ? fail(`unknown set ${event_types}`) : sameSet(event_types ?? '', expected, got);
  },
});

function sameSet(what: string, expected: Bitset, got: Bitset): Outcome {
  return got.equals(expected) ? PASS : fail(`expected ${what} (${expected.size} types), got ${got.size} types`);
}

function typesNamed(name: string): Bitset {
  const types = new Bitset(EVENT_TYPE_COUNT);
  for (const id of eventTypeIdsByName(name) ?? []) {
    types.add(id);
  }
  return types;
}
