/** Are sysctl patterns well formed, and does none be both allowed and forbidden? */
import { sysctlsMayHaveSlashes } from '../kubernetes.ts';
import { type Candidate, itemsOf, type Refuse } from './candidate.ts';

const DOTTED = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?\.)*([a-z0-9][-_a-z0-9]*)?[a-z0-9*]$/;
const DOTTED_OR_SLASHED = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*([a-z0-9][-_a-z0-9]*)?[a-z0-9*]$/;
const MAX_LENGTH = 253;
/** Entries of a list that are compared with another; rules for more cannot be made anyway. */
const MAX_COMPARED = 1000;
const FORM = `a name such as kernel.sem, or the beginning of names such as net.*, at most ${MAX_LENGTH} characters`;

/** Checks the patterns of both lists. */
export function checkSysctls({ spec, target }: Candidate, refuse: Refuse): void {
  const pattern = sysctlsMayHaveSlashes(target) ? DOTTED_OR_SLASHED : DOTTED;
  checkList('spec.allowedUnsafeSysctls', spec.allowedUnsafeSysctls ?? [], pattern, refuse);
  checkList('spec.forbiddenSysctls', spec.forbiddenSysctls ?? [], pattern, refuse);
}

function checkList(field: string, list: readonly string[], pattern: RegExp, refuse: Refuse): void {
  for (const [index, name] of itemsOf(list)) {
    if (name.length > MAX_LENGTH || !pattern.test(name)) {
      const message = name === '' ? `${field}[${index}] is empty` : `${field}[${index}] is no sysctl`;
      refuse({ field: `${field}[${index}]`, code: 'PSP_BAD_VALUE', reason: 'invalid', message, expected: FORM });
    }
  }
  if (list.includes('*') && list.length > 1) {
    const at = `${field}[${list.indexOf('*')}]`;
    const message = `${field} has '*' beside others`;
    refuse({ field, at, code: 'PSP_CONFLICT', reason: 'conflict', message, expected: "'*' alone, or names" });
  }
}

/** Checks that no name is both allowed and forbidden; the narrower of two patterns is at fault. */
export function checkSysctlOverlap({ spec }: Candidate, refuse: Refuse): void {
  for (const [allowedIndex, allowed] of itemsOf(spec.allowedUnsafeSysctls?.slice(0, MAX_COMPARED))) {
    for (const [forbiddenIndex, forbidden] of itemsOf(spec.forbiddenSysctls?.slice(0, MAX_COMPARED))) {
      if (covers(forbidden, allowed)) {
        refuseOverlap(`spec.allowedUnsafeSysctls[${allowedIndex}]`, `spec.forbiddenSysctls[${forbiddenIndex}]`, refuse);
      } else if (covers(allowed, forbidden)) {
        refuseOverlap(`spec.forbiddenSysctls[${forbiddenIndex}]`, `spec.allowedUnsafeSysctls[${allowedIndex}]`, refuse);
      }
    }
  }
}

/** Tells whether a pattern stands for all that another pattern or name stands for. */
function covers(pattern: string, other: string): boolean {
  return pattern.endsWith('*') ? other.replace(/\*$/, '').startsWith(pattern.slice(0, -1)) : pattern === other;
}

function refuseOverlap(field: string, other: string, refuse: Refuse): void {
  const message = `${field} overlaps with ${other}`;
  refuse({ field, code: 'PSP_CONFLICT', reason: 'overlap', message, expected: 'each name in one of the two lists' });
}
