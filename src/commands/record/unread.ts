import { shortened } from '../../lib/shorten.ts';
import type { Observed } from '../../model/observed.ts';
import { causeOf, shownName } from '../../model/unreadable.ts';
import type { Notice } from '../notices.ts';

/** That something could not be read, in one sentence however much it is: the recording has all of it. */
export function unreadNotices({ unreadable = [] }: Observed): Notice[] {
  if (unreadable.length === 0) return [];
  const names = unreadable.map(shownName);
  const shown = shortened(names, mostNames);
  const reasons = [...new Set(unreadable.flatMap(({ missing }) => missing.map(causeOf)))].sort();
  return [{ key: 'REC-009/unreadable', args: { count: names.length, shown, reasons } }];
}

const mostNames = 10;
