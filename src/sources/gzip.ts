/** Inputs that are packed with gzip. */
import { Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { type ChunkReader, readStream } from './chunk-reader.ts';

/** Unpacks the first bytes of a packed input as far as they go; undefined when they are corrupt. */
export function unpackHead(head: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}

/** Unpacks what a reader gives; several packed parts may follow each other. */
export function unpacked(reader: ChunkReader): ChunkReader {
  const unpacking = createGunzip();
  const source = Readable.from(chunksOf(reader));
  source.on('error', (error) => unpacking.destroy(error));
  const stream = readStream(source.pipe(unpacking));
  return {
    read: () => stream.read(),
    async close() {
      source.destroy();
      unpacking.destroy();
      await reader.close();
    },
  };
}

/** A chunk is only valid until the next one is asked for, so that each is copied. */
async function* chunksOf(reader: ChunkReader): AsyncGenerator<Buffer> {
  for (let chunk = await reader.read(); chunk !== undefined; chunk = await reader.read()) {
    yield Buffer.from(chunk);
  }
}
