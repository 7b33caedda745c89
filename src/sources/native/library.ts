/** What the program asks of the capture library; binding.ts is the real one. The contract is native/include/capture.h. */

/** What a call returned besides a batch. */
export interface BatchResult {
  readonly status: number;
  /** Bytes of the batch in the buffer; 0 unless the status is OK. */
  readonly lengthBytes: number;
}

/** An open capture. Only `interrupt` may be called while a batch is awaited. */
export interface CaptureHandle {
  /** Fills the buffer with the next batch, on another thread. The buffer is the library's until the promise settles. */
  nextBatch(buffer: Uint8Array): Promise<BatchResult>;
  /** Gives the counters, in the order of `struct capture_statistics`. */
  statistics(): readonly number[];
  /** Gives the text of the last error or truncation. */
  lastError(): string;
  /** Makes the batch in progress, or the next, end early. */
  interrupt(): void;
  /** Frees everything; nothing may be called afterwards. */
  close(): void;
}

/** A capture, or why it could not be opened. */
export type OpenResult = { readonly handle: CaptureHandle } | { readonly status: number; readonly message: string };

/** The library. */
export interface CaptureLibrary {
  /** Opens a file; `options` as native/README.md says. */
  openFile(path: string, options: string): OpenResult;
}
