/** Which Pod Security Standard is meant: a level and, unless it is the latest, a version. */

/** The levels that refuse anything. */
export const LEVELS = ['baseline', 'restricted'] as const;
/** A level of the Pod Security Standards. */
export type Level = (typeof LEVELS)[number];

/** The minor number of the newest version that is known; later ones are judged like it, as Kubernetes does. */
export const NEWEST_MINOR = 37;

/** One standard at one version. */
export interface PodSecurityStandard {
  readonly level: Level;
  /** Minor number of the version: 29 for v1.29; the newest where none is named. */
  readonly minor: number;
  /** As rules are called by it: `restricted`, `baseline:v1.29`. */
  readonly name: string;
}

const FORM = /^(?<level>[^:]*)(?::(?<version>.*))?$/s;
const VERSION = /^v1\.(?<minor>0|[1-9][0-9]{0,3})$/;

/** What is expected of a text that {@link readStandard} refuses. */
export const STANDARD_FORM: string = `baseline or restricted, with a version from :v1.0 to :v1.${NEWEST_MINOR} or :latest`;

/**
 * Reads `LEVEL`, `LEVEL:latest` or `LEVEL:v1.N`. A returned string is what is wrong with it.
 * @see kubernetes/kubernetes staging/src/k8s.io/pod-security-admission/api/helpers.go
 */
export function readStandard(text: string): PodSecurityStandard | string {
  const { level = '', version = 'latest' } = FORM.exec(text)?.groups ?? {};
  if (level === 'privileged') {
    return 'level privileged refuses no pod';
  }
  const known = LEVELS.find((candidate) => candidate === level);
  if (known === undefined) {
    return `there is no level '${level}'`;
  }
  if (version === 'latest') {
    return { level: known, minor: NEWEST_MINOR, name: known };
  }
  const minor = VERSION.exec(version)?.groups?.['minor'];
  return minor === undefined
    ? `'${version}' is no version`
    : { level: known, minor: Number(minor), name: `${known}:v1.${minor}` };
}
