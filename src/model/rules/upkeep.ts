import type { Rule } from '../rule.ts';

/** Patches, backups, external storage, remote maintenance and vendors. */
export const upkeep = {} as const satisfies Readonly<Record<string, Rule>>;
