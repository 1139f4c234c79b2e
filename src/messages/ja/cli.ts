import type { cli as en } from '../en/cli.ts';
import type { Texts } from '../index.ts';

export const cli: Texts<keyof typeof en> = {};
