/** Text of XML: what is escaped, and what a value may keep of the answer that it came in. */
import { hostile } from './refuse.ts';

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

export function unescape(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  return lines.includes('&') ? lines.replaceAll(/&([^;\s&]{0,12});?/g, entity) : lines;
}

/** For the content of an element. A carriage return would come back as a line feed. */
export function escape(text: string): string {
  return /[&<>\r]/.test(text) ? text.replaceAll(/[&<>\r]/g, (each) => replaced[each] ?? each) : text;
}

export function escapeAttribute(text: string): string {
  return escape(text).replaceAll(/["\t\n]/g, (each) => replaced[each] ?? each);
}

const replaced: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\t': '&#x9;',
  '\n': '&#xA;',
};

/** A slice of a long string keeps all of it in memory: a value that lives on gets characters of its own. */
export function own(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}

function entity(whole: string, name: string): string {
  const known = named.get(name);
  if (known !== undefined && whole.endsWith(';')) return known;
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(whole.slice(1));
  const point =
    code === null ? Number.NaN : Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16);
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    ? String.fromCodePoint(point)
    : hostile('XML with an entity of its own');
}
