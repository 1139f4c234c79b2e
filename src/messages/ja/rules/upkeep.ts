import type { upkeep as en } from '../../en/rules/upkeep.ts';
import type { Texts } from '../../index.ts';

export const upkeep: Texts<keyof typeof en> = {};
