/** Do capabilities, privilege escalation and proc mount types go together? */
import { type Candidate, itemsOf, type Refuse } from './candidate.ts';
import { oneOf } from './one-of.ts';

const PROC_MOUNT_TYPES = ['Default', 'Unmasked'];

/** Checks that no capability is both given and taken away. Names are free text, compared as written. */
export function checkCapabilities({ spec }: Candidate, refuse: Refuse): void {
  const { requiredDropCapabilities = [], allowedCapabilities = [] } = spec;
  if (requiredDropCapabilities.length > 0 && allowedCapabilities.includes('*')) {
    refuse({
      field: 'spec.requiredDropCapabilities',
      code: 'PSP_CONFLICT',
      reason: 'conflict',
      message: "spec.requiredDropCapabilities is not empty, and spec.allowedCapabilities has '*'",
      expected: "no '*', or nothing to drop",
    });
  }
  const dropped = new Set(requiredDropCapabilities);
  for (const key of ['defaultAddCapabilities', 'allowedCapabilities'] as const) {
    for (const [index, name] of itemsOf(spec[key])) {
      if (dropped.has(name)) {
        const field = `spec.${key}`;
        const message = `'${name}' is in ${field} and in spec.requiredDropCapabilities`;
        const at = `${field}[${index}]`;
        refuse({ field, at, code: 'PSP_CONFLICT', reason: 'conflict', message, expected: 'it in one of the two' });
      }
    }
  }
}

/** Checks that the default for privilege escalation is allowed; absent, it is. */
export function checkPrivilegeEscalation({ spec }: Candidate, refuse: Refuse): void {
  if (spec.defaultAllowPrivilegeEscalation === true && spec.allowPrivilegeEscalation === false) {
    refuse({
      field: 'spec.defaultAllowPrivilegeEscalation',
      code: 'PSP_CONFLICT',
      reason: 'conflict',
      message: 'spec.defaultAllowPrivilegeEscalation is true, and spec.allowPrivilegeEscalation is false',
      expected: 'both true, or a default of false',
    });
  }
}

/** Checks the names of proc mount types. */
export function checkProcMountTypes({ spec }: Candidate, refuse: Refuse): void {
  for (const [index, type] of itemsOf(spec.allowedProcMountTypes)) {
    if (!PROC_MOUNT_TYPES.includes(type)) {
      const field = `spec.allowedProcMountTypes[${index}]`;
      const message = `'${type}' is no value of ${field}`;
      const expected = () => oneOf(type, PROC_MOUNT_TYPES);
      refuse({ field, code: 'PSP_BAD_VALUE', reason: 'unsupported', message, expected });
    }
  }
}
