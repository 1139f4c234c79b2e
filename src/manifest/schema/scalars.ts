/**
 * What manifests are made of: scalars, maps and lists. An `error` is a key of `messages/` with its facts behind it,
 * `MAN-003/range 0 15`; `issues.ts` makes the diagnostic of it. Zod's small edition, which starts fast.
 */
import ipaddr from 'ipaddr.js';
import * as z from 'zod/mini';
import { nearestMib, parseSize, wholeMib } from '../../lib/size.ts';
import { isZone } from '../../lib/zone.ts';

/** A key that may be left out, but not be empty. */
export const optional = z.exactOptional;

/** A map with these keys and no others. */
export function map<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, 'MAN-003/map');
}

export function list<Item extends z.core.SomeType>(item: Item) {
  return z.array(item, 'MAN-003/list');
}

export const text = z.string('MAN-003/text').check(z.minLength(1, 'MAN-003/empty'));

/** metadata.name, and names of disks, cards and windows: they end up in marks, paths and command lines. */
const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
export const name = z.string('MAN-003/text').check(z.regex(nameForm, 'MAN-008'));

export function isName(given: unknown): given is string {
  return typeof given === 'string' && nameForm.test(given);
}

const flag = z.boolean('MAN-003/boolean');

export function integer(minimum: number, maximum: number) {
  const outside = facts('MAN-003/range', minimum, maximum);
  return z.int('MAN-003/number').check(z.minimum(minimum, outside), z.maximum(maximum, outside));
}

export function number(minimum: number, maximum: number) {
  const outside = facts('MAN-003/range', minimum, maximum);
  return z.number('MAN-003/number').check(z.minimum(minimum, outside), z.maximum(maximum, outside));
}

export function choice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, 'MAN-003/choice');
}

const sizeForm = /^\d{1,15}(\.\d{1,9})? ?(KiB|MiB|GiB|TiB|PiB|KB|MB|GB|TB|PB)$/;
const sizeText = z.string('MAN-003/size').check(z.regex(sizeForm, 'MAN-003/size'));

/** What vSphere allots: whole MiB, at least one. */
export const exactSize = z.pipe(
  sizeText,
  z.transform((given, context) => {
    const parsed = parseSize(given);
    const mib = 'bytes' in parsed ? wholeMib(parsed.bytes) : undefined;
    if (mib !== undefined && mib > 0 && Number.isSafeInteger(mib)) return mib;
    context.issues.push({ code: 'custom', message: 'MAN-003/size', input: given });
    return z.NEVER;
  }),
);

/** A figure that is only reckoned with, to the nearest MiB. */
export const figure = z.pipe(
  sizeText,
  z.transform((given, context) => {
    const parsed = parseSize(given);
    if ('bytes' in parsed) return nearestMib(parsed.bytes);
    context.issues.push({ code: 'custom', message: 'MAN-003/size', input: given });
    return z.NEVER;
  }),
);

/** A memory reservation: whole MiB, none, or `all`. */
export const reservedMemory = z.pipe(
  z.string('MAN-003/size').check(z.regex(new RegExp(`^all$|${sizeForm.source}`), 'MAN-003/size')),
  z.transform((given, context): number | 'all' => {
    if (given === 'all') return 'all';
    const parsed = parseSize(given);
    const mib = 'bytes' in parsed ? wholeMib(parsed.bytes) : undefined;
    if (mib !== undefined) return mib;
    context.issues.push({ code: 'custom', message: 'MAN-003/size', input: given });
    return z.NEVER;
  }),
);

export const date = z
  .string('MAN-003/date')
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'MAN-003/date'), z.refine(isDay, 'MAN-003/date'));

/** The keys that most maps are made of. */
export const optionalText = optional(text);
export const optionalFlag = optional(flag);
export const optionalDate = optional(date);

export const clock = z.string('MAN-003/time').check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'MAN-003/time'));

export const zone = z.string('MAN-003/text').check(z.refine(isKnownZone, 'MAN-003/zone'));

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const v4 = `${octet}(?:\\.${octet}){3}`;
const v6 = '[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*';
const ipForm = new RegExp(`^(?:${v4}|${v6})$`);
const cidrForm = new RegExp(`^(?:${v4}/(?:3[0-2]|[12]?\\d)|${v6}/\\d{1,3})$`);

export const ip = z
  .string('MAN-003/ip')
  .check(z.regex(ipForm, 'MAN-003/ip'), z.refine(isAddress, 'MAN-003/ip'));

/** `10.22.0.11/24`: an address with the length of its network's prefix. */
export const cidr = z
  .string('MAN-003/cidr')
  .check(z.regex(cidrForm, 'MAN-003/cidr'), z.refine(isCidr, 'MAN-003/cidr'));

export const mac = z.pipe(
  z.string('MAN-003/mac').check(z.regex(/^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/, 'MAN-003/mac')),
  z.transform((given) => given.toLowerCase()),
);

/** Folder and resource pool paths: `hospital/imaging`, `""` for the root. */
export const path = z
  .string('MAN-003/text')
  .check(z.regex(/^$|^[^/\s]([^/]{0,78}[^/\s])?(\/[^/\s]([^/]{0,78}[^/\s])?){0,9}$/, 'MAN-003/path'));

export const percent = z
  .string('MAN-003/percent')
  .check(z.regex(/^(100|\d{1,2})(\.\d+)? ?%$/, 'MAN-003/percent'));

export const url = z
  .string('MAN-003/url')
  .check(
    z.regex(/^https?:\/\/[^/\s]/, 'MAN-003/url'),
    z.refine(isUrl, 'MAN-003/url'),
    z.refine(hasNoSecret, 'MAN-012/url'),
  );

function facts(key: string, ...values: readonly (number | string)[]): string {
  return [key, ...values].join(' ');
}

function isDay(given: string): boolean {
  const at = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given);
}

/** Asking for a zone loads the tables of all of them, 12 ms: not for the one that nearly every Site is in. */
function isKnownZone(given: string): boolean {
  return given === 'Asia/Tokyo' || isZone(given);
}

/** `10.1` and `010.0.0.1` are addresses to the library, and slips of the pen to us. */
export function isAddress(given: string): boolean {
  return ipForm.test(given) && (!given.includes(':') || ipaddr.isValid(given));
}

export function isCidr(given: string): boolean {
  return cidrForm.test(given) && (!given.includes(':') || ipaddr.isValidCIDR(given));
}

function isUrl(given: string): boolean {
  return URL.canParse(given) && /^https?:$/.test(new URL(given).protocol);
}

function hasNoSecret(given: string): boolean {
  if (!URL.canParse(given)) return true;
  const { username, password } = new URL(given);
  return username === '' && password === '';
}
