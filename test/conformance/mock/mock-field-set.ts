/** A real field set whose values come from mock events, plus fields that only the vectors have. */
import type { ValueType } from '#src/event/value-type.js';
import type { BoundField, Field, FieldSet } from '#src/fields/field.js';
import type { MockEvent } from './mock-event.ts';
import { mockFieldNames } from './mock-event.ts';
import { fieldValue, guessType } from './mock-value.ts';

/** A field that no catalogue has. */
export interface MockField {
  readonly name: string;
  readonly type: ValueType;
  readonly isList: boolean;
  readonly refusesTransformers?: boolean;
}

/**
 * Wraps a field set: names, types and arguments stay those of the catalogue,
 * values are `documents[row][as written]`. `extra` are fields of classes that
 * the catalogue does not have.
 */
export function mockFieldSet(base: FieldSet, extra: readonly MockField[]): FieldSet {
  const own = new Map(extra.map((field) => [field.name, mockField(field)]));
  return {
    fields: [...base.fields, ...own.values()],
    find(name) {
      const mock = own.get(name);
      if (mock !== undefined) {
        return { field: mock, suffix: undefined };
      }
      const found = base.find(name);
      return found && { ...found, field: wrap(found.field, found.suffix === undefined ? undefined : name) };
    },
  };
}

/** Declares the fields of an event whose class (the part before the first dot) the catalogue does not have. */
export function undeclaredFields(base: FieldSet, events: Iterable<MockEvent>): MockField[] {
  const classes = new Set(base.fields.map((field) => fieldClass(field.name)));
  const found = new Map<string, MockField>();
  for (const event of events) {
    for (const name of mockFieldNames(event)) {
      if (!classes.has(fieldClass(name))) {
        found.set(name, { name, type: guessType(event[name]), isList: Array.isArray(event[name]) });
      }
    }
  }
  return [...found.values()];
}

function fieldClass(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** `written` is the whole name when the argument stands in it (`evt.arg.path`). */
function wrap(field: Field, written: string | undefined): Field {
  return {
    ...field,
    bind(argument): BoundField | string {
      const bound = field.bind(argument);
      if (typeof bound === 'string') {
        return bound;
      }
      const key = written ?? (argument === undefined ? field.name : `${field.name}[${argument}]`);
      return { ...bound, read: reader(key, bound.type) };
    },
  };
}

function mockField(mock: MockField): Field {
  const { name, type, isList } = mock;
  return {
    ...mock,
    desc: 'mock',
    argument: { kind: 'index-or-key', isRequired: false },
    bind: (argument) => ({ type, isList, read: reader(argument === undefined ? name : `${name}[${argument}]`, type) }),
  };
}

function reader(key: string, type: ValueType): BoundField['read'] {
  return (batch, row) => fieldValue(type, (batch.documents[row] as MockEvent)[key]);
}
