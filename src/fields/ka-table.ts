/** The `ka.*` fields: what each is called, what it says, and how each model of the audit source gets it. */
import type { AuditFieldFacts, Extractor } from './audit-extraction.ts';
import type { FieldArgument } from './field.ts';
import { pathOf } from './json-pointer.ts';
import * as current from './ka-current.ts';
import * as legacy from './ka-legacy.ts';

/** One field; a model without an extractor does not have the field. */
export interface KaRow extends AuditFieldFacts {
  readonly legacy?: Extractor;
  readonly current: Extractor;
  /** Whether the current model calls it a list. */
  readonly isList: boolean;
}

const INDEX: FieldArgument = { kind: 'index', isRequired: false };
const KEY: FieldArgument = { kind: 'key', isRequired: true };

type Model = 'both' | 'current';

function row(
  name: string,
  desc: string,
  isList: boolean,
  extractors: Pick<KaRow, 'legacy' | 'current'>,
  argument?: FieldArgument,
): KaRow {
  return { name, desc, isList, ...extractors, ...(argument && { argument }) };
}

/** A field that is the value at one path. */
function text(name: string, keys: readonly string[], desc: string, models: Model = 'both'): KaRow {
  const path = pathOf(...keys);
  return row(name, desc, false, {
    current: current.currentText(path),
    ...(models === 'both' && { legacy: legacy.legacyText(path) }),
  });
}

/** A field that is the elements of the array at one path. */
function list(name: string, keys: readonly string[], desc: string): KaRow {
  const path = pathOf(...keys);
  return row(name, desc, true, { legacy: legacy.legacyPaths(path), current: current.currentList(path) });
}

/** A field that is one list of all rules of a role. */
function ruleList(key: string, what: string): KaRow {
  return row(
    `ka.req.role.rules.${key}`,
    `For a role: ${what} of its rules.`,
    true,
    { legacy: legacy.legacyRuleLists(key), current: current.currentRuleLists(key) },
    INDEX,
  );
}

/** A field that is a property of each volume of a pod. */
function eachVolume(name: string, keys: readonly string[], desc: string): KaRow {
  return row(
    name,
    desc,
    true,
    { legacy: legacy.legacyEachVolume(...keys), current: current.currentEachVolume(...keys) },
    INDEX,
  );
}

/** The fields about one of the lists of containers; only `containers` has them in the legacy model. */
function containerRows(of: current.ContainerList, what: string): KaRow[] {
  const isLegacy = of === 'containers';
  const each = (name: string, desc: string, now: Extractor, then?: Extractor): KaRow =>
    row(
      `ka.req.pod.${of}.${name}`,
      `For a pod: ${desc} of all ${what}.`,
      true,
      { current: now, ...(isLegacy && then && { legacy: then }) },
      INDEX,
    );
  const property = (name: string, desc: string, keys: readonly string[], legacyKeys = keys): KaRow =>
    each(name, desc, current.currentEachContainer(of, ...keys), legacy.legacyEachContainer(...legacyKeys));
  const context = (name: string, desc: string, key: string, legacyKey = key): KaRow =>
    property(name, desc, ['securityContext', key], ['securityContext', legacyKey]);

  const rows = [
    each('name', 'the names', current.currentEachContainer(of, 'name')),
    each('image', 'the images', current.currentImages(of), legacy.legacyImages),
    each(
      'image.repository',
      'the repository parts of the images',
      current.currentRepositories(of),
      legacy.legacyRepositories,
    ),
    each('command', 'the commands, each joined by blanks,', current.currentWords(of, 'command')),
    each('args', 'the arguments, each joined by blanks,', current.currentWords(of, 'args')),
    each(
      'host_port',
      'the host ports (the container ports where unset)',
      current.currentHostPorts(of),
      legacy.legacyHostPorts,
    ),
    context('privileged', 'the privileged flags', 'privileged'),
    context('allow_privilege_escalation', 'the allowPrivilegeEscalation flags', 'allowPrivilegeEscalation'),
    context('read_only_fs', 'the readOnlyRootFilesystem flags', 'readOnlyRootFilesystem'),
    // Falco's built-in source reads the group here; its rules files rely on nothing else.
    context('run_as_user', 'the runAsUser ids (legacy model: the runAsGroup ids)', 'runAsUser', 'runAsGroup'),
    each(
      'eff_run_as_user',
      'the user ids in effect (0 where none is set)',
      current.currentEffectiveId(of, 'runAsUser'),
      legacy.legacyEffectiveId('runAsUser'),
    ),
    context('run_as_group', 'the runAsGroup ids', 'runAsGroup'),
    each(
      'eff_run_as_group',
      'the group ids in effect (0 where none is set)',
      current.currentEffectiveId(of, 'runAsGroup'),
      legacy.legacyEffectiveId('runAsGroup'),
    ),
    context('proc_mount', 'the procMount types', 'procMount'),
    property('add_capabilities', 'the added capabilities', ['securityContext', 'capabilities', 'add']),
  ];
  return of === 'ephemeralContainers' ? rows.filter(({ name }) => !name.endsWith('.host_port')) : rows;
}

