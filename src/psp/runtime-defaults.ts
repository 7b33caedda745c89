/**
 * What container runtimes give to every container unasked, and how they name
 * it. System calls show what a container has, not what its pod asked for.
 */

/**
 * Capabilities that a container has when its pod says nothing: those of
 * Docker, containerd and CRI-O together.
 * @see moby oci/caps/defaults.go, containerd oci/spec.go, cri-o internal/config/capabilities
 */
export const RUNTIME_CAPABILITIES: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** Kernel parameters that runtimes set of their own accord. */
export const RUNTIME_SYSCTLS: readonly string[] = ['net.ipv4.ip_unprivileged_port_start', 'net.ipv4.ping_group_range'];

/** Gives a capability's name as the kernel has it, without the prefix that runtimes take too. */
export function heldCapability(name: string): string {
  return name.toUpperCase().replace(/^CAP_/, '');
}
