import type { ReportBody } from './input.ts';

/** Of a report that nobody has written yet. */
export function emptyBody(title: string): ReportBody {
  return { title, paragraphs: [], tables: [], charts: [], notes: [], json: {} };
}
