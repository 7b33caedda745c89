/** Shapes of audit events: which of them are judged, by which of their objects, and which mean something else. */
import { Coverage, gapOf } from '#src/app/coverage.js';
import { eventKey, Repeats } from '#src/app/repeats.js';
import { podEventLine } from '../admission/audit-event.ts';
import { REFUSE_ALL_POLICY, SENSITIVE_POLICY } from '../admission/made-up-policies.ts';
import { controlsOf, sameNames } from '../admission/outcome.ts';
import { type Alert, batchOfLine, PolicyRules } from '../admission/policy-rules.ts';
import { lineSuite } from '../line-suite.ts';
import { type JsonObject, objectAt, objectsAt, stringify } from '../lossless-json.ts';
import { all, fail, type Outcome, PASS, same } from '../suite.ts';

interface EvidenceCase {
  readonly handle: string;
  readonly events: readonly JsonObject[];
}

export const evidence = lineSuite<EvidenceCase>({
  name: 'evidence',
  file: 'corpus/evidence/cases.jsonl',
  keys: ['handle', 'events'],
  // It tells people what is expected.
  ignoredKeys: ['why'],
  judge() {
    const target = { dialect: 'drypod', kubernetes: 24 };
    const rules = new PolicyRules(stringify(SENSITIVE_POLICY), target);
    const probe = new PolicyRules(stringify(REFUSE_ALL_POLICY), target);
    return ({ handle, events }) => {
      const kinds = kindsOf(alertsPerEvent(events, rules).flat());
      return all([
        judgeHandling(handle, events, probe),
        judgeObjects(handle, events, rules),
        // The other policy may have less to say, but nothing else.
        same(
          'other alerts',
          [],
          kinds.filter((kind) => !KINDS[handle]?.includes(kind)),
        ),
      ]);
    };
  },
});

const JUDGED = ['Violation', 'Mutation'];

/** The kinds of alerts that a handling may give. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  evaluate: JUDGED,
  'evaluate-once': JUDGED,
  'evaluate-request': JUDGED,
  'evaluate-response': JUDGED,
  'evaluate-both': JUDGED,
  attempt: ['Attempt'],
  bypass: ['Bypass'],
  forecast: ['Forecast'],
  unknown: [],
  ignore: [],
};

/** A policy that refuses everything gives one kind of alert on all that it looks at. */
function judgeHandling(handle: string, events: readonly JsonObject[], probe: PolicyRules): Outcome {
  const kinds = KINDS[handle];
  if (kinds === undefined) {
    return fail(`unknown handling: ${handle}`);
  }
  const perEvent = alertsPerEvent(events, probe);
  const coverage = new Coverage();
  for (const gap of events.flatMap((event) => batchOfLine(stringify(event)).documents).map(gapOf)) {
    if (gap !== undefined) {
      coverage.add(gap);
    }
  }
  return all([
    same('alerts', kinds.slice(0, 1), kindsOf(perEvent.flat())),
    handle === 'evaluate-once'
      ? same('events that alert', 1, perEvent.filter(({ length }) => length > 0).length)
      : PASS,
    same('events without object', handle === 'unknown' ? events.length : 0, uncovered(coverage)),
  ]);
}

function judgeObjects(handle: string, events: readonly JsonObject[], rules: PolicyRules): Outcome {
  const alerts = alertsPerEvent(events, rules).flat();
  switch (handle) {
    case 'evaluate-request':
    case 'evaluate-response':
      return judgedBy(`${handle.slice('evaluate-'.length)}Object`, events, alerts, rules);
    case 'evaluate-both':
      return judgedByBoth(events, alerts, rules);
    default:
      return PASS;
  }
}

/** What fires on each event; on one that is delivered again nothing does. */
function alertsPerEvent(events: readonly JsonObject[], rules: PolicyRules): readonly (readonly Alert[])[] {
  const repeats = new Repeats();
  return events.flatMap((event) => {
    const line = stringify(event);
    const { documents } = batchOfLine(line);
    return rules.evaluate(line).map((alerts, i) => {
      const key = alerts.length === 0 ? undefined : eventKey(documents[i]);
      return key !== undefined && repeats.isRepeated(key) ? [] : alerts;
    });
  });
}

function uncovered({ creationCount, changeCount }: Coverage): number {
  return creationCount + changeCount;
}

function kindsOf(alerts: readonly Alert[]): readonly string[] {
  return [...new Set(alerts.map(({ kind }) => kind))];
}

/** What the rules say of one object of each event must be what they say of the event. */
function judgedBy(key: string, events: readonly JsonObject[], alerts: readonly Alert[], rules: PolicyRules): Outcome {
  const alone = aloneAlerts(key, events, rules);
  return all(
    ['Violation', 'Mutation'].map((kind) =>
      sameNames(`${kind} as of the ${key}`, controlsOf(alone, kind), controlsOf(alerts, kind)),
    ),
  );
}

/** What is wrong with either object must be told. */
function judgedByBoth(events: readonly JsonObject[], alerts: readonly Alert[], rules: PolicyRules): Outcome {
  const told = controlsOf(alerts, 'Violation');
  const wanted = ['requestObject', 'responseObject'].flatMap((key) => [
    ...controlsOf(aloneAlerts(key, events, rules), 'Violation'),
  ]);
  return sameNames(
    'violations of either object not told',
    [],
    wanted.filter((control) => !told.has(control)),
  );
}

function aloneAlerts(key: string, events: readonly JsonObject[], rules: PolicyRules): readonly Alert[] {
  return events
    .flatMap((event) => (event['kind'] === 'EventList' ? objectsAt(event, 'items') : [event]))
    .flatMap((event) => {
      const pod = objectAt(event, key);
      const isCreated = event['verb'] === 'create' || objectAt(event, 'responseStatus')['code'] === 201;
      const operation = isCreated ? 'create' : 'update';
      return rules.evaluate(podEventLine({ operation, requestObject: pod, responseObject: pod })).flat();
    });
}
