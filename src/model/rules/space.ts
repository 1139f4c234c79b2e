import type { Rule } from '../rule.ts';

/** Whether datastores hold what is on them. */
export const space = {} as const satisfies Readonly<Record<string, Rule>>;
