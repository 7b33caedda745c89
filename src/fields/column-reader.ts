/** Readers of fields whose values a capture's batches have as columns. */
import type { BatchColumns, Column, ColumnName, Epoch, ListItems } from '../event/column.ts';
import { typeClass, type ValueType } from '../event/value-type.ts';
import type { FieldValue, Reader } from './field.ts';

/** Reads one column of one batch. */
type RowReader = (row: number) => FieldValue | undefined;

/** Gives the value that an id stands for. */
type Decoder = (id: number) => FieldValue | undefined;

/** Reads the column of a field, or by `otherwise` where a batch has no such column. */
export function columnReader(name: ColumnName, type: ValueType, otherwise: Reader): Reader {
  let bound: BatchColumns | undefined;
  let read: RowReader | undefined;
  return (batch, row) => {
    if (batch.columns !== bound) {
      bound = batch.columns;
      read = bound === undefined ? undefined : bindColumn(bound, name, type);
    }
    return read === undefined ? otherwise(batch, row) : read(row);
  };
}

/**
 * Gives ids, one per row, such that rows of the same id have the same value of
 * the column for the whole epoch; 0 = no value. Undefined when there are none.
 */
export function idsOfColumn(columns: BatchColumns, name: ColumnName): Uint32Array | Uint8Array | undefined {
  const column = columns.layout.find(name);
  if (column === undefined) {
    return undefined;
  }
  if (column.scope === 'context') {
    return columns.contextIds;
  }
  const view = columns.views[column.index];
  return view instanceof Float64Array ? undefined : view;
}

function bindColumn(columns: BatchColumns, name: ColumnName, type: ValueType): RowReader | undefined {
  const column = columns.layout.find(name);
  if (column === undefined) {
    return undefined;
  }
  const decode = decoderOf(columns, column, type);
  if (column.scope === 'event') {
    const view = columns.views[column.index]!;
    return (row) => decode(view[row]!);
  }
  const { contextIds, epoch } = columns;
  const { index } = column;
  return (row) => {
    const id = contextIds[row]!;
    return id === 0 ? undefined : decode(epoch.contexts[id * epoch.contextWidth + index]!);
  };
}

function decoderOf({ epoch }: BatchColumns, { kind }: Column, type: ValueType): Decoder {
  switch (kind) {
    case 'number':
      return (value) => (Number.isNaN(value) ? undefined : value);
    case 'bool':
      return (value) => (value === 0 ? undefined : value === 2);
    case 'list': {
      const items = listItems(type);
      return (id) => epoch.list(id, items);
    }
    default:
      return textDecoderOf(epoch, listItems(type));
  }
}

function textDecoderOf(epoch: Epoch, items: ListItems): Decoder {
  switch (items) {
    case 'address':
      return (id) => epoch.address(id);
    case 'integer':
      return (id) => epoch.integer(id);
    case 'text':
      return (id) => epoch.text(id);
  }
}

function listItems(type: ValueType): ListItems {
  const kind = typeClass(type);
  if (kind === 'address' || kind === 'network') {
    return 'address';
  }
  return isNumeric(type) ? 'integer' : 'text';
}

/** Whether values are numbers, whichever way they are written. */
function isNumeric(type: ValueType): boolean {
  return typeClass(type) === 'number' || type === 'uid' || type === 'gid';
}
