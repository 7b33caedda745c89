/** The places that an alert names, against those where admission finds something. */
import type { Match } from './rules-of-policy.ts';
import type { Verdict } from './verdict.ts';

/** Findings of one alert that are shown. */
const MAX_FINDINGS = 32;
/** Long findings are cut. */
const MAX_PATH = 250;

/** Their places are where a profile or label is set, which admission does not tell from where it holds. */
const INHERITED: readonly string[] = ['seccomp', 'appArmor', 'seLinux'];

/** Of a root user who is also allowed to be root admission names the permission only, an alert both. */
const NAMED_BESIDES = /\.runAsUser=0 /;

/** Gives the controls of which an alert names other places than admission. */
export function findingDifferences(verdict: Verdict, matches: readonly Match[]): readonly string[] {
  if (verdict.outcome === 'UNUSABLE') {
    return [];
  }
  return matches.flatMap(({ rule, findings }) => {
    const [, kind = '', control = '', when] = /(Violation|Mutation) \((\w+)\)(?: (\w+))?$/.exec(rule) ?? [];
    if (findings.length >= MAX_FINDINGS) {
      return [];
    }
    if (INHERITED.includes(control) && kind === 'Violation' && when !== 'Update') {
      return findings.length > 0 ? [] : [`${control}: nothing is found`];
    }
    const places = [...new Set(placesOf(verdict, control, kind, when))];
    const missing = places.filter((place) => !findings.some((finding) => finding.startsWith(place)));
    const unfounded = findings.filter(
      (finding) => !NAMED_BESIDES.test(finding) && !places.some((place) => finding.startsWith(place)),
    );
    return missing.length + unfounded.length === 0 ? [] : [`${control} ${kind} ${when ?? ''}: places differ`];
  });
}

function placesOf({ violations, mutations }: Verdict, control: string, kind: string, when = ''): readonly string[] {
  const found =
    kind === 'Mutation'
      ? mutations.filter(({ isNeutral }) => isNeutral !== true)
      : violations.filter(({ reason }) => (reason === 'update_would_default') === (when === 'Update'));
  return found.filter((one) => one.control === control).map(({ path = '' }) => path.slice(0, MAX_PATH));
}