const CONTAINER_ROWS = containerRows('containers', 'containers');

/** Every `ka.*` field, in the order in which they are listed to people. */
// biome-ignore format: table
export const KA_ROWS: readonly KaRow[] = [
  text('ka.auditid', ['auditID'], 'The unique id of the audit event.'),
  text('ka.stage', ['stage'], 'The stage of the request, for instance ResponseComplete.'),
  text('ka.auth.decision', ['annotations', 'authorization.k8s.io/decision'], 'The authorization decision.'),
  text('ka.auth.reason', ['annotations', 'authorization.k8s.io/reason'], 'The reason of the authorization decision.'),
  text('ka.auth.openshift.decision', ['annotations', 'authentication.openshift.io/decision'], 'The authentication decision on OpenShift.', 'current'),
  text('ka.auth.openshift.username', ['annotations', 'authentication.openshift.io/username'], 'The user of an authentication on OpenShift.', 'current'),
  text('ka.validations.admission.policy.failure', ['annotations', 'validation.policy.admission.k8s.io/validation_failure'], 'What a validating admission policy found.', 'current'),
  text('ka.security.pod.violations', ['annotations', 'pod-security.kubernetes.io/audit-violations'], 'What Pod Security Admission found in audit mode.', 'current'),
  text('ka.user.name', ['user', 'username'], 'The user who made the request.'),
  list('ka.user.groups', ['user', 'groups'], 'The groups of the user who made the request.'),
  text('ka.impuser.name', ['impersonatedUser', 'username'], 'The user who was impersonated.'),
  text('ka.verb', ['verb'], 'The verb of the request.'),
  text('ka.uri', ['requestURI'], 'The URI of the request as the client sent it.'),
  row('ka.uri.param', 'One parameter of the query of the request URI.', false, { legacy: legacy.legacyUriParameter, current: current.currentUriParameter }, KEY),
  text('ka.target.name', ['objectRef', 'name'], 'The name of the target object.'),
  text('ka.target.namespace', ['objectRef', 'namespace'], 'The namespace of the target object.'),
  text('ka.target.resource', ['objectRef', 'resource'], 'The resource of the target object.'),
  text('ka.target.subresource', ['objectRef', 'subresource'], 'The subresource of the target object.'),
  row('ka.target.pod.name', 'The name of the target object when it is a pod.', false, { current: current.currentPodName }),
  list('ka.req.binding.subjects', ['requestObject', 'subjects'], 'For a role binding: its subjects.'),
  row('ka.req.binding.subjects.user_names', 'For a role binding: the names of its users.', true, { current: current.currentSubjectNames('User', false) }),
  row('ka.req.binding.subjects.serviceaccount_names', 'For a role binding: the names of its service accounts.', true, { current: current.currentSubjectNames('ServiceAccount', false) }),
  row('ka.req.binding.subjects.serviceaccount_ns_names', 'For a role binding: namespace:name of its service accounts.', true, { current: current.currentSubjectNames('ServiceAccount', true) }),
  row('ka.req.binding.subjects.group_names', 'For a role binding: the names of its groups.', true, { current: current.currentSubjectNames('Group', false) }),
  text('ka.req.binding.role', ['requestObject', 'roleRef', 'name'], 'For a role binding: the name of the role.'),
  row('ka.req.binding.subject.has_name', 'Deprecated: always true.', false, { legacy: legacy.legacyAlwaysTrue, current: current.currentAlwaysTrue }, KEY),
  text('ka.req.configmap.name', ['objectRef', 'name'], 'For a config map: its name.'),
  text('ka.req.configmap.obj', ['requestObject', 'data'], 'For a config map: its data.'),
  ...CONTAINER_ROWS,
  row('ka.req.container.image', 'Deprecated, see ka.req.pod.containers.image: the image of the first container.', false, { legacy: legacy.legacyFirstImage, current: current.currentFirstImage }),
  row('ka.req.container.image.repository', 'Deprecated, see ka.req.pod.containers.image.repository: the repository of the first container.', false, { legacy: legacy.legacyFirstRepository, current: current.currentFirstRepository }),
  row('ka.req.container.privileged', 'Deprecated, see ka.req.pod.containers.privileged: whether any container is privileged.', false, { legacy: legacy.legacyAnyPrivileged, current: current.currentAnyPrivileged }),
  text('ka.req.container.host_network', ['requestObject', 'spec', 'hostNetwork'], 'Deprecated, the same as ka.req.pod.host_network.'),
  text('ka.req.pod.host_ipc', ['requestObject', 'spec', 'hostIPC'], 'For a pod: the hostIPC flag.'),
  text('ka.req.pod.host_network', ['requestObject', 'spec', 'hostNetwork'], 'For a pod: the hostNetwork flag.'),
  text('ka.req.pod.host_pid', ['requestObject', 'spec', 'hostPID'], 'For a pod: the hostPID flag.'),
  text('ka.req.pod.run_as_user', ['requestObject', 'spec', 'securityContext', 'runAsUser'], 'For a pod: the runAsUser id of the pod itself.'),
  text('ka.req.pod.run_as_group', ['requestObject', 'spec', 'securityContext', 'runAsGroup'], 'For a pod: the runAsGroup id of the pod itself.'),
  text('ka.req.pod.fs_group', ['requestObject', 'spec', 'securityContext', 'fsGroup'], 'For a pod: the fsGroup id.'),
  list('ka.req.pod.supplemental_groups', ['requestObject', 'spec', 'securityContext', 'supplementalGroups'], 'For a pod: the supplemental group ids.'),
  list('ka.req.role.rules', ['requestObject', 'rules'], 'For a role: its rules.'),
  ruleList('apiGroups', 'the API groups'),
  ruleList('nonResourceURLs', 'the non-resource URLs'),
  ruleList('verbs', 'the verbs'),
  ruleList('resources', 'the resources'),
  text('ka.req.service.type', ['requestObject', 'spec', 'type'], 'For a service: its type.'),
  row('ka.req.service.ports', 'For a service: its ports.', true, { legacy: legacy.legacyPaths(pathOf('requestObject', 'spec', 'ports')), current: current.currentEach('requestObject', 'spec', 'ports') }, INDEX),
  eachVolume('ka.req.pod.volumes.hostpath', ['hostPath', 'path'], 'For a pod: the host paths of all volumes.'),
  eachVolume('ka.req.pod.volumes.flexvolume_driver', ['flexVolume', 'driver'], 'For a pod: the flexVolume drivers of all volumes.'),
  row('ka.req.pod.volumes.volume_type', 'For a pod: the types of all volumes.', true, { legacy: legacy.legacyVolumeTypes, current: current.currentVolumeTypes }, INDEX),
  row('ka.req.volume.hostpath', 'Deprecated, see ka.req.pod.volumes.hostpath: whether a volume uses the host path or, with a * at the end, a path that begins so.', false, { legacy: legacy.legacyUsesHostPath, current: current.currentUsesHostPath }, KEY),
  text('ka.resp.name', ['responseObject', 'metadata', 'name'], 'The name of the object in the response.'),
  text('ka.response.code', ['responseStatus', 'code'], 'The status code of the response.'),
  text('ka.response.reason', ['responseStatus', 'reason'], 'The reason of the response, mostly of failures.'),
  text('ka.useragent', ['userAgent'], 'The user agent of the client.'),
  // The plugin reads the rules of a role here, not the addresses of the event.
  row('ka.sourceips', 'The addresses of the client (as the plugin reads them: sourceIPs of the rules of a role).', true, { current: current.currentRuleLists('sourceIPs') }, INDEX),
  text('ka.cluster.name', ['annotations', 'cluster_name'], 'The name of the cluster.', 'current'),
  ...containerRows('initContainers', 'init containers'),
  ...containerRows('ephemeralContainers', 'ephemeral containers'),
];
