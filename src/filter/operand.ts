/**
 * Fields and transformers of a condition or output, bound to what reads them.
 * The one place that turns a name into a reader.
 */

import type { DiagnosticSink } from '../base/diagnostic.ts';
import { LiteralTable } from '../base/literal-table.ts';
import type { ColumnName } from '../event/column.ts';
import type { EventBatch } from '../event/event-batch.ts';
import { type FieldValue, isListValue, type Scalar } from '../event/value.ts';
import type { ValueType } from '../event/value-type.ts';
import { idsOfColumn } from '../fields/column-reader.ts';
import type { FactReader } from '../fields/fact.ts';
import type { BoundField, Field, FieldSet, Reader } from '../fields/field.ts';
import type { PlanContext } from '../operators/operator.ts';
import { findTransformer } from '../operators/transformers/registry.ts';
import type { TransformerInput } from '../operators/transformers/transformer.ts';
import type { FieldNode, Operand, TransformerArgument, TransformerNode } from './ast.ts';
import type { IdSource } from './memo.ts';
import { printOperand } from './print.ts';

/** A field or transformer that can be read. */
export interface BoundOperand {
  /** Its canonical text; equal texts over one field set read equal values. */
  readonly key: string;
  readonly type: ValueType;
  readonly isList: boolean;
  readonly read: Reader;
  /** What outputs show, and what is compared but by equality and sets; see BoundField. */
  readonly readSelected: Reader;
  /** What `exists` looks at. */
  readonly readPresence: Reader;
  /** The field, when it is a bare field. */
  readonly field: Field | undefined;
  /** All fields it reads. */
  readonly fields: readonly Field[];
  /** All columns it reads, where a batch has them. */
  readonly columns: readonly ColumnName[];
  /** Ids that tell rows with different values apart; absent when the value depends on more than one column. */
  readonly idsOf?: IdSource;
  /** Of a fact field: its values with their places. */
  readonly facts?: FactReader;
  /** What the JSON of an event with a value holds; see BoundField. */
  readonly demandOf?: BoundField['demandOf'];
  readonly place?: BoundField['place'];
  readonly isVerbatim: boolean;
  readonly isNeverEmpty: boolean;
}

/** What the conditions of one field set and one load share: literal ids, and operands that read each event once. */
export interface FilterContext extends PlanContext {
  readonly fields: FieldSet;
  readonly operands: Map<string, BoundOperand>;
}

/** Makes a context for the conditions over a field set; give `literals` to share ids with other field sets. */
export function createFilterContext(fields: FieldSet, literals: LiteralTable = new LiteralTable()): FilterContext {
  return { fields, literals, operands: new Map() };
}

/**
 * Binds an operand.
 * Diagnostics: FILTER_UNKNOWN_FIELD, FILTER_BAD_ARGUMENT, FILTER_BAD_TRANSFORMER, FILTER_DEPRECATED_FIELD.
 */
export function bindOperand(node: Operand, context: FilterContext, sink: DiagnosticSink): BoundOperand | undefined {
  const key = printOperand(node);
  const known = context.operands.get(key);
  if (known !== undefined) {
    warnOfDeprecated(known.fields, node, sink);
    return known;
  }
  const bound = node.kind === 'field' ? bindField(node, key, context, sink) : bindTransformer(node, key, context, sink);
  if (bound !== undefined) {
    context.operands.set(key, bound);
  }
  return bound;
}

function bindField(
  node: FieldNode,
  key: string,
  context: FilterContext,
  sink: DiagnosticSink,
): BoundOperand | undefined {
  const found = context.fields.find(node.name);
  if (found === undefined) {
    sink.error('FILTER_UNKNOWN_FIELD', `filter_check called with nonexistent field ${node.name}`, node.span);
    return undefined;
  }
  const { field, suffix } = found;
  if (suffix !== undefined && node.argument !== undefined) {
    sink.error('FILTER_BAD_ARGUMENT', `field '${node.name}' does not support an argument in brackets`, node.span);
    return undefined;
  }
  const bound = field.bind(suffix ?? node.argument);
  if (typeof bound === 'string') {
    sink.error('FILTER_BAD_ARGUMENT', bound, node.span);
    return undefined;
  }
  warnOfDeprecated([field], node, sink);
  const hidesEmpty = bound.isList && bound.type !== 'auditvalue';
  const { column } = bound;
  const once = (read: Reader) => {
    const present = hidesEmpty ? emptyIsMissing(read) : read;
    return column === undefined ? readOncePerDocument(present) : present;
  };
  const read = once(bound.read);
  const readSelected = bound.readSelected === undefined ? read : once(bound.readSelected);
  return {
    key,
    type: bound.type,
    isList: bound.isList,
    read,
    readSelected,
    readPresence: bound.readPresence === undefined ? readSelected : once(bound.readPresence),
    field,
    fields: [field],
    columns: column === undefined ? [] : [column],
    ...(column !== undefined && { idsOf: (columns) => idsOfColumn(columns, column) }),
    ...(bound.facts && { facts: bound.facts }),
    ...(bound.demandOf && { demandOf: bound.demandOf }),
    ...(bound.place && { place: bound.place }),
    isVerbatim: bound.isVerbatim === true,
    isNeverEmpty: bound.isNeverEmpty === true,
  };
}

