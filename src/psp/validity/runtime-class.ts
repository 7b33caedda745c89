/** Are the names of runtime classes well formed, and is the default one of them? */
import { type Candidate, itemsOf, type Refuse } from './candidate.ts';
import { SUBDOMAIN_FORM, subdomainMistakes } from './names.ts';

const NAMES = 'spec.runtimeClass.allowedRuntimeClassNames';
const DEFAULT = 'spec.runtimeClass.defaultRuntimeClassName';

/** Checks the runtime classes. */
export function checkRuntimeClass({ spec: { runtimeClass } }: Candidate, refuse: Refuse): void {
  const names = runtimeClass?.allowedRuntimeClassNames ?? [];
  const seen = new Set<string>();
  for (const [index, name] of itemsOf(names)) {
    const field = `${NAMES}[${index}]`;
    if (name !== '*') {
      refuseName(field, name, refuse);
    }
    if (seen.has(name)) {
      const message = `${field} repeats '${name}'`;
      refuse({ field, code: 'PSP_DUPLICATE_VALUE', reason: 'duplicate', message, expected: 'each name once' });
    }
    seen.add(name);
  }
  if (seen.has('*') && names.length > 1) {
    const at = `${NAMES}[${names.indexOf('*')}]`;
    const message = `${NAMES} has '*' beside others`;
    refuse({ field: NAMES, at, code: 'PSP_CONFLICT', reason: 'conflict', message, expected: "'*' alone, or names" });
  }
  checkDefault(runtimeClass?.defaultRuntimeClassName, seen, refuse);
}

function checkDefault(name: string | undefined, allowed: ReadonlySet<string>, refuse: Refuse): void {
  if (name === undefined) {
    return;
  }
  refuseName(DEFAULT, name, refuse);
  if (!allowed.has(name) && !allowed.has('*')) {
    const message = `${NAMES} lacks '${name}', which ${DEFAULT} names`;
    refuse({
      field: NAMES,
      at: DEFAULT,
      code: 'PSP_CONFLICT',
      reason: 'required',
      message,
      expected: 'it in the list',
    });
  }
}

function refuseName(field: string, name: string, refuse: Refuse): void {
  for (const mistake of subdomainMistakes(name)) {
    const message = `${field} '${name}' ${mistake}`;
    refuse({ field, code: 'PSP_BAD_VALUE', reason: 'invalid', message, expected: SUBDOMAIN_FORM });
  }
}
