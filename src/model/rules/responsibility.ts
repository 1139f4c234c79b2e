import type { Rule } from '../rule.ts';

/** Who answers for what. */
export const responsibility = {} as const satisfies Readonly<Record<string, Rule>>;
