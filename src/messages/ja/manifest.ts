import type { manifest as en } from '../en/manifest.ts';
import type { Texts } from '../index.ts';

export const manifest: Texts<keyof typeof en> = {};
