import { formatMib } from '../lib/size.ts';
import type { Draft } from './change.ts';
import type { Inventory } from './inventory.ts';

const tib = 1024 * 1024;

/** A disk that is larger than vSphere's largest: 62 TiB, and 2 TiB before 5.5. */
export function sizeDrafts(subject: string, disk: string, sizeMib: number, inventory: Inventory): Draft[] {
  const limit = (isBefore(inventory.version, 5, 5) ? 2 : 62) * tib;
  if (sizeMib <= limit) return [];
  const facts = { disk, size: formatMib(sizeMib), limit: formatMib(limit) };
  return [{ key: 'DS-014', severity: 'error', subject, facts }];
}

/** Of a vCenter's version, `6.0.0`. */
export function isBefore(version: string, major: number, minor: number): boolean {
  const [first = 0, second = 0] = version.split('.').map(Number);
  return first < major || (first === major && second < minor);
}
