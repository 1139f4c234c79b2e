import type { Diagnostic } from '../model/diagnostic.ts';

/** Bytes of a file → text without a byte order mark, or what is wrong with them. */
export function decode(
  bytes: Uint8Array,
  file: string,
): { readonly text: string } | { readonly diagnostic: Diagnostic } {
  const flawed = (key: Diagnostic['key'], line: number, column: number) => ({
    diagnostic: { key, severity: 'error' as const, place: { file, line, column }, args: { file } },
  });
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (utf16 || bytes.subarray(0, 1000).includes(0)) return flawed('MAN-001/utf16', 1, 1);
  try {
    // It takes off a byte order mark by itself.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const { line, column } = firstBadByte(bytes);
    return flawed('MAN-001/utf8', line, column);
  }
}

/** Every line for itself: a byte of a line break is never part of a character. */
function firstBadByte(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      const good = new TextDecoder().decode(bytes.subarray(from, to)).indexOf('\ufffd');
      return { line, column: Math.max(0, good) + 1 };
    }
    from = to + 1;
  }
  return { line: 1, column: 1 };
}
