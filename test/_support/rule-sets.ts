/**
 * Random sets of rules over random events, and what they match by the slow
 * reference: for property tests of the engine. Events come as documents, or as
 * rows of captures whose columns lie in events or contexts, or are missing.
 */
import fc from 'fast-check';
import { Bitset } from '#src/base/bitset.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import type { ColumnKind } from '#src/event/column.js';
import type { EventBatch } from '#src/event/event-batch.js';
import type { EventSourceName } from '#src/event/event-source.js';
import { EVENT_TABLE } from '#src/event/event-table.js';
import { hasVariableName } from '#src/event/event-type.js';
import type { FieldSet } from '#src/fields/field.js';
import type { Condition } from '#src/filter/ast.js';
import { check } from '#src/filter/check.js';
import { createFilterContext } from '#src/filter/operand.js';
import type { CompiledRule } from '#src/rules/compiled-rule.js';
import { BatchDecoder, createBatchBuffer } from '#src/sources/native/wire.js';
import { BatchWriter, type ColumnSpec, type RawValue } from './capture-batches.ts';
import {
  conditions,
  eventOf,
  eventValues,
  FIELD_SET,
  FIELDS,
  isSeveral,
  VALUE_TYPES,
} from './condition-arbitraries.ts';
import { interpret, type ReferenceValue, type World } from './interpret.ts';
import { batchOf, fieldSetOf } from './made-up-fields.ts';

type Values = World['values'];

/** A rule: its condition, the event types that it is for, and the number of its group. */
export interface RandomRule {
  readonly condition: Condition;
  readonly types: readonly number[];
  readonly group: number;
}

/** One event: its type and values. */
export interface RandomEvent {
  readonly type: number;
  readonly values: Values;
}

/** Rules, and events by epoch and batch. */
export interface RandomRun {
  readonly rules: readonly RandomRule[];
  readonly epochs: readonly (readonly (readonly RandomEvent[])[])[];
  readonly specs: readonly ColumnSpec[];
}

/** Some with a name of their own, some (0, 1, 402) whose events have different names. */
const TYPES = [0, 1, 2, 3, 306, 402];
const KINDS = ['a', 'b', '/a', 'ab', undefined];

const COLUMN_KINDS: Readonly<Record<string, ColumnKind>> = {
  ...{ 't.text': 'text', 't.other': 'text', 't.num': 'number', 't.count': 'integer', 't.flag': 'bool' },
  ...{ 't.list': 'list', 't.more': 'list', 'q.any': 'list', 'q.ends': 'list', 'a.one': 'list', 'a.two': 'list' },
};

const NAME_COLUMN: ColumnSpec = { field: 'e.name', kind: 'text', scope: 'event' };

/** Every column in events, in contexts, or nowhere. */
const specs: fc.Arbitrary<readonly ColumnSpec[]> = fc
  .tuple(
    ...Object.entries(COLUMN_KINDS).map(([field, kind]) =>
      fc
        .constantFrom('event', 'event', 'context', 'context', 'context', 'none')
        .map((scope) => (scope === 'none' ? [] : [{ field, kind, scope } as ColumnSpec])),
    ),
  )
  .map((columns) => [NAME_COLUMN, ...columns.flat()]);

