import { parseSize } from '../lib/size.ts';
import type { Unit } from '../model/rule.ts';

/** A threshold in its rule's unit, or what is wrong with it; `share`: the part of one in place of the percent. */
export type ParsedThreshold = { readonly value: number } | { readonly flaw: 'form' | 'share' };

/** `90 %`, `180 days`, `3 TiB`; without a unit where the rule's own is meant, but for sizes and rates. */
export function parseThreshold(given: unknown, unit: Unit): ParsedThreshold {
  const value = typeof given === 'number' ? bare(given, unit) : withUnit(given, unit);
  if (value === undefined || !Number.isFinite(value) || value < 0 || value > most) return { flaw: 'form' };
  if (unit === '%' && value > 0 && value < 1) return { flaw: 'share' };
  if (unit === 'count' && !Number.isInteger(value)) return { flaw: 'form' };
  return { value };
}

/** No site has so much of anything. */
const most = 1e9;

function bare(given: number, unit: Unit): number | undefined {
  return unit === 'GiB' || unit === 'Gbps' ? undefined : given;
}

function withUnit(given: unknown, unit: Unit): number | undefined {
  if (typeof given !== 'string') return undefined;
  if (unit === 'GiB') return gibOf(given);
  const [, number = '', word = ''] = /^(\d{1,12}(?:\.\d{1,6})?) ?(\D{1,8})$/.exec(given.trim()) ?? [];
  const factor = factors[unit].find(({ words }) => words.includes(word))?.factor;
  return factor === undefined ? undefined : Number(number) * factor;
}

function gibOf(given: string): number | undefined {
  const parsed = parseSize(given);
  return 'bytes' in parsed ? Number(parsed.bytes / 2n ** 20n) / 1024 : undefined;
}

interface Spelling {
  readonly words: readonly string[];
  readonly factor: number;
}

const hours = ['h', 'hour', 'hours', '時間'];
const days = ['d', 'day', 'days', '日'];

const factors: Readonly<Record<Exclude<Unit, 'GiB'>, readonly Spelling[]>> = {
  '%': [{ words: ['%', '％'], factor: 1 }],
  ratio: [],
  count: [],
  hours: [
    { words: hours, factor: 1 },
    { words: days, factor: 24 },
  ],
  days: [
    { words: days, factor: 1 },
    { words: hours, factor: 1 / 24 },
  ],
  months: [{ words: ['month', 'months', 'か月'], factor: 1 }],
  Gbps: [{ words: ['Gbps', 'Gbit/s'], factor: 1 }],
};
