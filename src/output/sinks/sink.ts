/** Where finished alert lines go. One sink per file in this folder. */

/** Takes lines in order. A sink is used by one writer at a time. */
export interface Sink {
  /** False once the reader has gone away; lines are then dropped. */
  readonly isOpen: boolean;
  /** True when the writer should flush before it writes more. */
  readonly isFull: boolean;
  /** Called before lines are handed on; whoever shows something on the same terminal takes it away. */
  beforeWrite: (() => void) | undefined;
  /** Takes one line without its end; it may stay in memory until the next flush. */
  write(line: string): void;
  /**
   * Hands everything on and waits until it is taken.
   * @throws OutputError when it could not be written, for instance on a full disk
   */
  flush(): Promise<void>;
}