const rules: fc.Arbitrary<readonly RandomRule[]> = fc
  .array(fc.record({ condition: conditions, types: fc.subarray(TYPES, { minLength: 3 }), isNewGroup: fc.boolean() }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((list) => {
    let group = 0;
    return list.map(({ condition, types, isNewGroup }) => {
      group += isNewGroup ? 1 : 0;
      return { condition, types, group };
    });
  });

/** Events that come again, as most do: drawn from a pool. */
const epochs = fc.array(eventValues, { minLength: 4, maxLength: 24 }).chain((pool) => {
  const event = fc.record({ type: fc.constantFrom(...TYPES), values: fc.constantFrom(...pool) });
  const batch = fc.array(event, { maxLength: 40, size: 'max' });
  return fc.array(fc.array(batch, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
});

/** Any run. */
export const runs: fc.Arbitrary<RandomRun> = fc.record({ rules, epochs, specs });

const kindOf = (type: number): string | undefined => KINDS[type % KINDS.length];
const nameOf = (type: number): string | undefined => KINDS[(type >> 1) % KINDS.length];

/** The same fields as columns. */
const CAPTURE_FIELDS: FieldSet = fieldSetOf(
  Object.fromEntries(
    Object.entries(FIELDS).map(([name, { type, ...shape }]) => {
      const base = { type: VALUE_TYPES[type], ...shape };
      switch (name) {
        case 'e.kind':
          return [name, { ...base, decidedByType: 'always', read: (batch, row) => kindOf(batch.eventType[row]!) }];
        case 'e.name':
          return [name, { ...base, decidedByType: 'by name', column: () => undefined }];
        default:
          return [name, { ...base, column: () => undefined }];
      }
    }),
  ),
);

/** Gives what an event of a capture holds: what has a column, and what its type decides. */
function valuesInCapture({ type, values }: RandomEvent, columns: readonly ColumnSpec[]): Values {
  const name = hasVariableName(type) ? values['e.name']?.[0] : nameOf(type);
  const kind = kindOf(type);
  const kept = columns.flatMap(({ field }) => (values[field] === undefined ? [] : [[field, values[field]] as const]));
  return {
    ...Object.fromEntries(kept),
    ...(kind !== undefined && { 'e.kind': [kind] }),
    'e.name': name === undefined ? [] : [name],
  };
}

/** Makes rules ready to run. */
export function compiled(list: readonly RandomRule[], source: EventSourceName): readonly CompiledRule[] {
  const context = createFilterContext(source === 'syscall' ? CAPTURE_FIELDS : FIELD_SET);
  const sink = new DiagnosticSink();
  return list.map(({ condition, types }, index) => {
    const eventTypes = new Bitset(EVENT_TABLE.length);
    for (const type of types) {
      eventTypes.add(type);
    }
    const checked = check(condition, { source, context, sink });
    if (checked === undefined) {
      throw new Error(sink.items.map(({ message }) => message).join('; '));
    }
    return { index, name: `rule ${index}`, source, isEnabled: true, condition: checked, eventTypes } as CompiledRule;
  });
}

/** Gives the batches of a run; each is valid until the one after the next is asked for. */
export function* batchesOf(run: RandomRun, source: EventSourceName): Generator<EventBatch> {
  const writer = new BatchWriter(run.specs);
  const decoder = new BatchDecoder();
  const buffers = [createBatchBuffer(run.specs.length), createBatchBuffer(run.specs.length)] as const;
  let count = 0;
  for (const epoch of run.epochs) {
    for (const events of epoch) {
      if (source === 'k8s_audit') {
        yield batchOf(events.map(({ values }) => eventOf(values)));
        continue;
      }
      const buffer = buffers[count++ % 2]!;
      const rows = events.map((event) => ({ type: event.type, values: rawValues(event, run.specs) }));
      const bytes = writer.write(rows);
      buffer.set(bytes);
      yield decoder.decode(buffer, bytes.length);
    }
    writer.nextEpoch();
  }
}

function rawValues(event: RandomEvent, columns: readonly ColumnSpec[]): (RawValue | undefined)[] {
  const values = valuesInCapture(event, columns);
  return columns.map(({ field, kind }) => {
    const list: readonly ReferenceValue[] | undefined = values[field];
    if (list === undefined || (list.length === 0 && !isSeveral(field))) {
      return undefined;
    }
    if (isSeveral(field)) {
      return list.map(String);
    }
    return kind === 'integer' ? String(list[0]) : list[0];
  });
}

/** Gives what the reference says of one batch: `row rule`, in order. */
export function expectedMatches(
  run: RandomRun,
  events: readonly RandomEvent[],
  source: EventSourceName,
  isFirst: boolean,
): readonly string[] {
  return events.flatMap((event, row) => {
    const values = valuesOf(event, run, source);
    const matched = new Set<number>();
    return run.rules.flatMap(({ condition, types, group }, rule) => {
      const isMet = source === 'k8s_audit' || types.includes(event.type);
      const isShadowed = isFirst && matched.has(group);
      if (!isMet || isShadowed || !interpret(condition, { fields: FIELDS, values })) {
        return [];
      }
      matched.add(group);
      return [`${row} ${rule}`];
    });
  });
}

function valuesOf(event: RandomEvent, { specs: columns }: RandomRun, source: EventSourceName): Values {
  if (source === 'k8s_audit') {
    return event.values;
  }
  const values = valuesInCapture(event, columns);
  return Object.fromEntries(Object.entries(values).filter(([name, list]) => list.length > 0 || isSeveral(name)));
}