function warnOfDeprecated(fields: readonly Field[], node: Operand, sink: DiagnosticSink): void {
  for (const field of fields) {
    if (field.deprecated !== undefined) {
      sink.warning('FILTER_DEPRECATED_FIELD', field.deprecated, node.span);
    }
  }
}

function bindTransformer(
  node: TransformerNode,
  key: string,
  context: FilterContext,
  sink: DiagnosticSink,
): BoundOperand | undefined {
  if (node.name === 'val') {
    return bindOperand(node.arguments[0] as Operand, context, sink);
  }
  const args = node.arguments.map((argument) => bindArgument(argument, context, sink));
  if (args.includes(undefined)) {
    return undefined;
  }
  const bound = args.filter((argument) => argument !== undefined);
  const fields = bound.flatMap((argument) => argument.fields);
  const refusing = fields.find((field) => field.refusesTransformers === true);
  if (refusing !== undefined) {
    sink.error('FILTER_BAD_TRANSFORMER', `field '${refusing.name}' does not support transformers`, node.span);
    return undefined;
  }
  const transformer = findTransformer(node.name);
  if (node.argument !== undefined && transformer?.takesArgument !== true) {
    const message = `filter error: transformer '${node.name}' does not support field arguments`;
    sink.error('FILTER_BAD_TRANSFORMER', message, node.span);
    return undefined;
  }
  const inputs = bound.map((argument) => argument.input);
  const applied = transformer?.bind(inputs, node.argument) ?? `unknown transformer '${node.name}'`;
  if (typeof applied === 'string') {
    sink.error('FILTER_BAD_TRANSFORMER', applied, node.span);
    return undefined;
  }
  const columns = bound.flatMap((argument) => argument.columns);
  const [column] = columns;
  const readAll = readEach(bound.map((argument) => argument.read));
  const apply: Reader = (batch, row) => {
    const values = readAll(batch, row);
    return values === undefined ? undefined : applied.apply(values);
  };
  const read = applied.isList ? emptyIsMissing(apply) : apply;
  return {
    key,
    type: applied.type,
    isList: applied.isList,
    read,
    readSelected: read,
    readPresence: read,
    field: undefined,
    fields,
    columns,
    ...(column !== undefined && fields.length === 1 && { idsOf: (batch) => idsOfColumn(batch, column) }),
    isVerbatim: false,
    isNeverEmpty: false,
  };
}

interface BoundArgument {
  readonly input: TransformerInput;
  readonly read: Reader;
  readonly fields: readonly Field[];
  readonly columns: readonly ColumnName[];
}

function bindArgument(
  argument: TransformerArgument,
  context: FilterContext,
  sink: DiagnosticSink,
): BoundArgument | undefined {
  if (argument.kind === 'value') {
    return { input: { kind: 'literal', text: argument.text }, read: () => argument.text, fields: [], columns: [] };
  }
  if (argument.kind === 'transformer-list') {
    const items = argument.items.map((item) => bindArgument(item, context, sink));
    if (items.includes(undefined)) {
      return undefined;
    }
    const bound = items.filter((item) => item !== undefined);
    const readAll = readEach(bound.map((item) => item.read));
    return {
      input: { kind: 'list', items: bound.map((item) => item.input) },
      read: (batch, row) =>
        readAll(batch, row)?.flatMap((value): readonly Scalar[] => (isListValue(value) ? value : [value])),
      fields: bound.flatMap((item) => item.fields),
      columns: bound.flatMap((item) => item.columns),
    };
  }
  const operand = bindOperand(argument, context, sink);
  if (operand === undefined) {
    return undefined;
  }
  return {
    input: { kind: 'operand', type: operand.type, isList: operand.isList },
    read: operand.read,
    fields: operand.fields,
    columns: operand.columns,
  };
}

/** Reads several values; one that is missing makes all missing. */
function readEach(readers: readonly Reader[]): (batch: EventBatch, row: number) => FieldValue[] | undefined {
  return (batch, row) => {
    const values: FieldValue[] = [];
    for (const read of readers) {
      const value = read(batch, row);
      if (value === undefined) {
        return undefined;
      }
      values.push(value);
    }
    return values;
  };
}

/** A list field without values has no value. */
function emptyIsMissing(read: Reader): Reader {
  return (batch, row) => {
    const value = read(batch, row);
    return Array.isArray(value) && value.length === 0 ? undefined : value;
  };
}

/** Fields of a JSON document are extracted once per event, however many rules read them. */
function readOncePerDocument(read: Reader): Reader {
  let lastDocument: unknown;
  let lastValue: FieldValue | undefined;
  return (batch, row) => {
    const document = batch.documents[row];
    if (document === undefined) {
      return read(batch, row);
    }
    if (document !== lastDocument) {
      lastValue = read(batch, row);
      lastDocument = document;
    }
    return lastValue;
  };
}
