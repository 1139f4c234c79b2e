import type { network as en } from '../../en/rules/network.ts';
import type { Texts } from '../../index.ts';

export const network: Texts<keyof typeof en> = {};
