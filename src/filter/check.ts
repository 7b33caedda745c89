/**
 * Syntax tree → checked condition: binds names to fields and operators and
 * types the constants. Messages are those of libs.
 * @see falcosecurity/libs userspace/libsinsp/filter.cpp (sinsp_filter_compiler)
 */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { Span } from '../base/source-text.ts';
import type { EventSourceName } from '../event/event-source.ts';
import { type TypeClass, typeClass } from '../event/value-type.ts';
import type { Reader } from '../fields/field.ts';
import type { Operator } from '../operators/operator.ts';
import { findOperator } from '../operators/registry.ts';
import type { BinaryCheckNode, Condition, Operand, RightSide, UnaryCheckNode, ValueNode } from './ast.ts';
import type { CheckedCondition } from './checked.ts';
import { constantTest } from './constant-test.ts';
import { type BoundOperand, bindOperand, type FilterContext } from './operand.ts';
import { warnOfConstants } from './suspicious-constants.ts';

/** Class names as libs' messages have them. */
const CLASS_NAMES: Record<TypeClass, string> = {
  number: 'numeric',
  bool: 'boolean',
  text: 'string',
  bytes: 'buffer',
  address: 'ip address and network',
  network: 'ip address and network',
  id: 'user and group id',
  audit: 'k8s audit',
  ranged: 'integer range',
};

/** What a condition is checked against, and where mistakes go. */
export interface CheckOptions {
  readonly source: EventSourceName;
  readonly context: FilterContext;
  readonly sink: DiagnosticSink;
}

/**
 * Checks a condition whose macros are resolved. Returns undefined when there
 * was an error; goes on after one, so that all are reported.
 * Diagnostics: FILTER_UNKNOWN_FIELD and FILTER_UNKNOWN_EVENT_TYPE (a rule may
 * tolerate these), FILTER_BAD_ARGUMENT, FILTER_BAD_TRANSFORMER,
 * FILTER_BAD_OPERATOR, FILTER_BAD_VALUE, FILTER_UNDEFINED_MACRO; warnings
 * FILTER_DEPRECATED_FIELD, FILTER_UNSAFE_NA, FILTER_REGEX_NOT_NEEDED,
 * FILTER_VALUE_NAMES_FIELD, FILTER_VALUE_LIKE_TRANSFORMER.
 */
export function check(condition: Condition, options: CheckOptions): CheckedCondition | undefined {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return checkGroup(condition.kind, condition.items, options);
    case 'not': {
      const item = check(condition.item, options);
      return item === undefined ? undefined : { kind: 'not', item };
    }
    case 'macro':
      options.sink.error(
        'FILTER_UNDEFINED_MACRO',
        `Undefined macro '${condition.name}' used in filter.`,
        condition.span,
      );
      return undefined;
    default:
      return checkComparison(condition, options);
  }
}

/** Checks the items and lifts groups of the same kind, which inlined macros leave behind. */
function checkGroup(
  kind: 'and' | 'or',
  conditions: readonly Condition[],
  options: CheckOptions,
): CheckedCondition | undefined {
  const items: CheckedCondition[] = [];
  let isComplete = true;
  for (const condition of conditions) {
    const item = check(condition, options);
    if (item === undefined) {
      isComplete = false;
    } else if (item.kind === kind) {
      items.push(...item.items);
    } else {
      items.push(item);
    }
  }
  return isComplete ? { kind, items } : undefined;
}

function checkComparison(node: UnaryCheckNode | BinaryCheckNode, options: CheckOptions): CheckedCondition | undefined {
  const { context, sink } = options;
  const operand = bindOperand(node.left, context, sink);
  const operator = findOperator(node.operator);
  if (operand === undefined || operator === undefined) {
    return undefined;
  }
  if (operand.field?.isOutputOnly === true) {
    sink.error('FILTER_BAD_OPERATOR', `field '${operand.key}' can be used in outputs only`, node.left.span);
    return undefined;
  }
  const mistake = operatorMistake(operator, operand, node.kind === 'binary' ? node.modifier : undefined);
  if (mistake !== undefined) {
    sink.error('FILTER_BAD_OPERATOR', mistake, node.span);
    return undefined;
  }
  if (node.kind === 'binary' && isOperand(node.right)) {
    return checkRelation(operand, operator, node.right, options);
  }
  return checkConstants(operand, operator, node, options);
}

