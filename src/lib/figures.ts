/** Numbers as reports and findings print them: the same digits in every language. */

/** `9,580` GiB of a size in MiB: at most one decimal, thousands with a comma. */
export function gib(mib: number): string {
  return grouped(Math.round((mib / 1024) * 10) / 10);
}

/** `9,580`; decimals as they are. */
export function grouped(value: number | string): string {
  const [whole = '', fraction] = String(value).split('.');
  const thousands = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** `91.3 %`. Of nothing it is `∞ %`, unless there is nothing to be had. */
export function percent(part: number, whole: number): string {
  const value = percentOf(part, whole);
  return value === null ? '∞ %' : `${value.toFixed(1)} %`;
}

/** The share as a number with one decimal, `91.3`; null: of nothing. */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return part === 0 ? 0 : null;
  return Math.round((part / whole) * 1000) / 10;
}

/** `1.50`: vCPUs for one core. null as in `percentOf`. */
export function ratioOf(part: number, whole: number): number | null {
  if (whole === 0) return part === 0 ? 0 : null;
  return Math.round((part / whole) * 100) / 100;
}

/** `1.50`; of nothing it is `∞`. */
export function ratio(part: number, whole: number): string {
  const value = ratioOf(part, whole);
  return value === null ? '∞' : value.toFixed(2);
}
