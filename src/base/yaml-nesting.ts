/**
 * A limit on the nesting of YAML that holds before anything recurses: the
 * library composes recursively, and running out of stack there can end the
 * process, which nothing catches.
 */
import type { CST } from 'yaml';

/** Gives the offset of a token nested deeper than `maxDepth` levels below `root`; undefined when there is none. */
export function tooDeepOffset(root: CST.Token, maxDepth: number): number | undefined {
  const pending: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const depth = next.depth + 1;
    if (depth > maxDepth) {
      return next.token.offset;
    }
    for (const token of partsOf(next.token)) {
      pending.push({ token, depth });
    }
  }
  return undefined;
}

function partsOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') {
    return token.value === undefined ? [] : [token.value];
  }
  const items = 'items' in token ? token.items : [];
  return items.flatMap((item) => [item.key ?? [], item.value ?? []].flat());
}
