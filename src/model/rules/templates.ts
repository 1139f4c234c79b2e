import type { Rule } from '../rule.ts';

/** Templates: how old, and fit for the hosts. */
export const templates = {} as const satisfies Readonly<Record<string, Rule>>;
