/** Paths that cover those below them, element by element as written: nothing is cleaned but one trailing slash. */
export class PathSet {
  readonly #prefixes: ReadonlySet<string>;

  constructor(prefixes: Iterable<string>) {
    this.#prefixes = new Set(Array.from(prefixes, withoutSlash));
  }

  /**
   * Tells whether the path is one of the set or lies below one.
   * @see kubernetes/kubernetes pkg/security/podsecuritypolicy/util/util.go hasPathPrefix
   */
  covers(path: string): boolean {
    const whole = withoutSlash(path);
    if (this.#prefixes.has(whole)) {
      return true;
    }
    for (let slash = whole.lastIndexOf('/'); slash >= 0; slash = whole.lastIndexOf('/', slash - 1)) {
      if (this.#prefixes.has(whole.slice(0, slash))) {
        return true;
      }
      if (slash === 0) {
        break;
      }
    }
    return false;
  }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
