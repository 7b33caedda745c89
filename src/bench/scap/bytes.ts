/** Little-endian bytes that grow as they are written, and the encodings of addresses. */

/** Writes numbers and texts one after the other. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity: number = 256) {
    this.#bytes = Buffer.alloc(capacity);
  }

  get length(): number {
    return this.#length;
  }

  u8(value: number): this {
    this.#length = this.#room(1).writeUInt8(value & 0xff, this.#length);
    return this;
  }

  u16(value: number): this {
    this.#length = this.#room(2).writeUInt16LE(value & 0xffff, this.#length);
    return this;
  }

  u32(value: number): this {
    this.#length = this.#room(4).writeUInt32LE(value >>> 0, this.#length);
    return this;
  }

  /** Writes 64 bits; negative values in two's complement. */
  u64(value: number | bigint): this {
    this.#length = this.#room(8).writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), this.#length);
    return this;
  }

  /** Writes `size` bytes of an integer: 1, 2, 4 or 8. */
  integer(value: number | bigint, size: number): this {
    switch (size) {
      case 1:
        return this.u8(Number(value));
      case 2:
        return this.u16(Number(value));
      case 4:
        return this.u32(Number(value));
      default:
        return this.u64(value);
    }
  }

  bytes(value: Uint8Array): this {
    this.#room(value.length).set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  /** Writes a length of two bytes and the text after it, without a NUL. */
  text(value: string | readonly string[]): this {
    const bytes = typeof value === 'string' ? Buffer.from(value) : nulSeparated(value);
    return this.u16(bytes.length).bytes(bytes);
  }

  zeros(count: number): this {
    this.#room(count).fill(0, this.#length, this.#length + count);
    this.#length += count;
    return this;
  }

  /** Gives a copy of what was written. */
  finish(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  #room(count: number): Buffer {
    if (this.#length + count > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(2 * this.#bytes.length, this.#length + count));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}

/** Texts, each ended by a NUL byte: arguments, environment, cgroups. */
export function nulSeparated(texts: readonly string[]): Buffer {
  return Buffer.from(texts.map((text) => `${text}\0`).join(''));
}

/** The 4 or 16 bytes of an address, in network order. IPv6 only with all eight groups or one `::`. */
export function addressBytes(address: string): Buffer {
  if (!address.includes(':')) {
    return Buffer.from(address.split('.').map(Number));
  }
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const middle = new Array<number>(tail === undefined ? 0 : 8 - first.length - last.length).fill(0);
  const bytes = Buffer.alloc(16);
  for (const [i, group] of [...first, ...middle, ...last].entries()) {
    bytes.writeUInt16BE(group, 2 * i);
  }
  return bytes;
}

/** An address and a port. */
export interface Endpoint {
  readonly ip: string;
  readonly port: number;
}

const FAMILY_UNIX = 1;

function familyOf(ip: string): number {
  return ip.includes(':') ? 10 : 2;
}

/** The value of a `sockaddr` parameter. */
export function socketAddress(endpoint: Endpoint | string): Buffer {
  const bytes = new ByteWriter();
  return typeof endpoint === 'string'
    ? bytes
        .u8(FAMILY_UNIX)
        .bytes(nulSeparated([endpoint]))
        .finish()
    : bytes.u8(familyOf(endpoint.ip)).bytes(addressBytes(endpoint.ip)).u16(endpoint.port).finish();
}

/** The value of a `socktuple` parameter, from source to destination. */
export function socketTuple(source: Endpoint, destination: Endpoint): Buffer {
  const bytes = new ByteWriter().u8(familyOf(source.ip));
  for (const { ip, port } of [source, destination]) {
    bytes.bytes(addressBytes(ip)).u16(port);
  }
  return bytes.finish();
}
