import type { Rule } from '../rule.ts';

/** SQL Server and Windows Server licences. */
export const licences = {} as const satisfies Readonly<Record<string, Rule>>;
