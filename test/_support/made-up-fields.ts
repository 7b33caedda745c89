/** A small set of fields whose values a test puts into the event itself, by the field's written name. */
import type { EventBatch } from '#src/event/event-batch.js';
import type { ValueType } from '#src/event/value-type.js';
import { columnReader } from '#src/fields/column-reader.js';
import type { BoundField, Field, FieldSet, FieldValue, Reader } from '#src/fields/field.js';

export interface FieldShape {
  readonly type: ValueType;
  readonly isList?: boolean;
  readonly takesArgument?: boolean;
  readonly isFilterOnly?: boolean;
  readonly deprecated?: string;
  readonly quantifier?: 'any' | 'endpoints';
  readonly decidedByType?: 'always' | 'by name';
  /** The value is read from the column of the field's name, or by this where a batch has none. */
  readonly column?: Reader;
  /** Reads the value; default: from the event's document. */
  readonly read?: Reader;
}

/** Makes a field set; an event's document maps names (with argument: `a.b[c]`) to values. */
export function fieldSetOf(shapes: Readonly<Record<string, FieldShape>>): FieldSet {
  const fields = Object.entries(shapes).map(([name, shape]) => fieldOf(name, shape));
  return {
    fields,
    find(name) {
      const field = fields.find((candidate) => candidate.name === name);
      return field === undefined ? undefined : { field, suffix: undefined };
    },
  };
}

/** Makes a batch of one event per document. */
export function batchOf(
  documents: readonly Readonly<Record<string, FieldValue>>[],
  batch: Partial<EventBatch> = {},
): EventBatch {
  return {
    source: 'k8s_audit',
    rowCount: documents.length,
    eventNumber: Float64Array.from(documents, (_, row) => row + 1),
    timeNs: new BigUint64Array(documents.length),
    eventType: new Uint16Array(documents.length),
    documents,
    ...batch,
  };
}

function fieldOf(name: string, shape: FieldShape): Field {
  const isList = shape.isList === true;
  return {
    name,
    type: shape.type,
    isList,
    desc: '',
    ...(shape.isFilterOnly === undefined ? {} : { isFilterOnly: shape.isFilterOnly }),
    ...(shape.deprecated === undefined ? {} : { deprecated: shape.deprecated }),
    ...(shape.quantifier === undefined ? {} : { quantifier: shape.quantifier }),
    ...(shape.decidedByType === undefined ? {} : { decidedByType: shape.decidedByType }),
    bind(argument): BoundField | string {
      if (argument !== undefined && shape.takesArgument !== true) {
        return 'takes no argument';
      }
      const key = argument === undefined ? name : `${name}[${argument}]`;
      if (shape.column !== undefined) {
        const column = { field: name, argument };
        return { type: shape.type, isList, column, read: columnReader(column, shape.type, shape.column) };
      }
      return {
        type: shape.type,
        isList,
        read: shape.read ?? ((batch, row) => (batch.documents[row] as Record<string, FieldValue>)[key]),
      };
    },
  };
}
