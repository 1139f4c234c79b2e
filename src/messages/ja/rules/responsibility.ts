import type { responsibility as en } from '../../en/rules/responsibility.ts';
import type { Texts } from '../../index.ts';

export const responsibility: Texts<keyof typeof en> = {};
