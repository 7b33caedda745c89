/** Where in a pod the things are that a server's messages point at. */
import { isObject, type JsonObject, objectAt, objectsAt } from '../lossless-json.ts';
import { fail, type Outcome, PASS } from '../suite.ts';
import type { Alert } from './policy-rules.ts';

/** One error of a server's message. */
export interface ServerError {
  /** As printed, which is not always a path of the pod. */
  readonly path: string;
  readonly control: string;
  readonly type: string;
  readonly text: string;
}

/** A place in a pod that alerts must tell of. */
export interface Place {
  readonly path: string;
  /** The control that finds fault with it, if that is known. */
  readonly control?: string;
}

const CONTAINER = String.raw`spec\.(?:initC|c|ephemeralC)ontainers\[\d+\]`;
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/';

/** Spellings of the server, and the paths that it means; `$1` is the container. */
const SPELLINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^pod\.(.+)$/, ['$1']],
  [/^spec\.securityContext\.(host(?:Network|PID|IPC))$/, ['spec.$1']],
  [/^(spec\.volumes\[\d+\])\.hostPath\.pathPrefix$/, ['$1.hostPath.path']],
  [/^(spec\.volumes\[\d+\])\.driver$/, ['$1.flexVolume.driver']],
  [new RegExp(`^(${CONTAINER})\\.hostPort$`), ['$1.ports[*].hostPort']],
  [
    new RegExp(`^(${CONTAINER})\\.securityContext$`),
    ['$1.securityContext.runAsGroup', 'spec.securityContext.runAsGroup'],
  ],
  [/^(spec\.securityContext\.sysctls\[\d+\])$/, ['$1.name']],
  [/^(.*\.seccompProfile)\.(?:type|localhostProfile)$/, ['$1']],
  [/^(.*\.seLinuxOptions)\.(?:user|role|type|level)$/, ['$1', '$&']],
];

/** Settings of containers that may be stated by the pod. */
const INHERITED = new RegExp(
  `^${CONTAINER}\\.(securityContext\\.(?:runAsUser|runAsNonRoot|runAsGroup|seLinuxOptions).*)$`,
);

/** Each place must be told by an alert of the kind, about the control if one is named. */
export function foundPaths(
  kind: 'Violation' | 'Mutation',
  places: readonly Place[],
  alerts: readonly Alert[],
  pod: unknown,
): Outcome {
  const ofKind = alerts.filter((alert) => alert.kind === kind);
  const missing = places.filter(({ path, control }) => {
    const paths = podPaths(path, pod);
    return !ofKind.some((alert) => (control ?? alert.control) === alert.control && tellsOf(alert.text, paths));
  });
  return missing.length === 0
    ? PASS
    : fail(
        `no ${kind} tells of ${missing.map(({ path }) => path).join(', ')}; alerts: ${alerts.map(({ text }) => text).join(' | ')}`,
      );
}

/**
 * Gives the paths, `[*]` standing for any index, one of which a finding about
 * the error must have. A setting that a container has from its pod may be found at either.
 */
function podPaths(path: string, pod: unknown): readonly string[] {
  let paths: readonly string[] = [path];
  for (const [spelling, meant] of SPELLINGS) {
    paths = paths.flatMap((text) => (spelling.test(text) ? meant.map((to) => text.replace(spelling, to)) : [text]));
  }
  return [...new Set(paths.flatMap((text) => [text, ...inherited(text), ...profiles(text, pod)]))];
}

function inherited(path: string): readonly string[] {
  const setting = INHERITED.exec(path)?.[1];
  return setting === undefined ? [] : [`spec.${setting}`];
}

/** Seccomp and AppArmor errors name the annotation, also when a field is meant; the server writes one as the other. */
function profiles(path: string, pod: unknown): readonly string[] {
  const annotation = /^metadata\.annotations\[(.*)\]$/.exec(path)?.[1] ?? '';
  const podProfiles = ['spec.securityContext.seccompProfile', `metadata.annotations[${SECCOMP_POD}]`];
  if (annotation === SECCOMP_POD || podProfiles.includes(path)) {
    return podProfiles;
  }
  if (annotation.startsWith(SECCOMP_CONTAINER)) {
    return [
      ...containersNamed(annotation.slice(SECCOMP_CONTAINER.length), pod, 'securityContext.seccompProfile'),
      ...podProfiles,
    ];
  }
  return annotation.startsWith(APP_ARMOR_CONTAINER)
    ? containersNamed(annotation.slice(APP_ARMOR_CONTAINER.length), pod, 'securityContext.appArmorProfile')
    : [];
}

function containersNamed(name: string, pod: unknown, setting: string): readonly string[] {
  const spec = objectAt(pod, 'spec');
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    objectsAt(spec, list).flatMap((container, index) =>
      isNamed(container, name) ? [`spec.${list}[${index}].${setting}`] : [],
    ),
  );
}

function isNamed(container: JsonObject, name: string): boolean {
  return isObject(container) && container['name'] === name;
}

/** Tells whether an alert has a finding at one of the paths, or at an element of a list there. */
function tellsOf(text: string, paths: readonly string[]): boolean {
  return paths.some((path) => {
    const pattern = path.split('[*]').map(escaped).join(String.raw`\[\d+\]`);
    return new RegExp(String.raw`(?<![\w.\]])${pattern}(?:\[\d+\])?(?![\w[.])`).test(text);
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
