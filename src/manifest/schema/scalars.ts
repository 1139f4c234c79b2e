/**
 * The scalars of a manifest. An `error` is a key of `messages/` with its facts behind it, `MAN-003/range 0 15`;
 * `issues.ts` makes the diagnostic of it.
 */
import ipaddr from 'ipaddr.js';
import * as z from 'zod';
import { nearestMib, parseSize, wholeMib } from '../../lib/size.ts';
import { isZone } from '../../lib/zone.ts';

export const text = z.string('MAN-003/text').min(1, 'MAN-003/empty');

/** metadata.name, and names of disks, cards and windows: they end up in marks, paths and command lines. */
export const name = z.string('MAN-003/text').regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'MAN-008');

export const flag = z.boolean('MAN-003/boolean');

export function integer(minimum: number, maximum: number) {
  const outside = facts(rangeKey, minimum, maximum);
  return z.int('MAN-003/number').min(minimum, outside).max(maximum, outside);
}

export function choice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, 'MAN-003/choice');
}

const sizeForm = /^\d{1,15}(\.\d{1,9})? ?(KiB|MiB|GiB|TiB|PiB|KB|MB|GB|TB|PB)$/;
const sizeText = z.string('MAN-003/size').regex(sizeForm, 'MAN-003/size');

/** What vSphere allots: whole MiB, at least one. */
export const exactSize = sizeText.transform((given, context) => {
  const parsed = parseSize(given);
  const mib = 'bytes' in parsed ? wholeMib(parsed.bytes) : undefined;
  if (mib !== undefined && mib > 0 && Number.isSafeInteger(mib)) return mib;
  context.addIssue({ code: 'custom', message: 'MAN-003/size', input: given });
  return z.NEVER;
});

/** A figure that is only reckoned with, to the nearest MiB. */
export const figure = sizeText.transform((given, context) => {
  const parsed = parseSize(given);
  if ('bytes' in parsed) return nearestMib(parsed.bytes);
  context.addIssue({ code: 'custom', message: 'MAN-003/size', input: given });
  return z.NEVER;
});

/** A memory reservation: whole MiB, none, or `all`. */
export const reservedMemory = z
  .string('MAN-003/size')
  .regex(new RegExp(`^all$|${sizeForm.source}`), 'MAN-003/size')
  .transform((given, context): number | 'all' => {
    if (given === 'all') return 'all';
    const parsed = parseSize(given);
    const mib = 'bytes' in parsed ? wholeMib(parsed.bytes) : undefined;
    if (mib !== undefined) return mib;
    context.addIssue({ code: 'custom', message: 'MAN-003/size', input: given });
    return z.NEVER;
  });

export const date = z
  .string('MAN-003/date')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'MAN-003/date')
  .refine(isDay, 'MAN-003/date');

export const clock = z.string('MAN-003/time').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'MAN-003/time');

export const zone = z.string('MAN-003/text').refine(isZone, 'MAN-003/zone');

export const ip = z
  .string('MAN-003/ip')
  .refine((given) => ipaddr.isValid(given) && !isShort(given), 'MAN-003/ip');

/** `10.22.0.11/24`: an address with the length of its network's prefix. */
export const cidr = z.string('MAN-003/cidr').refine(isCidr, 'MAN-003/cidr');

export const mac = z
  .string('MAN-003/mac')
  .regex(/^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/, 'MAN-003/mac')
  .transform((given) => given.toLowerCase());

/** Folder and resource pool paths: `hospital/imaging`, `""` for the root. */
export const path = z
  .string('MAN-003/text')
  .regex(/^$|^[^/\s]([^/]{0,78}[^/\s])?(\/[^/\s]([^/]{0,78}[^/\s])?){0,9}$/, 'MAN-003/path');

export const percent = z.string('MAN-003/percent').regex(/^(100|\d{1,2})(\.\d+)? ?%$/, 'MAN-003/percent');

export const url = z.string('MAN-003/url').refine(isUrl, 'MAN-003/url').refine(hasNoSecret, 'MAN-012/url');

const rangeKey = 'MAN-003/range';

function facts(key: string, ...values: readonly (number | string)[]): string {
  return [key, ...values].join(' ');
}

function isDay(given: string): boolean {
  const at = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given);
}

/** `10.1` is an address to the library, and a slip of the pen to us. */
function isShort(given: string): boolean {
  return !given.includes(':') && given.split('.').length !== 4;
}

export function isCidr(given: string): boolean {
  return ipaddr.isValidCIDR(given) && !isShort(given.replace(/\/.*$/, ''));
}

function isUrl(given: string): boolean {
  return URL.canParse(given) && /^https?:$/.test(new URL(given).protocol) && new URL(given).hostname !== '';
}

function hasNoSecret(given: string): boolean {
  const { username, password } = new URL(given);
  return username === '' && password === '';
}
