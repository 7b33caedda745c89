import { NO_AUDIT_VALUE } from './audit-value.ts';
import type { Operator } from './operator.ts';
import { PathSet } from './path-set.ts';
import { PathTrie } from './path-trie.ts';

/**
 * `pmatch`: a constant is the value's path or leads to it.
 * The legacy k8s_audit engine never fills its path tree, so there only fields
 * without any path match; rules for it must not rely on `pmatch`. Lists of
 * extension fields compare path elements as written, see PathSet.
 */
export const pmatch: Operator = {
  name: 'pmatch',
  operand: 'list',
  summary: 'One of the paths equals the value or is a prefix of it, by components.',
  accepts: ['text', 'audit'],
  refusesRightField: true,
  testSet(literals) {
    const prefixes = new PathTrie(literals as readonly string[]);
    return (value) => prefixes.matches(value as string);
  },
  acceptsListsOf: ['string'],
  testList(literals) {
    const prefixes = new PathSet(literals as readonly string[]);
    return (values) => values.every((value) => prefixes.covers(value as string));
  },
  testAudit: () => (values) => values.every((value) => value === NO_AUDIT_VALUE),
};
