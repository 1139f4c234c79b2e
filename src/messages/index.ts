/**
 * Every text of hvm that has a code, in two languages. Leaf folder: it imports nothing of ours. A key is a code
 * (`DS-007`) or a code and a variant (`MAN-003/size`); `{name}` in a text is filled from the facts of that name.
 */
import { cli as cliEn } from './en/cli.ts';
import { findings as findingsEn } from './en/findings.ts';
import { manifest as manifestEn } from './en/manifest.ts';
import { recording as recordingEn } from './en/recording.ts';
import { wire as wireEn } from './en/wire.ts';
import { cli as cliJa } from './ja/cli.ts';
import { findings as findingsJa } from './ja/findings.ts';
import { manifest as manifestJa } from './ja/manifest.ts';
import { recording as recordingJa } from './ja/recording.ts';
import { wire as wireJa } from './ja/wire.ts';

export type Lang = 'en' | 'ja';
export interface Text {
  readonly message: string;
  readonly hint: string;
}
export type Texts<Key extends string = string> = Readonly<Record<Key, Text>>;
export type Args = Readonly<Record<string, unknown>>;

const en = { ...manifestEn, ...findingsEn, ...recordingEn, ...wireEn, ...cliEn };
const ja: Texts<keyof typeof en> = { ...manifestJa, ...findingsJa, ...recordingJa, ...wireJa, ...cliJa };

export type TextKey = keyof typeof en;
export const texts: Readonly<Record<Lang, Texts<TextKey>>> = { en, ja };

/** Stands in the facts of a fault for what the vCenter does not tell; a text says so in words. */
export const untold = '–';
const untoldWords: Readonly<Record<Lang, string>> = { en: '(not told)', ja: '(不明)' };

/** The text of a key in a language, its placeholders filled. */
export function text(lang: Lang, key: TextKey, args: Args = {}): Text {
  const { message, hint } = texts[lang][key];
  const facts = key.startsWith('VSP-') ? inWords(args, lang) : args;
  return { message: fill(message, facts), hint: fill(hint, facts) };
}

function inWords(args: Args, lang: Lang): Args {
  const said = Object.entries(args).map(([name, value]) => [
    name,
    value === untold ? untoldWords[lang] : value,
  ]);
  return Object.fromEntries(said);
}

/** Fills `{name}` placeholders; a missing fact stays visible as `{name}`, and a test finds it. */
export function fill(template: string, args: Args): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    args[name] === undefined ? whole : plain(args[name]),
  );
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
