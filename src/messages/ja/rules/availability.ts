import type { availability as en } from '../../en/rules/availability.ts';
import type { Texts } from '../../index.ts';

export const availability: Texts<keyof typeof en> = {};
