/**
 * A text from outside (a name, notes, a message of a server) made harmless for a terminal: line breaks, control characters,
 * escape sequences and invisible characters that turn the reading direction are shown instead of obeyed. One line comes out.
 */
export function safe(text: string): string {
  return isPlain.test(text) ? text : text.replaceAll(harmful, shown);
}

/** As `safe`, but line breaks stay. */
export function safeLines(text: string): string {
  return text.split('\n').map(safe).join('\n');
}

const isPlain = /^[\x20-\x7e]*$/;

/** A joiner between two pictures is what makes them one. */
const harmful =
  /\r\n|\p{Cc}|\p{Cs}|[\u2028\u2029]|(?!(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic}))\p{Cf}/gu;

function shown(match: string): string {
  const code = match.codePointAt(0) ?? 0;
  if (match === '\n' || match === '\r\n' || code === 0x2028 || code === 0x2029) return '⏎';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  if (code >= 0xd800 && code < 0xe000) return '\ufffd';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
