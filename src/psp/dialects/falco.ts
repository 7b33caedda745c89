/**
 * Falco 0.39 and later with plugin k8saudit: the verdicts of dialect `drypod`
 * in fields that this plugin and the json plugin have. A pod is read from the
 * JSON text of the request and of the response; what that cannot tell is in
 * {@link FALCO_LIMITS}.
 */
import { auditViews, DEFAULT_VIEW_BOUNDS, type ViewBounds } from '../audit-views.ts';
import type { PlainData } from '../control.ts';
import { CONTROLS } from '../controls/registry.ts';
import type { Dialect, UnconvertedField } from '../dialect.ts';
import { falcoContext, isOfContainers } from '../falco-context.ts';
import { FALCO_LIMITS } from '../falco-limits.ts';
import { outcomesOf } from '../outcomes.ts';
import { seLinuxLevelOrders } from '../se-linux-level-orders.ts';
import { isPlainInJson } from '../word-patterns.ts';

/** Bytes of the longest constant; one is kept for the slash after a host path. */
const MAX_CONSTANT_BYTES = 254;
/** Bytes of a word that stands in a regular expression, with what surrounds it. */
const MAX_PATTERN_BYTES = 150;
/** Controls whose words stand in regular expressions over JSON text. */
const MATCHED_IN_TEXT: readonly string[] = [
  'allowedCapabilities',
  'defaultAddCapabilities',
  'requiredDropCapabilities',
  'seccomp',
  'appArmor',
];

/** Name of the command line, folder of the templates. */
export const falco: Dialect = {
  name: 'falco',
  controls: CONTROLS,
  unconverted: [levelOrder()],
  limits: FALCO_LIMITS,
  pod: podWithin({}),
  podWithin,
  everyRuleAlerts: true,
  followsRelease: true,
  endsPolicies: true,
  hasFacts: true,
  maxValues: 1000,
  unwritable(text, control) {
    if (text.includes('\0')) {
      return 'it holds a NUL character';
    }
    const isMatched = control !== undefined && MATCHED_IN_TEXT.includes(control);
    if (isMatched && !isPlainInJson(text)) {
      return 'JSON may write it in several ways';
    }
    const limit = isMatched ? MAX_PATTERN_BYTES : MAX_CONSTANT_BYTES;
    return new TextEncoder().encode(text).length > limit ? `it is longer than ${limit} bytes` : undefined;
  },
  hasRules(control, terms, target) {
    const { violation, mutation, refusedDefault } = outcomesOf(control, terms, target);
    return violation || mutation || refusedDefault;
  },
  contextOf: (control, context) => ({ ...falcoContext(control, context), is_of_containers: isOfContainers(control) }),
};

function podWithin(bounds: Partial<ViewBounds>): { readonly [key: string]: PlainData } {
  return {
    ...auditViews({ ...DEFAULT_VIEW_BOUNDS, ...bounds }),
    limits: FALCO_LIMITS.map(({ what, effect }) => ({ what, effect })),
  };
}

function levelOrder(): UnconvertedField {
  const path = 'spec.seLinux.seLinuxOptions.level';
  return {
    path: `${path}, in any order of its categories`,
    reason: 'more than four categories; a pod has to name them in this order or sorted',
    statedAt: ({ spec: { seLinux } }) =>
      seLinux?.rule === 'MustRunAs' && !seLinuxLevelOrders(seLinux.seLinuxOptions?.level ?? '').isComplete
        ? [path]
        : [],
  };
}
