/**
 * Field class `evidence`: what a capture proves of a container and of what
 * runs in it. Fields of drypod's own; all are read natively. What the capture
 * does not tell has no value here, so that nothing is concluded from it.
 */
import { type FieldClass, field } from './field-class.ts';

/** A field of a list. */
const LIST = { isList: true } as const;

/** The class `evidence`. */
export const EVIDENCE: FieldClass = {
  name: 'evidence',
  desc:
    "What a capture proves of a container; drypod's own fields, without a value where it proves nothing. The event " +
    'container_seen comes once per container, with its first record; process_seen for processes of containers that ' +
    'ran before the capture began. Only rules that name these events get them.',
  fields: [
    field(
      'container.is_sandbox',
      'bool',
      'True for the container that only holds the namespaces of a pod (pause); needs a record of the container.',
    ),
    field('container.mount.host_path', 'string', 'Paths of the host that are mounted, without volumes.', LIST),
    field('container.mount.host_path.writable', 'string', 'Those of them that are mounted writable.', LIST),
    field(
      'container.volume.type',
      'string',
      'Types of volumes that their place on the host tells, named as in a PodSecurityPolicy: hostPath, secret, ' +
        'configMap, emptyDir, projected, downwardAPI, gitRepo; persistentVolumeClaim for local volumes; ' +
        'serviceAccountToken for the volume that Kubernetes adds.',
      LIST,
    ),
    field(
      'container.volume.plugin',
      'string',
      'Plugins of volumes, such as csi or nfs; flexVolume for those of other vendors. The pod states such a volume ' +
        'itself or has it by a claim.',
      LIST,
    ),
    field('container.host_port', 'ranged', 'Ports of the host that the engine maps to the container.', LIST),
    field(
      'container.new_uid',
      'ranged',
      'User id that a process of the container runs as, on the first event with that id.',
    ),
    field('container.new_gid', 'ranged', 'Group id, likewise.'),
    field(
      'container.earlier_uids',
      'ranged',
      'On container_seen: user ids that were seen before the record of the container came.',
      LIST,
    ),
    field('container.earlier_gids', 'ranged', 'Group ids, likewise.', LIST),
    field(
      'container.first_uid',
      'ranged',
      'User id of the first program of the container, on the event that starts it; once more on container_seen when ' +
        'the record comes later.',
    ),
    field('container.first_gid', 'ranged', 'Group id, likewise.'),
    field(
      'container.capabilities',
      'string',
      'Permitted capabilities of the first program of the container, without CAP_, on the event that shows it; once ' +
        'more on container_seen when the record comes later.',
      LIST,
    ),
    field(
      'container.root_write',
      'string',
      'Path on the root file system that a program of the container wrote to, made, moved or removed.',
    ),
    field(
      'container.proc_write',
      'string',
      'Path that a program of the container opened for writing where runtimes make /proc read-only.',
    ),
    field(
      'container.sysctl_write',
      'string',
      'Kernel parameter that was opened for writing in the container, also while it was set up.',
    ),
    field('thread.uid', 'ranged', 'User id, where the capture tells it.'),
    field('thread.gid', 'ranged', 'Group id, where the capture tells it.'),
    field(
      'proc.exec_gains',
      'string',
      'What a program of a container gained by exec, which no_new_privs would not have allowed: uid 0, gid 5, names of ' +
        'capabilities.',
      LIST,
    ),
    field(
      'proc.is_container_setup',
      'bool',
      'True for processes of the runtime that make a container; on the host without a value.',
    ),
  ],
};
