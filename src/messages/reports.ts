/** What all reports of `hvm report` say; each kind has its own words beside. */
import { frame as en } from './en/reports/frame.ts';
import { frame as ja } from './ja/reports/frame.ts';
import { sayer } from './sayer.ts';

export const frameWords = { en, ja };
export const frameSaying = sayer(frameWords);
