/** The progress bar of long runs. Shown only to people: on a terminal, and not before a second has passed. */
import type { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';
import type { SourceStats } from '../sources/source.ts';

/** A shorter run needs no bar. */
const DELAY_MS = 1000;
const PERIOD_MS = 200;
const MIB = 1024 * 1024;

/** Follows a run on a stream that is a terminal. */
export class Progress {
  readonly #bar: SingleBar;
  #isShown = false;

  constructor(stream: Writable) {
    this.#bar = new SingleBar(
      {
        stream,
        format: '{bar} {percentage}%  {value} of {total} MiB  {eta_formatted} left',
        clearOnComplete: true,
        etaBuffer: 100,
      },
      Presets.shades_classic,
    );
  }

  /** Shows from time to time how far a source is, unless its size is unknown. The result ends it. */
  follow(stats: () => SourceStats): () => void {
    const startMs = Date.now();
    const timer = setInterval(() => {
      if (Date.now() - startMs >= DELAY_MS) {
        this.#show(stats());
      }
    }, PERIOD_MS);
    return () => {
      clearInterval(timer);
      this.hide();
    };
  }

  /** Takes the bar away so that other text can be written; it comes back by itself. */
  hide(): void {
    if (this.#isShown) {
      this.#bar.stop();
      this.#isShown = false;
    }
  }

  #show({ byteCount, totalBytes }: SourceStats): void {
    if (totalBytes === undefined) {
      return;
    }
    if (!this.#isShown) {
      this.#bar.start(Math.ceil(totalBytes / MIB), 0);
      this.#isShown = true;
    }
    this.#bar.update(Math.floor(byteCount / MIB));
  }
}
