import type { Rule } from '../rule.ts';

/** Static Active/Standby, and what the cluster does when a host fails. */
export const availability = {} as const satisfies Readonly<Record<string, Rule>>;