function operatorMistake(operator: Operator, operand: BoundOperand, modifier: string | undefined): string | undefined {
  const name = modifier === undefined ? operator.name : `${operator.name} ${modifier}`;
  if (operand.type === 'auditvalue') {
    const isComparable = operator.testAudit !== undefined && modifier === undefined;
    return isComparable ? undefined : `filter error: unsupported comparison operator '${name}'`;
  }
  if (operand.isList) {
    const isComparable = operator.acceptsLists === true && modifier === undefined;
    return isComparable || operator.acceptsListsOf?.includes(operand.type)
      ? undefined
      : `'${name}' operator not supported for list filters`;
  }
  const ofType = typeClass(operand.type);
  return operator.accepts.includes(ofType)
    ? undefined
    : `'${name}' operator not supported for ${CLASS_NAMES[ofType]} filters`;
}

function isOperand(right: RightSide): right is Operand {
  return right.kind === 'field' || right.kind === 'transformer';
}

function checkRelation(
  operand: BoundOperand,
  operator: Operator,
  node: Operand,
  { context, sink }: CheckOptions,
): CheckedCondition | undefined {
  const right = bindOperand(node, context, sink);
  if (right === undefined) {
    return undefined;
  }
  const mistake = relationMistake(operand, operator, right);
  const relation = operator.relation?.(operand.type);
  if (mistake !== undefined || relation === undefined) {
    sink.error('FILTER_BAD_OPERATOR', mistake ?? refusedRightField(operator), node.span);
    return undefined;
  }
  const quantifier = operand.field?.quantifier;
  return {
    kind: 'relation',
    operand,
    operator: operator.name,
    right,
    relation:
      quantifier === undefined
        ? relation
        : (left, value) => (left as readonly (typeof value)[]).some((one) => relation(one, value)),
  };
}

function relationMistake(operand: BoundOperand, operator: Operator, right: BoundOperand): string | undefined {
  if (operator.refusesRightField === true || operator.relation === undefined) {
    return refusedRightField(operator);
  }
  const refusing = [operand.field, right.field].find((field) => field?.refusesRightSide === true);
  if (refusing !== undefined || typeClass(operand.type) === 'network') {
    return `filter error: field '${(refusing ?? operand.field)?.name ?? operand.key}' cannot be compared with another field`;
  }
  if (operand.field?.refusesFieldComparison === true) {
    return `filter error: field '${operand.key}' must be compared to constants`;
  }
  const isSetOfValues = operator.operand === 'list' && right.isList && !operand.isList;
  if (operand.type !== right.type || (operand.isList !== right.isList && !isSetOfValues)) {
    return `filter error: fields '${operand.key}' and '${right.key}' have different types`;
  }
  return undefined;
}

function refusedRightField(operator: Operator): string {
  return `filter error: '${operator.name}' cannot compare with another field`;
}

function checkConstants(
  operand: BoundOperand,
  operator: Operator,
  node: UnaryCheckNode | BinaryCheckNode,
  options: CheckOptions,
): CheckedCondition | undefined {
  const { sink, context } = options;
  const nodes = node.kind === 'unary' ? [] : constantNodes(node.right);
  const modifier = node.kind === 'binary' ? node.modifier : undefined;
  let isValid = true;
  for (const value of nodes) {
    const mistake = isEquality(operator) ? operand.field?.literalMistake?.(value.text) : undefined;
    if (mistake !== undefined) {
      sink.error('FILTER_UNKNOWN_EVENT_TYPE', mistake, value.span);
      isValid = false;
    }
    warnOfConstants(operand, operator, value, options);
  }
  const literals = nodes.map((value) => value.text);
  const fail = (message: string, index: number): void => {
    sink.error('FILTER_BAD_VALUE', message, spanOf(nodes, index, node.span));
    isValid = false;
  };
  const test = constantTest({ operand, operator, modifier, literals, context }, fail);
  if (!isValid || test === undefined) {
    return undefined;
  }
  const read = readerFor(operator, operand);
  return { kind: 'constant', operand: { ...operand, read }, operator: operator.name, modifier, literals, test };
}

/** Which of the operand's values an operator looks at. */
function readerFor(operator: Operator, operand: BoundOperand): Reader {
  if (operator.name === 'exists') {
    return operand.readPresence;
  }
  return isEquality(operator) ? operand.read : operand.readSelected;
}

function isEquality(operator: Operator): boolean {
  return operator.name === '=' || operator.name === '!=' || operator.operand === 'list';
}

function constantNodes(right: RightSide): readonly ValueNode[] {
  if (right.kind === 'value') {
    return [right];
  }
  return right.kind === 'list' ? right.items : [];
}

function spanOf(nodes: readonly ValueNode[], index: number, whole: Span): Span {
  return nodes[index]?.span ?? whole;
}
