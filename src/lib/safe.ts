/**
 * A text from outside (a name, notes, a message of a server) made harmless for a terminal: line breaks, control characters,
 * escape sequences and invisible characters that turn the reading direction are shown instead of obeyed. One line comes out.
 * Nor is there a command in it for the host of a build that reads what is printed (`::error::`, `##[error]`, `##vso[…]`).
 */
export function safe(text: string): string {
  if (isPlain.test(text)) return text;
  return withoutCommands(text.replaceAll(harmful, shown));
}

/** A line of the same width, in which the host of a build finds no command. */
export function withoutCommands(line: string): string {
  return line.replaceAll(command, (sign) => `${sign.slice(0, 1)}·`);
}

/** As `safe`, but line breaks stay. */
export function safeLines(text: string): string {
  return text.split('\n').map(safe).join('\n');
}

/** The facts of a message, the texts among them harmless and without line breaks. */
export function safeFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, safeFact(fact)]));
}

function safeFact(fact: unknown): unknown {
  if (typeof fact === 'string') return safe(fact);
  return Array.isArray(fact) ? fact.map(safeFact) : fact;
}

const isPlain = /^(?:(?!::|##)[\x20-\x7e])*$/;

/** `::` before a word that is no part of an address (`fe80::1:2`), whatever stands before it: a line may be wrapped there. */
const command = /::(?=[\da-f.:]*[g-z_-])|##(?=\w*\[)/gi;

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
