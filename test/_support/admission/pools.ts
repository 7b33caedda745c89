/**
 * The values that random policies and random pods draw from. Both draw from
 * the same pools, so that a pod often has what its policy lists, or nearly.
 */
import fc from 'fast-check';
import type { Integer } from './integers.ts';
import type { ProfileField, ProjectedSource, SeLinuxOptions } from './objects.ts';

/** A value, `null`, or nothing. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | null | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2 * weight, arbitrary },
  );
}

/** Up to `maxLength` of these, in any order. */
export function some<T>(arbitrary: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> {
  return fc.array(arbitrary, { maxLength });
}

/** One of the fixed values, or one of the texts that this policy and its pods share. */
export function among(values: readonly string[], texts: readonly string[] = []): fc.Arbitrary<string> {
  const fixed = { weight: 6, arbitrary: fc.constantFrom(...values) };
  return texts.length === 0 ? fixed.arbitrary : fc.oneof(fixed, { weight: 1, arbitrary: fc.constantFrom(...texts) });
}

export const CAPABILITIES: readonly string[] = [
  'NET_RAW',
  'NET_ADMIN',
  'SYS_ADMIN',
  'CHOWN',
  'ALL',
  'all',
  'CAP_NET_RAW',
  'FOO BAR',
  'a]b',
];

export const CONTAINER_NAMES: readonly string[] = ['app', 'side', 'init-1', 'ünï', 'a]b', "it's", '__proto__'];

export const HOST_PATHS: readonly string[] = [
  '/',
  '/etc',
  '/etc/',
  '/etc//',
  '/etc/ssl',
  '/etc/ssl/certs',
  '/etc/./ssl',
  '/etcetera',
  '//etc',
  '/Etc',
  '/var/log',
  '/var/log/',
  '/var/log/pods',
  '/var/..hidden',
  'var/log',
  '.',
  "/it's",
  '/a b/c',
  '/é',
];

export const DRIVERS: readonly string[] = ['example/lvm', 'example/LVM', 'example/cifs', 'a.example', 'A.example', '*'];

/** Names that are fit for a CSI driver in a policy. */
export const CSI_DRIVERS: readonly string[] = ['a.example', 'A.example', 'b.example', 'secrets-store.csi.k8s.io', 'x'];

export const SYSCTLS: readonly string[] = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_keepalive_time',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msg',
  'kernel.sem',
  'net.core.somaxconn',
];

/** Names that no policy can list, besides those that it can. */
export const POD_SYSCTLS: readonly string[] = [...SYSCTLS, 'kernel/sem', 'kernel.*', '*', 'Kernel.sem', ''];

export const SYSCTL_PATTERNS: readonly string[] = [...SYSCTLS, 'kernel.*', 'kernel.msg*', 'net.*', 'net.ipv4.i*', 'k*'];

export const RUNTIME_CLASSES: readonly string[] = ['gvisor', 'kata', 'kata.v2', 'runc'];

/** Ids of users and groups, and bounds of their ranges. */
export const IDS: readonly Integer[] = [
  0,
  1,
  2,
  999,
  1000,
  1001,
  1500,
  2000,
  65534,
  65535,
  2 ** 31 - 1,
  2 ** 32,
  2 ** 53 - 1,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
];

export const PORTS: readonly number[] = [1, 79, 80, 81, 443, 7999, 8000, 8001, 8080, 8081, 65535];

/** Profile names as annotations have them; an annotation may also be empty. */
export function profileNames(texts: readonly string[]): readonly string[] {
  const names = ['runtime/default', 'unconfined', 'localhost/a.json', 'localhost/*', 'localhost/p/b.json'];
  return [...names, ...texts.filter((text) => !/[,]|^\/|\.\./.test(text)).map((text) => `localhost/${text}`)];
}

/** Profiles as fields have them; they stand for those of {@link profileNames}. */
export function profileFields(texts: readonly string[]): fc.Arbitrary<ProfileField> {
  return among(profileNames(texts)).map((name) => {
    switch (name) {
      case 'runtime/default':
        return { type: 'RuntimeDefault' };
      case 'unconfined':
        return { type: 'Unconfined' };
      default:
        return { type: 'Localhost', localhostProfile: name.slice('localhost/'.length) };
    }
  });
}

const LEVELS: readonly string[] = [
  '',
  's0',
  's0:c1,c2',
  's0:c2,c1',
  's0:c1,c1,c2',
  's0:c1,c2,c2',
  's1:c1,c2',
  's0:',
  's0:c1:c2',
  ':c1',
  's0:c10,c2',
  'c2,c1',
];

/** SELinux options, most of them alike. */
export function seLinuxOptions(texts: readonly string[]): fc.Arbitrary<SeLinuxOptions> {
  const part = maybe(among(['', 'u', 'u:r', 'u\\', 'system_u'], texts), 1);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<SeLinuxOptions>(
        {},
        { level: 's0:c1,c2' },
        { level: 's0:c2,c1' },
        { user: 'u', level: 's0' },
      ),
    },
    { weight: 3, arbitrary: among(LEVELS, texts).map((level) => ({ level })) },
    { weight: 2, arbitrary: fc.record({ user: part, role: part, type: part, level: maybe(among(LEVELS)) }) },
  );
}

const TOKEN: ProjectedSource = { serviceAccountToken: { path: 'token' } };
const ROOT_CA: ProjectedSource = { configMap: { name: 'kube-root-ca.crt' } };
const NAMESPACE = { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } };

/** What service account admission injects from 1.21 on. */
export const TOKEN_SOURCES: readonly ProjectedSource[] = [TOKEN, ROOT_CA, { downwardAPI: { items: [NAMESPACE] } }];

/** Sources of projected volumes, most of them such as service account admission injects, or nearly. */
export const projectedSource: fc.Arbitrary<ProjectedSource> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TOKEN_SOURCES) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<ProjectedSource>(
      { serviceAccountToken: { path: 'token', audience: '' } },
      { serviceAccountToken: { path: 'token', audience: 'vault' } },
      { serviceAccountToken: { path: 'other' } },
      { configMap: { name: 'mine' } },
      { configMap: {} },
      { secret: { name: 's' } },
      { ...TOKEN, secret: { name: 's' } },
      { ...TOKEN, ...ROOT_CA },
      { ...TOKEN, configMap: null },
      { downwardAPI: {} },
      { downwardAPI: { items: [] } },
      { downwardAPI: { items: [NAMESPACE, { ...NAMESPACE, path: 'name' }] } },
      {
        downwardAPI: {
          items: [{ path: 'namespace', fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.namespace' } }],
        },
      },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } }] } },
      { downwardAPI: { items: [{ path: 'namespace' }] } },
      {},
    ),
  },
);
