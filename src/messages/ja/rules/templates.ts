import type { templates as en } from '../../en/rules/templates.ts';
import type { Texts } from '../../index.ts';

export const templates: Texts<keyof typeof en> = {};
