import type { findings as en } from '../en/findings.ts';
import type { Texts } from '../index.ts';

export const findings: Texts<keyof typeof en> = {};
