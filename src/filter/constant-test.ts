/** Builds the test of a field against constants: parses the constants, then quantifies over values and constants. */
import { type FieldValue, isListValue, type Scalar } from '../event/value.ts';
import { parseHexLiteral, parseLiteral } from '../operators/literal.ts';
import { LiteralError, type Operator, type PlanContext, type ValueTest } from '../operators/operator.ts';
import type { ListModifier } from './ast.ts';
import type { BoundOperand } from './operand.ts';

type FieldTest = (value: FieldValue) => boolean;

interface ConstantComparison {
  readonly operand: BoundOperand;
  readonly operator: Operator;
  readonly modifier: ListModifier | undefined;
  readonly literals: readonly string[];
  readonly context: PlanContext;
}

/** Makes the test of present values; calls `fail` with each unusable constant's message and index, and then returns undefined. */
export function constantTest(
  comparison: ConstantComparison,
  fail: (message: string, index: number) => void,
): FieldTest | undefined {
  const { operand, operator, modifier, literals, context } = comparison;
  if (operand.type === 'auditvalue') {
    const test = operator.testAudit?.(literals, context);
    return test === undefined ? undefined : (values) => test(values as readonly Scalar[]);
  }
  if (operator.operand === 'none') {
    return () => true;
  }
  const parsed = parseAll(comparison, fail);
  if (parsed === undefined) {
    return undefined;
  }
  if (operator.operand === 'list') {
    return setTest(comparison, parsed);
  }
  const tests: FieldTest[] = [];
  for (const [index, literal] of parsed.entries()) {
    const test = guarded(() => operator.test?.(literal, operand.type), index, fail);
    if (test === undefined) {
      return undefined;
    }
    tests.push(quantified(operand, operator, test));
  }
  const test = modifier === undefined ? tests[0] : modified(modifier, tests);
  return operand.isList && test !== undefined ? (values) => (values as readonly Scalar[]).every(test) : test;
}

function parseAll(
  { operand, operator, literals }: ConstantComparison,
  fail: (message: string, index: number) => void,
): Scalar[] | undefined {
  const parsed: Scalar[] = [];
  for (const [index, literal] of literals.entries()) {
    const value = guarded(() => parse(literal, operator, operand), index, fail);
    if (value !== undefined) {
      parsed.push(value);
    }
  }
  return parsed.length === literals.length ? parsed : undefined;
}

function parse(literal: string, operator: Operator, operand: BoundOperand): Scalar {
  switch (operator.literal) {
    case 'hex':
      return parseHexLiteral(literal);
    case 'text':
      return parseLiteral(literal, 'charbuf');
    default:
      return parseLiteral(literal, operand.type);
  }
}

function guarded<T>(build: () => T, index: number, fail: (message: string, index: number) => void): T | undefined {
  try {
    return build();
  } catch (error) {
    if (error instanceof LiteralError) {
      fail(error.message, index);
      return undefined;
    }
    throw error;
  }
}

function setTest(
  { operand, operator, context }: ConstantComparison,
  literals: readonly Scalar[],
): FieldTest | undefined {
  if (operand.isList) {
    const test = operator.testList?.(literals, operand.type, context);
    return test === undefined ? undefined : (values) => test(values as readonly Scalar[]);
  }
  const test = operator.testSet?.(literals, operand.type, context);
  return test === undefined ? undefined : quantified(operand, operator, test);
}

/** Of a field that stands for several values any may satisfy the test; of two endpoints both must for `!=`. */
function quantified(operand: BoundOperand, operator: Operator, test: ValueTest): FieldTest {
  const quantifier = operand.field?.quantifier;
  if (quantifier === undefined) {
    return (value) => test(value as Scalar);
  }
  const needsAll = quantifier === 'endpoints' && operator.name === '!=';
  return (value) => {
    const values = isListValue(value) ? value : [value];
    return needsAll ? values.every(test) : values.some(test);
  };
}

/** `oneof`: exactly one constant satisfies; `anyof`: at least one; `allof`: every one. No constants, no match. */
function modified(modifier: ListModifier, tests: readonly FieldTest[]): FieldTest {
  switch (modifier) {
    case 'oneof':
      return (value) => tests.reduce((count, test) => count + (test(value) ? 1 : 0), 0) === 1;
    case 'anyof':
      return (value) => tests.some((test) => test(value));
    case 'allof':
      return (value) => tests.length > 0 && tests.every((test) => test(value));
  }
}
