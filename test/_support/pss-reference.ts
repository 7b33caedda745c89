/**
 * The Pod Security Standards once more: plain functions over pods, without
 * facts, rules or tables of the product, written from what Kubernetes documents.
 */

/** A JSON object of a pod. */
export type Json = Readonly<Record<string, unknown>>;

interface View {
  readonly spec: Json;
  readonly annotations: Json;
  readonly context: Json;
  readonly containers: readonly Json[];
  readonly minor: number;
}

const DEFAULT_CAPABILITIES =
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT';
const CORE_VOLUMES = 'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret';
const SYSCTLS: readonly (readonly [number, string])[] = [
  [
    0,
    'kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies net.ipv4.ping_group_range net.ipv4.ip_unprivileged_port_start',
  ],
  [27, 'net.ipv4.ip_local_reserved_ports'],
  [
    29,
    'net.ipv4.tcp_keepalive_time net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes',
  ],
  [32, 'net.ipv4.tcp_rmem net.ipv4.tcp_wmem'],
  [37, 'net.ipv4.tcp_slow_start_after_idle net.ipv4.tcp_notsent_lowat'],
];

/** Gives the checks that a pod violates, sorted. */
export function violatedChecks(pod: Json, level: 'baseline' | 'restricted', minor: number): string[] {
  const spec = object(pod['spec']);
  const view: View = {
    spec,
    annotations: object(object(pod['metadata'])['annotations']),
    context: object(spec['securityContext']),
    containers: ['initContainers', 'containers', 'ephemeralContainers'].flatMap((key) => list(spec[key]).map(object)),
    minor,
  };
  const violated = { ...baseline(view), ...(level === 'restricted' && restricted(view)) };
  return Object.entries(violated)
    .flatMap(([check, isViolated]) => (isViolated ? [check] : []))
    .sort();
}

function baseline(view: View): Record<string, boolean> {
  const { spec, annotations, containers, minor } = view;
  const contexts = [view.context, ...containers.map(contextOf)];
  const sysctls = SYSCTLS.filter(([from]) => from <= minor).flatMap(([, names]) => names.split(' '));
  const types = [
    '',
    'container_t',
    'container_init_t',
    'container_kvm_t',
    ...(minor >= 31 ? ['container_engine_t'] : []),
  ];
  return {
    privileged: containers.some((c) => contextOf(c)['privileged'] === true),
    hostNamespaces: ['hostNetwork', 'hostPID', 'hostIPC'].some((key) => spec[key] === true),
    hostPathVolumes: list(spec['volumes']).some((volume) => 'hostPath' in object(volume)),
    hostPorts: containers.some((c) => list(c['ports']).some((port) => (object(port)['hostPort'] ?? 0) !== 0)),
    hostProbesAndHostLifecycle: minor >= 34 && containers.some(namesHost),
    windowsHostProcess: contexts.some((c) => object(c['windowsOptions'])['hostProcess'] === true),
    capabilities_baseline: containers.some((c) => !within(added(c), DEFAULT_CAPABILITIES.split(' '))),
    procMount: !(minor >= 35 && spec['hostUsers'] === false) && containers.some(unmasks),
    seLinuxOptions: contexts.some((c) => {
      const options = object(c['seLinuxOptions']);
      return !types.includes(text(options['type'])) || text(options['user']) !== '' || text(options['role']) !== '';
    }),
    seccompProfile_baseline: minor >= 19 ? contexts.some(hasBadSeccomp) : hasBadSeccompAnnotation(view),
    appArmorProfile:
      contexts.some((c) => c['appArmorProfile'] !== undefined && !isGoodProfile(c['appArmorProfile'])) ||
      Object.entries(annotations).some(
        ([key, value]) =>
          key.startsWith('container.apparmor.security.beta.kubernetes.io/') &&
          !/^(|runtime\/default|localhost\/.*)$/s.test(text(value)),
      ),
    sysctls: list(view.context['sysctls']).some((sysctl) => !sysctls.includes(text(object(sysctl)['name']))),
  };
}

