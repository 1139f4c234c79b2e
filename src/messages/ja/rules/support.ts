import type { support as en } from '../../en/rules/support.ts';
import type { Texts } from '../../index.ts';

export const support: Texts<keyof typeof en> = {};
