/** Words that must not leave: passwords and session ids, wherever a server repeats them, and in whichever form. */
import { isObject } from './values.ts';

export interface Secrets {
  /** Too short a word would make holes in every sentence. */
  hide(secret: string): void;
  clean(text: string): string;
  /** Every text in a value, but for the names of types that we know. */
  cleanAll(value: unknown): unknown;
}

export function secretsOf(): Secrets {
  let words: readonly string[] = [];
  const clean = (text: string): string => {
    let cleaned = text;
    for (const word of words) cleaned = cleaned.replaceAll(word, '***');
    return cleaned;
  };
  const cleanAll = (value: unknown): unknown => {
    if (typeof value === 'string') return clean(value);
    if (Array.isArray(value)) return value.map(cleanAll);
    if (!isObject(value) || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === '_typeName' ? inner : cleanAll(inner)]),
    );
  };
  return {
    hide: (secret) => {
      if (secret.length < 3 || words.includes(secret)) return;
      // The longer first: of one that begins like another, nothing is to stay.
      words = [...new Set([...words, ...formsOf(secret)])].sort((a, b) => b.length - a.length);
    },
    clean,
    cleanAll,
  };
}

/** As it is, and as it stands in XML, JSON, URLs, headers and logs, and in one of these inside of another. */
function formsOf(secret: string): string[] {
  const forms = [secret, ...xmlForms(secret), ...jsonForms(secret), ...urlForms(secret)];
  const within = forms.flatMap((form) => {
    const bytes = Buffer.from(form);
    const hex = bytes.toString('hex');
    return [
      ...xmlForms(form),
      ...jsonForms(form),
      ...urlForms(form),
      hex,
      hex.toUpperCase(),
      ...base64Forms(bytes),
    ];
  });
  return [...new Set([...forms, ...within])].filter((form) => form.length >= 3);
}

function xmlForms(text: string): string[] {
  const basic = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotes = [
    ['&quot;', "'"],
    ['&quot;', '&apos;'],
    ['&quot;', '&#39;'],
    ['&#34;', '&#39;'],
  ] as const;
  return [basic, ...quotes.map(([double, single]) => basic.replaceAll('"', double).replaceAll("'", single))];
}

function jsonForms(text: string): string[] {
  const quoted = JSON.stringify(text).slice(1, -1);
  const ascii = quoted.replaceAll(/[^\x20-\x7e]/g, unit);
  return [
    quoted,
    ascii,
    quoted.replaceAll('/', '\\/'),
    ascii.replaceAll(/[<>&'=]/g, unit),
    text.replaceAll(/[^]/g, unit),
  ];
}

function unit(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A lone half of a pair, which no URL can hold, becomes the sign for it. */
function urlForms(text: string): string[] {
  const url = encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\ufffd'));
  return [url, url.replaceAll('%20', '+'), url.replaceAll(/%../g, (code) => code.toLowerCase())];
}

/** By itself; and inside of a longer text, wherever it begins there, but for the letters that its neighbours take part in. */
function base64Forms(bytes: Uint8Array): string[] {
  const inside = [0, 1, 2].flatMap((before) => {
    const whole = Math.floor((before + bytes.length) / 3) * 3;
    const padded = Buffer.concat([new Uint8Array(before), bytes]).subarray(0, whole);
    const text = padded.toString('base64').slice(before === 0 ? 0 : before + 1);
    return text.length >= 8 ? [text] : [];
  });
  return [Buffer.from(bytes).toString('base64'), ...inside].flatMap((text) => [
    text,
    text.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}
