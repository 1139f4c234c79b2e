/** Words that must not leave: passwords and session ids, wherever a server repeats them. */
import { isObject } from './values.ts';

export interface Secrets {
  /** Too short a word would make holes in every sentence. */
  hide(secret: string): void;
  clean(text: string): string;
  /** Every text in a value, but for the names of types. */
  cleanAll(value: unknown): unknown;
}

export function secretsOf(): Secrets {
  const words = new Set<string>();
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
      Object.entries(value).map(([key, inner]) => [
        key,
        key === '_typeName' || key === '_sentAs' ? inner : cleanAll(inner),
      ]),
    );
  };
  return { hide: (secret) => void (secret.length >= 3 && words.add(secret)), clean, cleanAll };
}