/** Undefined keys of the level below are those that it replaces. */
function restricted(view: View): Record<string, boolean> {
  const { spec, context, containers, minor } = view;
  const isWindows = minor >= 25 && object(spec['os'])['name'] === 'windows';
  const hasUserNamespace = minor >= 35 && spec['hostUsers'] === false;
  const result: Record<string, boolean> = {
    hostPathVolumes: false,
    restrictedVolumes: list(spec['volumes']).some((volume) => !isCoreVolume(object(volume))),
    runAsNonRoot:
      !hasUserNamespace &&
      (context['runAsNonRoot'] === false ||
        containers.some((c) => (contextOf(c)['runAsNonRoot'] ?? context['runAsNonRoot'] ?? false) === false)),
  };
  if (minor >= 8) {
    result['allowPrivilegeEscalation'] =
      !isWindows && containers.some((c) => contextOf(c)['allowPrivilegeEscalation'] !== false);
  }
  if (minor >= 19) {
    result['seccompProfile_baseline'] = false;
    result['seccompProfile_restricted'] =
      !isWindows &&
      (hasBadSeccomp(context) ||
        containers.some((c) => !isGoodProfile(contextOf(c)['seccompProfile'] ?? context['seccompProfile'])));
  }
  if (minor >= 22) {
    result['capabilities_baseline'] = false;
    result['capabilities_restricted'] =
      !isWindows && containers.some((c) => !dropped(c).includes('ALL') || !within(added(c), ['NET_BIND_SERVICE']));
  }
  if (minor >= 23) {
    result['runAsUser'] =
      !hasUserNamespace && [context, ...containers.map(contextOf)].some((c) => c['runAsUser'] === 0);
  }
  if (minor >= 35) {
    result['procMount'] = false;
    result['procMount_restricted'] = containers.some(unmasks);
  }
  return result;
}

function isCoreVolume(volume: Json): boolean {
  const types = Object.keys(volume).filter((key) => key !== 'name');
  return types.length === 0 || types.some((type) => CORE_VOLUMES.split(' ').includes(type));
}

function unmasks(container: Json): boolean {
  return (contextOf(container)['procMount'] ?? 'Default') !== 'Default';
}

function namesHost(container: Json): boolean {
  const lifecycle = object(container['lifecycle']);
  const handlers = [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((key) => container[key]),
    ...['postStart', 'preStop'].map((key) => lifecycle[key]),
  ];
  return handlers.some((handler) =>
    ['httpGet', 'tcpSocket'].some((action) => text(object(object(handler)[action])['host']) !== ''),
  );
}

function hasBadSeccomp(context: Json): boolean {
  return context['seccompProfile'] !== undefined && !isGoodProfile(context['seccompProfile']);
}

function hasBadSeccompAnnotation({ annotations, containers }: View): boolean {
  const keys = [
    'seccomp.security.alpha.kubernetes.io/pod',
    ...containers.map((c) => `container.seccomp.security.alpha.kubernetes.io/${text(c['name'])}`),
  ];
  return keys.some(
    (key) => key in annotations && !/^(runtime\/default|docker\/default|localhost\/.*)$/s.test(text(annotations[key])),
  );
}

function isGoodProfile(profile: unknown): boolean {
  return ['RuntimeDefault', 'Localhost'].includes(text(object(profile)['type']));
}

function contextOf(container: Json): Json {
  return object(container['securityContext']);
}

function added(container: Json): string[] {
  return list(object(contextOf(container)['capabilities'])['add']).map(text);
}

function dropped(container: Json): string[] {
  return list(object(contextOf(container)['capabilities'])['drop']).map(text);
}

function within(names: readonly string[], allowed: readonly string[]): boolean {
  return names.every((name) => allowed.includes(name));
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
