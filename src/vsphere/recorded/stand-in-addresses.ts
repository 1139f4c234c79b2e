import ipaddr from 'ipaddr.js';
import { sha256 } from '../../lib/hash.ts';

/**
 * Stand-ins for IP addresses that begin alike as far as the addresses do: what was one subnet is one again, whatever its
 * length. IPv4 is hidden from the second number on, below first numbers that nobody in the recording has; IPv6 likewise
 * below `fd00::/8`. `other` is for what is no address.
 */
export function addressStandIns(
  texts: ReadonlySet<string>,
  seed: string,
  other: (text: string) => string,
): (text: string) => string {
  const parsed = [...texts].sort().map((text) => ({ text, parts: partsOf(text) }));
  const firsts = { v4: firstNumbers(parsed, 4, spare.v4), v6: firstNumbers(parsed, 8, spare.v6) };
  const map = new Map(
    parsed.flatMap(({ text, parts }) => {
      if (parts === undefined) return [];
      const [first = 0, ...rest] = parts;
      const [heads, mask] = parts.length === 4 ? [firsts.v4, 0xff] : [firsts.v6, 0xffff];
      const tail = rest.map((part, at) => hidden(part, parts.slice(0, at + 1), seed, mask));
      return [[text, textOf([heads.get(first) ?? first, ...tail])]];
    }),
  );
  return (text) => map.get(text) ?? other(text);
}

/** Private, then reserved ones, then whatever is left. */
const spare = {
  v4: [10, ...range(240, 15), ...range(1, 223)],
  v6: [...range(0xfd00, 0x100), ...range(0xfc00, 0x100)],
} as const;

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

interface Parsed {
  readonly text: string;
  /** Four numbers, or eight; undefined: it is no address. */
  readonly parts: readonly number[] | undefined;
}

function partsOf(text: string): readonly number[] | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.parse(text);
  return 'octets' in address ? address.octets : address.parts;
}

function firstNumbers(parsed: readonly Parsed[], length: number, spares: readonly number[]) {
  const used = new Set(parsed.flatMap(({ parts }) => (parts?.length === length ? (parts[0] ?? 0) : [])));
  const free = spares.filter((number) => !used.has(number));
  return new Map([...used].sort((a, b) => a - b).map((first, index) => [first, free[index] ?? first]));
}

/** A number with some of its bits turned: which ones, all the numbers before it decide. */
function hidden(part: number, before: readonly number[], seed: string, mask: number): number {
  const bits = Number.parseInt(sha256(`${seed}\n${before.join(' ')}`).slice(0, 4), 16);
  return part ^ (bits & mask);
}

function textOf(parts: readonly number[]): string {
  return parts.length === 4 ? parts.join('.') : new ipaddr.IPv6([...parts]).toString();
}
