import type { Rule } from '../rule.ts';

/** What was changed by hand since hvm last wrote. */
export const drift = {} as const satisfies Readonly<Record<string, Rule>>;
