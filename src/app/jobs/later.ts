/** A promise and what settles it. */
export class Later<T> {
  readonly promise: Promise<T>;
  resolve!: (value: T) => void;
  reject!: (reason: unknown) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Whoever waits hears of it; that nobody does is no mistake.
    this.promise.catch(() => undefined);
  }
}
