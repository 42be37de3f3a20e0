import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** Nothing that the package brings is larger than this, in bytes. */
const LARGEST = 64 * 1024 * 1024;
/** Unpacked in pieces of so many bytes, each one way through another thread. */
const PIECE = 1024 * 1024;

/**
 * Where a file is that the package may bring compressed: its path, that with `.br`, or undefined. Sources and tests have it
 * as it is.
 */
export function packedPath(path: string): string | undefined {
  return [path, `${path}.br`].find(existsSync);
}

/**
 * A file by what `packedPath` gave, unpacked (RFC 7932) in another thread where it is compressed. Throws what the file
 * system throws, and where it is no Brotli.
 */
export async function readPacked(path: string): Promise<Buffer<ArrayBuffer>> {
  const bytes = await readFile(path);
  return path.endsWith('.br') ? unpack(bytes, { maxOutputLength: LARGEST, chunkSize: PIECE }) : bytes;
}

const unpack = promisify(brotliDecompress);
