import type { Check } from '../check.ts';

const NAMES: readonly (readonly [from: number, ...names: string[]])[] = [
  [
    0,
    'kernel.shm_rmid_forced',
    'net.ipv4.ip_local_port_range',
    'net.ipv4.ip_unprivileged_port_start',
    'net.ipv4.ping_group_range',
    'net.ipv4.tcp_syncookies',
  ],
  [27, 'net.ipv4.ip_local_reserved_ports'],
  [
    29,
    'net.ipv4.tcp_fin_timeout',
    'net.ipv4.tcp_keepalive_intvl',
    'net.ipv4.tcp_keepalive_probes',
    'net.ipv4.tcp_keepalive_time',
  ],
  [32, 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'],
  [37, 'net.ipv4.tcp_notsent_lowat', 'net.ipv4.tcp_slow_start_after_idle'],
];

/** sysctls — refused from level baseline on. */
export const sysctls: Check = {
  id: 'sysctls',
  stem: 'sysctls',
  level: 'baseline',
  summary: 'Kernel parameters are among those that cannot harm other pods.',
  versions: NAMES.map(([from], index) => {
    const allowed = NAMES.slice(0, index + 1).flatMap(([, ...names]) => names);
    return { from, allows: allowed.join(', '), data: { allowed } };
  }),
};
