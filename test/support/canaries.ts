/** Secrets that are easy to find again, in whatever form they leave the program. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Each begins and ends with it, so that half of one is found, too. */
const mark = 'c4n4ry';
const letters = mark.split('');

/** With all that XML, JSON, URLs and shells write otherwise. */
export const canaries = {
  user: `${mark}-us3r@vsphere.local-${mark}`,
  password: `${mark}-P@ss w0rd"<&'>é/+=%41\\-${mark}`,
  admin: `${mark}-Adm1n <&>"-${mark}`,
  join: `${mark}-J0in!-${mark}`,
  key: `${mark}-k3y-${mark}`,
  proxy: `${mark}-pr0xy:/@-${mark}`,
} as const;

const forms: readonly RegExp[] = [
  new RegExp(mark, 'i'),
  new RegExp(letters.toReversed().join(''), 'i'),
  new RegExp(Buffer.from(mark).toString('hex'), 'i'),
  // Whatever its place in a text of base64: without the letters that its neighbours take part in.
  ...[0, 1, 2].map((before) => {
    const text = Buffer.from('_'.repeat(before) + mark)
      .toString('base64')
      .replaceAll('=', '');
    const end = (before + mark.length) % 3 === 0 ? undefined : -1;
    return new RegExp(text.slice(before === 0 ? 0 : before + 1, end));
  }),
  new RegExp(letters.map((char) => `(?:${char}|\\\\u00${hex(char)})`).join(''), 'i'),
  new RegExp(letters.map((char) => `(?:${char}|%${hex(char)})`).join(''), 'i'),
  new RegExp(
    letters.map((char) => `(?:${char}|&#x0*${hex(char)};|&#0*${char.charCodeAt(0)};)`).join(''),
    'i',
  ),
  new RegExp(letters.join('\0'), 'i'),
];

function hex(char: string): string {
  return char.charCodeAt(0).toString(16);
}

/** Where a text gives a secret away first, with a little around it; none: nowhere. */
export function leaksIn(text: string): string[] {
  const found = forms.map((form) => form.exec(text)).find((each) => each !== null);
  return found === undefined ? [] : [text.slice(Math.max(0, found.index - 60), found.index + 60)];
}

/** Of all files below a folder, their names among it. */
export function leaksBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return leaksBelow(file);
    if (!entry.isFile()) return leaksIn(entry.name);
    return [...leaksIn(entry.name), ...leaksIn(readFileSync(file, 'latin1'))].map(
      (leak) => `${file}: ${leak}`,
    );
  });
}
