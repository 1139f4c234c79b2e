import { type Args, fill, type Lang } from './index.ts';

/** Says a word in one language, its placeholders filled. */
export type Saying<Word extends string> = (word: Word, args?: Args) => string;

/** Words of one subject in both languages → what says them in a language. */
export function sayer<Word extends string>(
  words: Readonly<Record<Lang, Readonly<Record<Word, string>>>>,
): (lang: Lang) => Saying<Word> {
  return (lang) =>
    (word, args = {}) =>
      fill(words[lang][word], args);
}
