import type { Rule } from '../rule.ts';

/** End of support of guests, databases and vSphere. */
export const support = {} as const satisfies Readonly<Record<string, Rule>>;
