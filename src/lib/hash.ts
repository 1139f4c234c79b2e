import { createHash } from 'node:crypto';

/** SHA-256 of the text's UTF-8 bytes, 64 hex digits. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** UUID version 5 of the name in hvm's own namespace: the same name gives the same UUID everywhere, always. */
export function uuidV5(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Fixed for ever: another one would give every VM another identity. */
const namespace = Buffer.from('9c1d5b2e3f084a6fb7d2418e60a5c3f7', 'hex');
