/** The suites in the order printed: one line per suite. */
import type { Suite } from './suite.ts';
import { eventTypePrefilter } from './suites/event-type-prefilter.ts';
import { filterBooleanEval } from './suites/filter-boolean-eval.ts';
import { filterCanonicalString } from './suites/filter-canonical-string.ts';
import { filterEscaping } from './suites/filter-escaping.ts';
import { filterParserAcceptReject } from './suites/filter-parser-accept-reject.ts';
import { filterParserPositions } from './suites/filter-parser-positions.ts';
import { admissionSuites, captureSuites } from './suites/later.ts';
import { pmatchPrefixSearch } from './suites/pmatch-prefix-search.ts';
import { transformers } from './suites/transformers.ts';

export const SUITES: readonly Suite[] = [
  filterParserAcceptReject,
  filterCanonicalString,
  filterParserPositions,
  filterEscaping,
  filterBooleanEval,
  transformers,
  pmatchPrefixSearch,
  eventTypePrefilter,
  ...captureSuites,
  ...admissionSuites,
];
