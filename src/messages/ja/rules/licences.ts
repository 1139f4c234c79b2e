import type { licences as en } from '../../en/rules/licences.ts';
import type { Texts } from '../../index.ts';

export const licences: Texts<keyof typeof en> = {};
