import type { recording as en } from '../en/recording.ts';
import type { Texts } from '../index.ts';

export const recording: Texts<keyof typeof en> = {};
