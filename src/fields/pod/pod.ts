/** Field class `pod` of the k8s_audit source: an extension of drypod, for rules that judge pods. */
import type { Field } from '../field.ts';
import type { FieldClass } from '../field-class.ts';
import { CONTAINER_FACTS } from './container-facts.ts';
import { factField } from './fact-field.ts';
import { HANDLER_FACTS } from './handler-facts.ts';
import { POD_FACTS } from './pod-facts.ts';
import { PROFILE_FACTS } from './profile-facts.ts';
import { REQUEST_FACTS } from './request-facts.ts';
import { STATED_FACTS } from './stated-facts.ts';
import { UNSET_FACTS } from './unset-facts.ts';
import { VOLUME_FACTS } from './volume-facts.ts';

/** What `pod.findings` yields is found by whoever knows the rule; see filter/findings.ts. */
const FINDINGS: Field = {
  name: 'pod.findings',
  type: 'string',
  isList: true,
  isOutputOnly: true,
  desc: 'The values of the pod for which the condition of the rule holds, each by itself, with their places.',
  bind: (argument) =>
    argument === undefined
      ? { type: 'string', isList: true, read: () => undefined }
      : `filter_check called with nonexistent field pod.findings[${argument}]`,
};

/** Facts about the pod of a request. Which object of the event counts: docs/decisions. */
export const POD: FieldClass = {
  name: 'pod',
  desc: 'The pod that a request creates or changes, as a policy judges it: init, ordinary and ephemeral containers alike. An extension of drypod.',
  fields: [
    ...[
      ...POD_FACTS,
      ...REQUEST_FACTS,
      ...VOLUME_FACTS,
      ...CONTAINER_FACTS,
      ...HANDLER_FACTS,
      ...PROFILE_FACTS,
      ...STATED_FACTS,
      ...UNSET_FACTS,
    ].map(factField),
    FINDINGS,
  ],
};
