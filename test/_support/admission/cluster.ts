/** The Kubernetes that judges: what of admission depends on its version and feature gates. */

/** Feature gates that admission depends on. */
export type Gate = 'CSIInlineVolume' | 'EphemeralContainers' | 'ProcMountType';

/** A minor version (`24` = 1.24), and gates that are not as that version has them by default. */
export interface Cluster {
  readonly minor: number;
  readonly gates?: Readonly<Partial<Record<Gate, boolean>>>;
}

/** First minor version that has the gate switched on by default. */
const ON_SINCE: Readonly<Record<Gate, number>> = {
  CSIInlineVolume: 16,
  EphemeralContainers: 23,
  ProcMountType: Number.POSITIVE_INFINITY,
};

/** Tells whether a feature gate is on. */
export function isOn(cluster: Cluster, gate: Gate): boolean {
  return cluster.gates?.[gate] ?? cluster.minor >= ON_SINCE[gate];
}

/** Tells whether pods have `seccompProfile`, and token projections pass for secrets (both came with 1.19). */
export function isSince19(cluster: Cluster): boolean {
  return cluster.minor >= 19;
}

const SAFE_SYSCTLS: Readonly<Record<string, number>> = {
  'kernel.shm_rmid_forced': 0,
  'net.ipv4.ip_local_port_range': 0,
  'net.ipv4.tcp_syncookies': 0,
  'net.ipv4.ping_group_range': 18,
  'net.ipv4.ip_unprivileged_port_start': 22,
};

/** Tells whether a sysctl needs no permission of the policy. */
export function isSafeSysctl(cluster: Cluster, name: string): boolean {
  return Object.entries(SAFE_SYSCTLS).some(([safe, since]) => safe === name && cluster.minor >= since);
}

/** Keys of volume sources in a pod that admission knows, with the first minor version that knew them. */
const VOLUME_KEYS: Readonly<Record<string, number>> = {
  awsElasticBlockStore: 0,
  azureDisk: 0,
  azureFile: 0,
  cephfs: 0,
  cinder: 0,
  configMap: 0,
  csi: 0,
  downwardAPI: 0,
  emptyDir: 0,
  ephemeral: 19,
  fc: 0,
  flexVolume: 0,
  flocker: 0,
  gcePersistentDisk: 0,
  gitRepo: 0,
  glusterfs: 0,
  hostPath: 0,
  iscsi: 0,
  nfs: 0,
  persistentVolumeClaim: 0,
  photonPersistentDisk: 0,
  portworxVolume: 0,
  projected: 0,
  quobyte: 0,
  rbd: 0,
  scaleIO: 0,
  secret: 0,
  storageos: 0,
  vsphereVolume: 0,
};

/** The keys that a pod's volume may have on this cluster. */
export function volumeKeys(cluster: Cluster): readonly string[] {
  return Object.keys(VOLUME_KEYS).filter((key) => cluster.minor >= VOLUME_KEYS[key]!);
}
