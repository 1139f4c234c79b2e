import { type Args, fill, type Lang } from '../messages/index.ts';
import { en } from './words/en.ts';
import { ja } from './words/ja.ts';

/**
 * Labels, headings and sentences that have no code, in both languages. `{name}` is filled, `{count|error|errors}` is a number
 * and its noun.
 */
export type Word = keyof typeof en;
export const words: Readonly<Record<Lang, Readonly<Record<Word, string>>>> = { en, ja };

/** Says a word in a language, filled with the facts given. */
export type Say = (word: Word, args?: Args) => string;

export function saying(lang: Lang): Say {
  return (word, args = {}) => fill(withNouns(words[lang][word], args), args);
}

function withNouns(template: string, args: Args): string {
  return template.replaceAll(
    /\{(\w+)\|([^|}]*)\|([^}]*)\}/g,
    (_, name: string, one: string, many: string) => `{${name}} ${args[name] === 1 ? one : many}`,
  );
}
