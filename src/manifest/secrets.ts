import { nearest } from '../lib/nearest.ts';

/** Whether a key of that name, misspelt or not, holds a secret. */
export function isSecretWord(key: string): boolean {
  if (secretWord.test(key.replaceAll(/[\s_.-]/g, ''))) return true;
  const parts = key.match(/[A-Z]?[a-z]+|[A-Z]{2,}/g) ?? [];
  return parts.some((part) => part.length > 4 && nearest(part, ['password', 'passphrase']) !== undefined);
}

/** In keys, and in what is left of a text that is no YAML. */
export const secretWords = [
  'passw',
  'pasw',
  'passphrase',
  'secret',
  'sercet',
  'credential',
  'token',
  'pwd',
  'privatekey',
  'productkey',
  'username',
];
export const japaneseWords = 'パスワード|暗証|秘密';
const secretWord = new RegExp(`${secretWords.join('|')}|^pw$|${japaneseWords}`, 'i');

/** Whether a key below that of a secret says, misspelt or not, where it is to be had. */
export function isReferenceWord(key: string): boolean {
  return /^(?:from[\s_-]?)?(?:env|file|path|com{1,2}and|cmd|exec)[a-z]{0,9}$/i.test(key);
}

/** `https://user:password@vcenter`, `user:password@vcenter`. */
export function hasCredentials(value: unknown): boolean {
  return typeof value === 'string' && /:\/\/[^/\s]*@|^[^/\s:@]+:[^/\s]+@/.test(value);
}

/** What stands in the place of a secret. */
export const mask = '********';
