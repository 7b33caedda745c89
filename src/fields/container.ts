/**
 * Field class `container`: built into libs once, a plugin of Falco now.
 * @see falcosecurity/plugins plugins/container/src/caps/extract/extract.cpp
 */
import { type FieldClass, type FieldOptions, field } from './field-class.ts';

/** Fields of one mount, by position or by a pattern of its path. */
const MOUNT: FieldOptions = { argument: { kind: 'index-or-key', isRequired: true } };

const NO_PROBES = 'the container plugin of current Falco no longer delivers it';

/** The class `container`. */
export const CONTAINER: FieldClass = {
  name: 'container',
  desc: 'The container in which the process runs; on the host, container.id is host.',
  fields: [
    field(
      'container.id',
      'charbuf',
      'First 12 characters of the container id; host for processes outside of containers.',
    ),
    field('container.full_id', 'charbuf', 'Whole container id.'),
    field('container.name', 'charbuf', 'Name of the container.'),
    field('container.image', 'charbuf', 'Image with its tag, for instance nginx:latest.'),
    field('container.image.id', 'charbuf', 'Id of the image.'),
    field('container.type', 'charbuf', 'Container engine: docker, cri-o, containerd, podman and others.'),
    field('container.privileged', 'bool', 'True when the container is privileged.'),
    field('container.mounts', 'charbuf', 'All mounts, each source:dest:mode:rdwr:propagation.'),
    field('container.mount', 'charbuf', 'One mount, by position or by a glob of its source.', MOUNT),
    field(
      'container.mount.source',
      'charbuf',
      'Source of a mount, by position or by a glob of its destination.',
      MOUNT,
    ),
    field('container.mount.dest', 'charbuf', 'Destination of a mount, by position or by a glob of its source.', MOUNT),
    field('container.mount.mode', 'charbuf', 'Mode of a mount, by position or by a glob of its source.', MOUNT),
    field(
      'container.mount.rdwr',
      'charbuf',
      'Whether a mount is writable, by position or by a glob of its source.',
      MOUNT,
    ),
    field(
      'container.mount.propagation',
      'charbuf',
      'Propagation of a mount, by position or by a glob of its source.',
      MOUNT,
    ),
    field('container.image.repository', 'charbuf', 'Repository of the image.'),
    field('container.image.tag', 'charbuf', 'Tag of the image.'),
    field('container.image.digest', 'charbuf', 'Digest of the image.'),
    field('container.healthcheck', 'charbuf', 'Command of the health check.', { deprecated: NO_PROBES }),
    field('container.liveness_probe', 'charbuf', 'Command of the liveness probe.', { deprecated: NO_PROBES }),
    field('container.readiness_probe', 'charbuf', 'Command of the readiness probe.', { deprecated: NO_PROBES }),
    field('container.start_ts', 'abstime', 'Start of the container in nanoseconds since the epoch.'),
    field('container.duration', 'reltime', 'Nanoseconds since the start of the container.'),
    field('container.ip', 'charbuf', 'First IPv4 address of the container.'),
    field('container.cni.json', 'charbuf', 'Result of the network plugin for the pod, as JSON text.'),
    field('container.host_pid', 'bool', 'True when the container shares the PID namespace of the host.'),
    field('container.host_network', 'bool', 'True when the container shares the network namespace of the host.'),
    field('container.host_ipc', 'bool', 'True when the container shares the IPC namespace of the host.'),
    field('container.label', 'charbuf', 'Value of the label in brackets or after the dot.', {
      argument: { kind: 'key', isRequired: true },
      takesNameSuffix: true,
    }),
    field('container.labels', 'charbuf', 'All labels as key:value, joined by commas.'),
    field('proc.is_container_healthcheck', 'bool', 'True when the process belongs to the health check.', {
      deprecated: NO_PROBES,
    }),
    field('proc.is_container_liveness_probe', 'bool', 'True when the process belongs to the liveness probe.', {
      deprecated: NO_PROBES,
    }),
    field('proc.is_container_readiness_probe', 'bool', 'True when the process belongs to the readiness probe.', {
      deprecated: NO_PROBES,
    }),
  ],
};
