import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/**
 * The bytes of an ordinary file of at most `most`. What is none is not read: a pipe may keep one waiting for ever, a device may
 * have no end. Throws what the system says.
 */
export async function readBounded(file: string, most: number): Promise<Uint8Array | 'special' | 'large'> {
  // Opening a device may do something already.
  if (!(await stat(file)).isFile()) return 'special';
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const about = await handle.stat();
    if (!about.isFile()) return 'special';
    if (about.size > most) return 'large';
    // The size of what the kernel makes up (/proc) is none.
    const chunks: Uint8Array[] = [];
    for (let length = 0; ; ) {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(Math.max(about.size - length, 0) + 64 * 1024),
      );
      if (bytesRead === 0) return Buffer.concat(chunks);
      length += bytesRead;
      if (length > most) return 'large';
      chunks.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
