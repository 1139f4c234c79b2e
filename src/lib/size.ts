/** Sizes with a unit, `16 GiB`: KiB to PiB are binary, KB to PB decimal. The unit of everything inside hvm is the MiB. */

const unitBytes = {
  KiB: 2n ** 10n,
  MiB: 2n ** 20n,
  GiB: 2n ** 30n,
  TiB: 2n ** 40n,
  PiB: 2n ** 50n,
  KB: 10n ** 3n,
  MB: 10n ** 6n,
  GB: 10n ** 9n,
  TB: 10n ** 12n,
  PB: 10n ** 15n,
} as const;

/** The units, as they are written. */
export const sizeUnits = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;
type SizeUnit = (typeof sizeUnits)[number];

export type SizeFlaw =
  /** Not a number and a unit. */
  | 'form'
  /** A number without a unit. */
  | 'no-unit'
  /** A unit that there is not: `16 G`, `16 Gib`. */
  | 'unit'
  /** More than hvm can count. */
  | 'large';

export type ParsedSize = { readonly bytes: bigint } | { readonly flaw: SizeFlaw; readonly unit?: string };

/** `16 GiB`, `1.5 TiB`, `500GB` → bytes, exactly; a part of a byte is dropped. */
export function parseSize(text: string): ParsedSize {
  const match = /^(\d{1,15})(?:\.(\d{1,9}))? ?([A-Za-z]*)$/.exec(text.trim());
  if (match === null) return { flaw: 'form' };
  const [, whole = '', fraction = '', unit = ''] = match;
  if (unit === '') return { flaw: 'no-unit' };
  if (!isUnit(unit)) return { flaw: 'unit', unit };
  const bytes = (BigInt(whole + fraction) * unitBytes[unit]) / 10n ** BigInt(fraction.length);
  return bytes > most ? { flaw: 'large' } : { bytes };
}

/** Bytes → MiB; undefined where it is not a whole number of them. */
export function wholeMib(bytes: bigint): number | undefined {
  return bytes % unitBytes.MiB === 0n ? Number(bytes / unitBytes.MiB) : undefined;
}

/** Bytes → MiB, to the nearest one: for figures that no disk is made of. */
export function nearestMib(bytes: bigint): number {
  return Number((bytes + unitBytes.MiB / 2n) / unitBytes.MiB);
}

/** As one would write it in a manifest: whole GiB as `16 GiB`, anything else as `1025 MiB`. */
export function formatMib(mib: number): string {
  return mib % 1024 === 0 ? `${mib / 1024} GiB` : `${mib} MiB`;
}

/** Beyond it, a number of MiB times a number of VMs is not exact any more. */
const most = 2n ** 70n;

function isUnit(text: string): text is SizeUnit {
  return Object.hasOwn(unitBytes, text);
}
