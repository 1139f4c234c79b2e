import type { drift as en } from '../../en/rules/drift.ts';
import type { Texts } from '../../index.ts';

export const drift: Texts<keyof typeof en> = {};
