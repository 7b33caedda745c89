/**
 * Field class `k8s`: what the container engine knows of the pod. Fields of
 * other Kubernetes objects came from the API server in old releases of Falco;
 * their names still load.
 * @see falcosecurity/plugins plugins/container/src/caps/extract/extract.cpp
 */
import type { Field } from './field.ts';
import { type FieldClass, type FieldOptions, field } from './field-class.ts';

/** Fields of one label, named in brackets or after a dot. */
const LABEL: FieldOptions = { argument: { kind: 'key', isRequired: true }, takesNameSuffix: true };

const DEPRECATED = { deprecated: 'Falco no longer reads it from the API server; the k8smeta plugin took its place' };

/** The four fields of one kind of object that is no longer looked up. */
function objectFields(prefix: string, object: string): Field[] {
  return [field(`${prefix}.name`, 'charbuf', `Name of the ${object}.`, DEPRECATED), ...identityFields(prefix, object)];
}

function identityFields(prefix: string, object: string): Field[] {
  return [
    field(`${prefix}.id`, 'charbuf', `Id of the ${object}.`, DEPRECATED),
    field(`${prefix}.label`, 'charbuf', `Value of one label of the ${object}.`, { ...LABEL, ...DEPRECATED }),
    field(`${prefix}.labels`, 'charbuf', `All labels of the ${object} as key:value, joined by commas.`, DEPRECATED),
  ];
}

/** The class `k8s`: pods as container runtimes label them. */
export const K8S: FieldClass = {
  name: 'k8s',
  desc: 'The pod to which the container belongs.',
  fields: [
    field('k8s.pod.name', 'charbuf', 'Name of the pod.'),
    field('k8s.ns.name', 'charbuf', 'Namespace of the pod.'),
    field('k8s.pod.id', 'charbuf', 'Older name of k8s.pod.uid.'),
    field('k8s.pod.uid', 'charbuf', 'Unique id that the cluster gave the pod.'),
    field('k8s.pod.sandbox_id', 'charbuf', 'First 12 characters of the id of the sandbox container.'),
    field('k8s.pod.full_sandbox_id', 'charbuf', 'Whole id of the sandbox container.'),
    field('k8s.pod.label', 'charbuf', 'Value of the label in brackets or after the dot.', LABEL),
    field('k8s.pod.labels', 'charbuf', 'All labels of the pod as key:value, joined by commas.'),
    field('k8s.pod.ip', 'charbuf', 'First IPv4 address of the pod.'),
    field('k8s.pod.cni.json', 'charbuf', 'Result of the network plugin for the pod, as JSON text.'),
    ...objectFields('k8s.rc', 'replication controller'),
    ...objectFields('k8s.svc', 'service'),
    ...identityFields('k8s.ns', 'namespace'),
    ...objectFields('k8s.rs', 'replica set'),
    ...objectFields('k8s.deployment', 'deployment'),
  ],
};
