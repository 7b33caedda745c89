/** Whether one of several paths, with wildcards, leads to a path. */
import { LiteralTable } from '#src/base/literal-table.js';
import { pmatch } from '#src/operators/pmatch.js';
import { all, fail, type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface PrefixCase {
  readonly search_paths: readonly string[];
  readonly queries: readonly { readonly path: string; readonly match: boolean }[];
}

export const pmatchPrefixSearch: Suite = vectorSuite<VectorFile<PrefixCase>, PrefixCase>({
  name: 'pmatch_prefix_search',
  keys: ['search_paths', 'queries'],
  judge({ search_paths, queries }) {
    const matches = pmatch.testSet?.(search_paths, 'fspath', { literals: new LiteralTable() });
    return matches === undefined
      ? fail('pmatch has no test')
      : all(queries.map(({ path, match }) => same(path, match, matches(path))));
  },
});
