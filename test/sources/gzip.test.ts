import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { readStream } from '#src/sources/chunk-reader.js';
import { unpacked, unpackHead } from '#src/sources/gzip.js';

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function contentOf(packed: Uint8Array, size: number): Promise<Buffer> {
  const reader = unpacked(readStream(piecesOf(packed, size)));
  const parts: Buffer[] = [];
  for (let chunk = await reader.read(); chunk !== undefined; chunk = await reader.read()) {
    parts.push(Buffer.from(chunk));
  }
  await reader.close();
  return Buffer.concat(parts);
}

test('gzip: content comes out as it went in, whatever the pieces, of several members', async (t) => {
  const [first, second] = [randomBytes(100_000), Buffer.alloc(300_000, 'a')];
  const packed = Buffer.concat([gzipSync(first), gzipSync(second)]);
  for (const size of [1000, 65_536, packed.length]) {
    t.true(Buffer.concat([first, second]).equals(await contentOf(packed, size)));
  }
});

test('gzip: what is cut off or damaged is an error', async (t) => {
  const packed = gzipSync(randomBytes(100_000));
  await t.throwsAsync(contentOf(packed.subarray(0, 50_000), 1000));
  const damaged = Buffer.from(packed);
  damaged.fill(0x55, 40_000, 40_100);
  await t.throwsAsync(contentOf(damaged, 1000));
});

test('gzip: closing before the end', async (t) => {
  const reader = unpacked(readStream(piecesOf(gzipSync(randomBytes(500_000)), 1000)));
  t.true(((await reader.read())?.length ?? 0) > 0);
  await reader.close();
  await reader.close();
});

test('gzip: the head unpacks as far as it goes', (t) => {
  const packed = gzipSync(Buffer.from(`{"kind":"Event"}${randomBytes(5000).toString('hex')}`));
  t.true(
    Buffer.from(unpackHead(packed.subarray(0, 512)) ?? [])
      .toString()
      .startsWith('{"kind":"Event"}'),
  );
  t.is(unpackHead(Buffer.from([0x1f, 0x8b, 0x55, 0x55, 0x55])), undefined);
});
