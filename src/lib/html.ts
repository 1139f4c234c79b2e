import { safe } from './safe.ts';

/** Text as it may stand in an element or in a quoted attribute; what a terminal or a reader would obey is shown as such. */
export function html(text: string): string {
  return safe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
