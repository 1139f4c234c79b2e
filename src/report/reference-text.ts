import { paint as painter } from '../lib/colour.ts';
import { displayWidth, padEnd } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import { type Look, readableWidth } from './look.ts';
import { saying } from './words.ts';

/** A key of the manifests, with all that may stand below it. */
export interface Explained {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly en: string;
  readonly ja: string;
  readonly children: readonly Explained[];
}

/** One key and the keys below it, as `kubectl explain` shows them; of all kinds, their list. */
export function referenceText(key: Explained, look: Look): string {
  const paint = painter(look.colour);
  const say = saying(look.lang);
  const width = readableWidth(look);
  const text = (each: Explained) => (look.lang === 'ja' ? each.ja : each.en);
  const list = key.children.flatMap((child) => {
    const type = child.type === 'object' && key.path === '' ? '' : `  <${child.type}>`;
    const mark = child.required && key.path !== '' ? `  ${say('reference/required')}` : '';
    return [
      `  ${paint.bold(child.name)}${paint.dim(type)}${paint.yellow(mark)}`,
      ...wrap(text(child), width - 6).map((line) => `      ${line}`),
    ];
  });
  if (key.path === '') return [say('reference/kinds'), '', ...list, '', say('reference/more')].join('\n');
  const head = [
    [say('reference/key'), key.path],
    [say('reference/type'), `<${key.type}>${key.required ? `  ${say('reference/required')}` : ''}`],
  ] as const;
  const column = Math.max(...head.map(([label]) => displayWidth(label))) + 2;
  return [
    ...head.map(([label, value]) => `${padEnd(label, column)}${value}`),
    '',
    ...wrap(text(key), width - 2).map((line) => `  ${line}`),
    ...(list.length === 0 ? [] : ['', say('reference/fields'), ...list]),
  ].join('\n');
}
