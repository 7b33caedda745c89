/** The rules of every standard against functions that know no rules, on random pods. */
import test from 'ava';
import fc from 'fast-check';
import { LEVELS, NEWEST_MINOR } from '#src/pss/standard.js';
import { checksIn, podEvent, standardRunner } from '../_support/pss.ts';
import { type Json, violatedChecks } from '../_support/pss-reference.ts';

const numRuns = Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 100);
/** Pods that are judged by one standard before the next is taken. */
const PODS_PER_RUN = 20;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const bool = fc.boolean();
const pick = (...texts: readonly string[]) => fc.constantFrom(...texts);

const profile = fc.record({ type: pick('RuntimeDefault', 'Localhost', 'Unconfined', '') });
const seLinuxOptions = fc.record(
  {
    type: pick('', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t', 'spc_t'),
    user: pick('', '', 'system_u'),
    role: pick('', '', 'system_r'),
    level: pick('s0', 's0:c1,c2'),
  },
  { requiredKeys: [] },
);
const shared = {
  runAsNonRoot: maybe(bool),
  runAsUser: maybe(fc.constantFrom(0, 1, 1000)),
  seLinuxOptions: maybe(seLinuxOptions),
  seccompProfile: maybe(profile),
  appArmorProfile: maybe(profile),
  windowsOptions: maybe(fc.record({ hostProcess: maybe(bool) })),
};
const capabilities = fc.record({
  add: maybe(fc.array(pick('NET_BIND_SERVICE', 'CHOWN', 'NET_RAW', 'ALL', 'chown'), { maxLength: 2 })),
  drop: maybe(fc.array(pick('ALL', 'NET_RAW', 'all'), { maxLength: 2 })),
});
const contexts = fc.record({
  ...shared,
  privileged: maybe(bool),
  allowPrivilegeEscalation: maybe(bool),
  procMount: maybe(pick('Default', 'Unmasked')),
  capabilities: maybe(capabilities),
});
const handler = fc.oneof(
  fc.record({ httpGet: fc.record({ host: pick('', '10.0.0.1'), port: fc.constant(80) }) }),
  fc.record({ tcpSocket: fc.record({ host: maybe(pick('', '::1')), port: fc.constant(80) }) }),
  fc.record({ exec: fc.record({ command: fc.constant(['true']) }) }),
);
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
const container = fc.record({
  name: pick('a', 'b', 'c'),
  image: fc.constant('nginx'),
  securityContext: maybe(contexts),
  ports: rarely(
    fc.array(fc.record({ containerPort: fc.constant(80), hostPort: maybe(fc.constantFrom(0, 80)) }), { maxLength: 2 }),
  ),
  livenessProbe: rarely(handler),
  readinessProbe: rarely(handler),
  startupProbe: rarely(handler),
  lifecycle: rarely(fc.record({ postStart: maybe(handler), preStop: maybe(handler) })),
});
const containers = fc.uniqueArray(container, { maxLength: 2, selector: ({ name }) => name });
const volume = pick(
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
  'hostPath',
  'nfs',
  'cephfs',
  'future',
).map((type) => ({ name: 'v', [type]: {} }));
const spec = fc.record({
  hostNetwork: maybe(fc.constant(false)),
  hostPID: maybe(bool),
  hostIPC: maybe(bool),
  hostUsers: maybe(bool),
  os: maybe(fc.record({ name: pick('linux', 'windows') })),
  volumes: maybe(fc.array(fc.oneof(volume, fc.constant({ name: 'v' })), { maxLength: 2 })),
  securityContext: maybe(
    fc.record({
      ...shared,
      sysctls: maybe(
        fc.array(
          pick(
            'kernel.shm_rmid_forced',
            'net.ipv4.ip_local_reserved_ports',
            'net.ipv4.tcp_fin_timeout',
            'net.ipv4.tcp_rmem',
            'net.ipv4.tcp_notsent_lowat',
            'kernel.sem',
          ).map((name) => ({ name, value: '1' })),
          { maxLength: 2 },
        ),
      ),
    }),
  ),
  containers,
  initContainers: maybe(containers),
  ephemeralContainers: maybe(containers),
});
const profiles = pick('runtime/default', 'docker/default', 'localhost/x', 'unconfined', 'localhost');
const annotations = fc.dictionary(
  pick(
    'seccomp.security.alpha.kubernetes.io/pod',
    'container.seccomp.security.alpha.kubernetes.io/a',
    'container.seccomp.security.alpha.kubernetes.io/z',
    'container.apparmor.security.beta.kubernetes.io/a',
    'container.apparmor.security.beta.kubernetes.io/z',
    'other',
  ),
  profiles,
  { maxKeys: 2 },
);
const pods = fc
  .record({ metadata: fc.record({ name: fc.constant('p'), annotations: maybe(annotations) }), spec })
  .map((pod) => JSON.parse(JSON.stringify(pod)) as Json);

test('standards: the rules violated are those of a slow judge, at every version', (t) => {
  const runners = new Map<string, ReturnType<typeof standardRunner>>();
  fc.assert(
    fc.property(
      fc.constantFrom(...LEVELS),
      fc.nat(NEWEST_MINOR),
      fc.array(pods, { minLength: PODS_PER_RUN, maxLength: PODS_PER_RUN }),
      (level, minor, judged) => {
        const name = `${level}:v1.${minor}`;
        const run = runners.get(name) ?? standardRunner(name);
        runners.set(name, run);
        const found = run(judged.map((pod) => podEvent(pod))).map((rules) => checksIn(rules).sort());
        t.deepEqual(
          found,
          judged.map((pod) => violatedChecks(pod, level, minor)),
        );
      },
    ),
    { numRuns },
  );
});
