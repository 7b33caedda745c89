/**
 * Syntax tree → condition text, in the canonical form of libs: and/or groups
 * in parentheses, values quoted only when they must be.
 * @see falcosecurity/libs userspace/libsinsp/filter/ast.cpp (string_visitor)
 */
import type { Condition, Operand, RightSide, TransformerArgument } from './ast.ts';
import { quoteIfNeeded } from './quote.ts';

/** Prints a condition so that parsing the text gives an equal tree. */
export function print(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.items.map(print).join(` ${condition.kind} `)})`;
    case 'not':
      return `not ${print(condition.item)}`;
    case 'macro':
      return condition.name;
    case 'unary':
      return `${printOperand(condition.left)} ${condition.operator}`;
    case 'binary': {
      const modifier = condition.modifier === undefined ? '' : `${condition.modifier} `;
      return `${printOperand(condition.left)} ${condition.operator} ${modifier}${printRight(condition.right)}`;
    }
  }
}

/** Prints a field or transformer, for instance `tolower(fd.name)`. */
export function printOperand(operand: Operand): string {
  const argument = operand.argument === undefined ? '' : `[${quoteIfNeeded(operand.argument)}]`;
  if (operand.kind === 'field') {
    return `${operand.name}${argument}`;
  }
  return `${operand.name}(${operand.arguments.map(printArgument).join(',')})${argument}`;
}

function printRight(right: RightSide): string {
  switch (right.kind) {
    case 'value':
      return quoteIfNeeded(right.text);
    case 'list':
      return `(${right.items.map((item) => quoteIfNeeded(item.text)).join(', ')})`;
    default:
      return printOperand(right);
  }
}

function printArgument(argument: TransformerArgument): string {
  switch (argument.kind) {
    case 'value':
      return quoteIfNeeded(argument.text);
    case 'transformer-list':
      return `(${argument.items.map(printArgument).join(',')})`;
    default:
      return printOperand(argument);
  }
}
