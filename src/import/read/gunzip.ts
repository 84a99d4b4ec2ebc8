import { crc32, createInflateRaw } from 'node:zlib';
import { chunkSize } from './open-file.ts';

/** Receives what gzip data is found to be. */
export interface GzipEvents {
  /** Called for other data after the end, when all compressed data was fed. */
  onTrailingGarbage(): void;
  /** Called at the beginning and at the end of each member. */
  onMember(isOpen: boolean): void;
}

/**
 * Decompresses gzip. For damaged or incomplete data, gives the decodable part and throws an error of zlib (`Z_…`).
 *
 * zlib's Gunzip discards the output of the write that fails: all of a small file, and the last records of intact data
 * before trailing garbage.
 */
export async function* gunzip(
  chunks: AsyncIterable<Buffer>,
  { onTrailingGarbage, onMember }: GzipEvents,
): AsyncIterable<Buffer> {
  const source = new Source(chunks);
  for (let first = true; await source.fill(1); first = false) {
    if (!first && !(await startsMember(source))) {
      // Zeros pad blocks, as on tapes.
      if (source.buffered[0] !== 0) onTrailingGarbage();
      return;
    }
    onMember(true);
    await skipHeader(source);
    let sum = 0;
    let length = 0;
    for await (const data of inflate(source)) {
      sum = crc32(data, sum);
      length += data.length;
      yield data;
    }
    const trailer = await source.take(8);
    if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== length % 2 ** 32) throw damage();
    onMember(false);
  }
}

async function startsMember(source: Source): Promise<boolean> {
  return (await source.fill(2)) && source.buffered[0] === 0x1f && source.buffered[1] === 0x8b;
}

/** Skips the header of a member (RFC 1952). */
async function skipHeader(source: Source): Promise<void> {
  const header = await source.take(10);
  const flags = header[3] ?? 0;
  if (header[0] !== 0x1f || header[1] !== 0x8b || header[2] !== 8 || flags > 0x1f) throw damage();
  if (flags & 4) await source.take((await source.take(2)).readUInt16LE(0));
  // A name and a comment, each up to a zero.
  for (const flag of [8, 16]) if (flags & flag) while ((await source.take(1))[0] !== 0);
  if (flags & 2) await source.take(2);
}

/** Decompresses one member; the bytes after it stay in `source`. */
async function* inflate(source: Source): AsyncIterable<Buffer> {
  const decoder = createInflateRaw({ chunkSize });
  const decoded: Buffer[] = [];
  let fed = 0;
  let ended = false;
  let failure: Error | null = null;
  let wake = () => {};
  decoder.on('data', (data: Buffer) => decoded.push(data));
  decoder.on('end', () => {
    ended = true;
    wake();
  });
  decoder.on('error', (error) => {
    failure = error;
    wake();
  });
  try {
    while (!ended) {
      if (!(await source.fill(1))) throw damage();
      // The output of a damaged piece is lost: small pieces at first save most of a small file.
      const piece = source.takeUpTo(fed < 64 * 1024 ? 256 : 16_384);
      fed += piece.length;
      await new Promise<void>((resolve) => {
        wake = resolve;
        decoder.write(piece, () => resolve());
      });
      yield* decoded.splice(0);
      if (failure) throw failure;
      if (ended) source.unread(piece.subarray(piece.length - (fed - decoder.bytesWritten)));
    }
  } finally {
    decoder.destroy();
  }
}

/** A buffered reader of chunks. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>;
  buffered: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Buffers at least this many bytes; false at the end of the data. */
  async fill(bytes: number): Promise<boolean> {
    while (this.buffered.length < bytes) {
      const { done, value } = await this.#chunks.next();
      if (done) return false;
      this.buffered = this.buffered.length > 0 ? Buffer.concat([this.buffered, value]) : value;
    }
    return true;
  }

  async take(bytes: number): Promise<Buffer> {
    if (!(await this.fill(bytes))) throw damage();
    return this.takeUpTo(bytes);
  }

  takeUpTo(bytes: number): Buffer {
    const taken = this.buffered.subarray(0, bytes);
    this.buffered = this.buffered.subarray(bytes);
    return taken;
  }

  unread(bytes: Buffer): void {
    if (bytes.length > 0) this.buffered = Buffer.concat([bytes, this.buffered]);
  }
}

function damage(): Error {
  return Object.assign(new Error('the compressed data is damaged'), { code: 'Z_DATA_ERROR' });
}
