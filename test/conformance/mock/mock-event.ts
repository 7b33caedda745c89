/** One event whose field values are written in a vector. */
import type { EventBatch } from '#src/event/event-batch.js';
import { eventTypeIdsByName } from '#src/event/event-type.js';

/**
 * Values by field as written in conditions (`evt.arg[1]`), in the vectors'
 * notation. `note` is prose; it may say of fields that they are present, or differ.
 */
export type MockEvent = Readonly<Record<string, unknown>>;

/** Keys of a mock event that are no fields. */
const PROSE = ['note', 'client', 'server'];

/** Gives the fields that an event lists. */
export function mockFieldNames(event: MockEvent): string[] {
  return Object.keys(event).filter((name) => !PROSE.includes(name));
}

/** Makes the batch of one row that holds the event. */
export function mockBatch(event: MockEvent): EventBatch {
  const type = event['evt.type'];
  return {
    source: 'syscall',
    rowCount: 1,
    eventNumber: Float64Array.of(1),
    timeNs: BigUint64Array.of(0n),
    eventType: Uint16Array.of((typeof type === 'string' ? eventTypeIdsByName(type)?.at(-1) : undefined) ?? 0),
    documents: [{ ...factsOfNote(event['note']), ...withEndpoints(event) }],
  };
}

/** Gives fields that the note only says something about some value: `a / b are present`, `a differs from b`. */
function factsOfNote(note: unknown): MockEvent {
  const text = typeof note === 'string' ? note : '';
  const facts: Record<string, unknown> = {};
  for (const [, names = ''] of text.matchAll(/((?:[\w.]+ \/ )*[\w.]+) (?:is|are) present/g)) {
    for (const name of names.split(' / ')) {
      facts[name] = 'some value';
    }
  }
  for (const [, one = '', other = ''] of text.matchAll(/([\w.]+) differs from ([\w.]+)/g)) {
    facts[one] = 1;
    facts[other] = 2;
  }
  return facts;
}

/** Adds what the addresses of a connection, `client` and `server`, say about single fields. */
function withEndpoints(event: MockEvent): MockEvent {
  const [clientIp, clientPort] = endpoint(event['client']);
  const [serverIp, serverPort] = endpoint(event['server']);
  const sides: MockEvent = {
    'fd.cip': event['fd.cip'] ?? clientIp,
    'fd.sip': event['fd.sip'] ?? serverIp,
    'fd.cport': event['fd.cport'] ?? clientPort,
    'fd.sport': event['fd.sport'] ?? serverPort,
  };
  return {
    'fd.ip': both(sides['fd.cip'], sides['fd.sip']),
    'fd.net': both(sides['fd.cip'], sides['fd.sip']),
    'fd.cnet': sides['fd.cip'],
    'fd.snet': sides['fd.sip'],
    'fd.port': both(sides['fd.cport'], sides['fd.sport']),
    ...sides,
    ...event,
  };
}

function endpoint(text: unknown): [string?, number?] {
  const match = typeof text === 'string' ? /^\[?(.*?)\]?:(\d+)$/.exec(text) : null;
  return match === null ? [] : [match[1] ?? '', Number(match[2])];
}

function both(client: unknown, server: unknown): unknown[] | undefined {
  return client === undefined || server === undefined ? undefined : [client, server];
}
