/** The suites in the order printed: one line per suite. */
import type { Suite } from './suite.ts';
import { admission } from './suites/admission.ts';
import { admissionPolicies } from './suites/admission-policies.ts';
import { admissionUpdates } from './suites/admission-updates.ts';
import { adversarial } from './suites/adversarial.ts';
import { captures } from './suites/captures.ts';
import { dialects } from './suites/dialects.ts';
import { eventTypePrefilter } from './suites/event-type-prefilter.ts';
import { evidence } from './suites/evidence.ts';
import { falcoEngineUnit } from './suites/falco-engine-unit.ts';
import { filterBooleanEval } from './suites/filter-boolean-eval.ts';
import { filterCanonicalString } from './suites/filter-canonical-string.ts';
import { filterCompile } from './suites/filter-compile.ts';
import { filterEscaping } from './suites/filter-escaping.ts';
import { filterEval } from './suites/filter-eval.ts';
import { filterMockFields } from './suites/filter-mock-fields.ts';
import { filterModifiersAndUtf8 } from './suites/filter-modifiers-and-utf8.ts';
import { filterOnCaptures } from './suites/filter-on-captures.ts';
import { filterParserAcceptReject } from './suites/filter-parser-accept-reject.ts';
import { filterParserPositions } from './suites/filter-parser-positions.ts';
import { gotests } from './suites/gotests.ts';
import { k8sAuditSuiteLegacy, k8sAuditSuitePlugin } from './suites/k8s-audit-suites.ts';
import { k8sDialectSemanticsDerived } from './suites/k8s-dialect-semantics-derived.ts';
import { k8sauditPluginExtract } from './suites/k8saudit-plugin-extract.ts';
import { outputFormatter } from './suites/output-formatter.ts';
import { pmatchPrefixSearch } from './suites/pmatch-prefix-search.ts';
import { psa } from './suites/psa.ts';
import { psaPsp } from './suites/psa-psp.ts';
import { pspSuite } from './suites/psp-suite.ts';
import { rulesLoadingSuite } from './suites/rules-loading-suite.ts';
import { rulesLoadingSuiteLegacyText } from './suites/rules-loading-suite-legacy-text.ts';
import { selection } from './suites/selection.ts';
import { transformers } from './suites/transformers.ts';
import { validity } from './suites/validity.ts';

export const SUITES: readonly Suite[] = [
  pspSuite,
  k8sAuditSuiteLegacy,
  k8sAuditSuitePlugin,
  filterParserAcceptReject,
  filterCanonicalString,
  filterParserPositions,
  filterEscaping,
  filterBooleanEval,
  filterEval,
  filterMockFields,
  filterModifiersAndUtf8,
  filterCompile,
  transformers,
  pmatchPrefixSearch,
  eventTypePrefilter,
  outputFormatter,
  k8sDialectSemanticsDerived,
  k8sauditPluginExtract,
  rulesLoadingSuite,
  rulesLoadingSuiteLegacyText,
  falcoEngineUnit,
  filterOnCaptures,
  captures,
  admission,
  admissionUpdates,
  admissionPolicies,
  adversarial,
  evidence,
  gotests,
  selection,
  psa,
  psaPsp,
  dialects,
  validity,
];
