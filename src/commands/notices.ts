import { codeOf } from '../errors.ts';
import { safe } from '../lib/safe.ts';
import { wrap } from '../lib/wrap.ts';
import { type Args, type Lang, text, type TextKey } from '../messages/index.ts';
import { type Look, readableWidth } from '../report/look.ts';

/** What a command did otherwise than one may expect; it goes on. */
export interface Notice {
  readonly key: TextKey;
  readonly args: Args;
}

/** On stderr: `IMP-002: …` with what to do below it. */
export function noticesText(notices: readonly Notice[], look: Look): string {
  const width = readableWidth(look);
  return notices
    .flatMap(({ key, args }) => {
      const { message, hint } = text(look.lang, key, args);
      const [first = '', ...rest] = wrap(safe(`${codeOf(key)}: ${message}`), width);
      const below = wrap(safe(hint), width - 4).map((line, index) => `  ${index === 0 ? '→' : ' '} ${line}`);
      return [first, ...rest.map((line) => `  ${line}`), ...below];
    })
    .join('\n');
}

export function noticesJson(notices: readonly Notice[], lang: Lang) {
  return notices.map(({ key, args }) => {
    const { name } = args;
    return { ...(name === undefined ? {} : { name }), code: codeOf(key), ...text(lang, key, args) };
  });
}
