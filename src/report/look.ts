import type { Lang } from '../messages/index.ts';

/** How a text is to look. `width` is the terminal's columns; 0 where there is none. */
export interface Look {
  readonly lang: Lang;
  readonly width: number;
  readonly colour: boolean;
}

/** Columns to write in: longer lines are hard to read, however wide the terminal is, and 80 is what people expect elsewhere. */
export function readableWidth({ width }: Look): number {
  return width > 0 ? Math.min(Math.max(width, 40), 120) : 80;
}
