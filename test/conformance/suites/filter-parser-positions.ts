/** Where each node of the syntax tree begins: `kind` followed by `offset line column`, depth first. */
import type { Condition, RightSide, TransformerArgument } from '#src/filter/ast.js';
import { parseCondition } from '../condition.ts';
import { type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface PositionCase {
  readonly input: string;
  readonly node_positions: string;
}

type Node = Condition | RightSide | TransformerArgument;

/** Names of the node kinds in the vectors where they differ from ours. */
const KIND_NAMES: Readonly<Record<string, string>> = { macro: 'identifier', 'transformer-list': 'transformer_list' };

export const filterParserPositions: Suite = vectorSuite<VectorFile<PositionCase>, PositionCase>({
  name: 'filter_parser_positions',
  keys: ['input', 'node_positions'],
  judge({ input, node_positions }) {
    return same('positions', node_positions, dump(parseCondition(input)));
  },
});

function dump(node: Node): string {
  const { source, start } = node.span;
  const { line, column } = source.position(start);
  const offset = Buffer.byteLength(source.text.slice(0, start));
  const own = `${KIND_NAMES[node.kind] ?? node.kind}${offset} ${line} ${column}`;
  return own + children(node).map(dump).join('');
}

function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.items;
    case 'not':
      return [node.item];
    case 'unary':
      return [node.left];
    case 'binary':
      return [node.left, node.right];
    case 'transformer':
      return node.arguments;
    default:
      return [];
  }
}
