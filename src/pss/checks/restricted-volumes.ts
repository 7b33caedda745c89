import type { Check } from '../check.ts';

const ALLOWED = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
/** How facts call the volume that Kubernetes itself adds for the service account. */
const TOKENS = ['serviceAccountToken', 'assumedServiceAccountToken'];

/** restrictedVolumes — refused by level restricted. */
export const restrictedVolumes: Check = {
  id: 'restrictedVolumes',
  stem: 'restricted-volumes',
  level: 'restricted',
  summary: 'Volumes are of the types that cannot reach into the host.',
  replaces: ['hostPathVolumes'],
  versions: [{ from: 0, allows: ALLOWED.join(', '), data: { allowed: [...ALLOWED, ...TOKENS] } }],
};
