import type { Check } from '../check.ts';

/** The capabilities that container runtimes give by default, without NET_RAW. */
const ALLOWED = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** capabilities_baseline — refused from level baseline on. */
export const capabilitiesBaseline: Check = {
  id: 'capabilities_baseline',
  stem: 'capabilities-baseline',
  level: 'baseline',
  summary: 'Capabilities that containers add are among the harmless ones of the usual default set.',
  versions: [{ from: 0, allows: `added ones among ${ALLOWED.join(', ')}`, data: { allowed: ALLOWED } }],
};
