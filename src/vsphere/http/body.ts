import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * All of an answer as text, unpacked and decoded as it comes: the bytes of a large one are never there at once. Undefined
 * if it is larger than `most`, on the wire or unpacked. Broken UTF-8 is shown as such; a byte order mark is left out.
 */
export async function readBody(
  stream: Readable,
  encoding: string | undefined,
  most: number,
  received: (bytes: number) => void,
): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8');
  const parts: string[] = [];
  let size = 0;
  stream.on('data', (chunk: Uint8Array) => received(chunk.length));
  for await (const chunk of encoding === 'gzip' ? unpacked(stream) : stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > most) return undefined;
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
}

function unpacked(stream: Readable): Readable {
  const gunzip = createGunzip();
  stream.once('error', (error) => gunzip.destroy(error));
  return stream.pipe(gunzip);
}
