/**
 * Versions that rules files require: of the engine and of plugins. Two
 * versions fit when the major numbers are equal and the present one is not
 * older than the required one.
 */

/** `major.minor.patch`, each a 32-bit number. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The engine version whose rules language is implemented. */
export const ENGINE_VERSION: Version = { major: 0, minor: 63, patch: 0 };

/** First engine whose k8s audit source is the plugin instead of the built-in one. */
export const FIRST_PLUGIN_ENGINE = 13;

const LEADING_VERSION = /^\s*(\d{1,10})\.\s*(\d{1,10})\.\s*(\d{1,10})/;

/** Reads `x.y.z`; what follows it (`-rc1`) does not count. Undefined when the text does not start so. */
export function parseVersion(text: string): Version | undefined {
  const match = LEADING_VERSION.exec(text);
  return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]) };
}

/** Writes a version as `x.y.z`. */
export function versionText(version: Version): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}

/** Tells whether a present version satisfies a required one. */
export function isCompatible(present: Version, required: Version): boolean {
  return present.major === required.major && compareVersions(present, required) >= 0;
}

/** Orders versions: negative, zero or positive as `a` is older, equal or newer. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}
