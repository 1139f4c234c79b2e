import type { Rule } from '../rule.ts';

/** VLANs, port groups, addresses and links. */
export const network = {} as const satisfies Readonly<Record<string, Rule>>;
