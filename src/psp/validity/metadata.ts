/** Is `metadata` what the API server takes, and does it serve policies under that API version? */

import { pspApiVersions } from '../kubernetes.ts';
import type { Candidate, Refuse } from './candidate.ts';
import { KEY_FORM, keyMistakes, labelValueMistakes, SUBDOMAIN_FORM, subdomainMistakes } from './names.ts';

/** Bytes that the keys and values of all annotations may take together. */
const MAX_ANNOTATION_BYTES = 256 * 1024;

/** Checks the API version. */
export function checkApiVersion({ apiVersion, target }: Candidate, refuse: Refuse): void {
  const versions = pspApiVersions(target);
  const isMissing = apiVersion === undefined;
  if (isMissing || !versions.includes(apiVersion)) {
    refuse({
      field: 'apiVersion',
      code: isMissing ? 'PSP_MISSING_FIELD' : 'PSP_BAD_VALUE',
      reason: 'unsupported',
      message: isMissing
        ? 'apiVersion is missing'
        : `Kubernetes 1.${target.minor} has no PodSecurityPolicy in API version '${apiVersion}'`,
      expected: versions.join(' or '),
    });
  }
}

/** Checks the name, or the beginning of one that the server is to make. */
export function checkName({ metadata: { name, generateName = '' } }: Candidate, refuse: Refuse): void {
  if ((name ?? '') !== '') {
    refuseName('metadata.name', name ?? '', name ?? '', refuse);
  } else if (generateName === '') {
    const isMissing = name === undefined;
    refuse({
      field: 'metadata.name',
      code: isMissing ? 'PSP_MISSING_FIELD' : 'PSP_BAD_VALUE',
      reason: 'required',
      message: isMissing ? 'metadata.name is missing' : 'metadata.name is empty',
      expected: SUBDOMAIN_FORM,
    });
  }
  if (generateName !== '') {
    // something follows, so that it may end with a dash
    refuseName('metadata.generateName', generateName, generateName.replace(/.-$/, 'a'), refuse);
  }
}

function refuseName(field: string, written: string, judged: string, refuse: Refuse): void {
  for (const mistake of subdomainMistakes(judged)) {
    const message = `${field} '${written}' ${mistake}`;
    refuse({ field, code: 'PSP_BAD_NAME', reason: 'invalid', message, expected: SUBDOMAIN_FORM });
  }
}

/** Checks keys and values of labels. */
export function checkLabels({ metadata: { labels } }: Candidate, refuse: Refuse): void {
  const field = 'metadata.labels';
  for (const [key, value] of labels ?? []) {
    const at = `${field}[${key}]`;
    for (const mistake of keyMistakes(key)) {
      const message = `the key '${key}' in ${field} ${mistake}`;
      refuse({ field, at, code: 'PSP_BAD_NAME', reason: 'invalid', message, expected: KEY_FORM });
    }
    for (const mistake of labelValueMistakes(value)) {
      refuse({ field, at, code: 'PSP_BAD_VALUE', reason: 'invalid', message: `the value of ${at} ${mistake}` });
    }
  }
}

/** Checks keys of annotations, and how much they hold. */
export function checkAnnotations({ metadata: { annotations } }: Candidate, refuse: Refuse): void {
  const field = 'metadata.annotations';
  let bytes = 0;
  for (const [key, value] of annotations ?? []) {
    bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
    for (const mistake of keyMistakes(key.toLowerCase())) {
      const message = `the key '${key}' in ${field} ${mistake}`;
      const at = `${field}[${key}]`;
      refuse({ field, at, code: 'PSP_BAD_NAME', reason: 'invalid', message, expected: KEY_FORM });
    }
  }
  if (bytes > MAX_ANNOTATION_BYTES) {
    const message = `${field} take ${bytes} bytes`;
    const expected = `${MAX_ANNOTATION_BYTES} at most`;
    refuse({ field, code: 'PSP_BAD_VALUE', reason: 'invalid', message, expected });
  }
}
