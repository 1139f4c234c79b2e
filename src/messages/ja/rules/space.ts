import type { space as en } from '../../en/rules/space.ts';
import type { Texts } from '../../index.ts';

export const space: Texts<keyof typeof en> = {};
