/**
 * Columns of a terminal that a text takes: wide and fullwidth characters and emoji 2, combining and zero-width ones 0, all
 * else 1 (ambiguous width counts as 1). Colour sequences (`lib/colour.ts`) take none.
 */
export function displayWidth(text: string): number {
  if (isPlain.test(text)) return text.length;
  return clusters(text.replaceAll(colourSequence, '')).reduce(
    (sum, cluster) => sum + clusterWidth(cluster),
    0,
  );
}

/** Fills up with blanks on the right; a text that is wider already stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Fills up with blanks on the left. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The text, or its beginning and `…`, in at most `width` columns. Not for coloured text. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width < 1 ? '' : `${takeWidth(clusters(text), width - 1)}…`;
}

/** As `truncate`, but it keeps the end: `…/manifests/site.yaml`. */
export function truncateStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < 1) return '';
  const kept = takeWidth(clusters(text).reverse(), width - 1);
  return `…${clusters(kept).reverse().join('')}`;
}

/** What a reader sees as one character: letter and accents, emoji of several parts. */
export function clusters(text: string): string[] {
  if (isPlain.test(text)) return [...text];
  return [...text.matchAll(simpleOrRun)].flatMap(([part]) =>
    part.length === 1 ? [part] : [...segmenter().segment(part)].map((each) => each.segment),
  );
}

/** Columns of one cluster. */
export function clusterWidth(cluster: string): number {
  if (emoji.test(cluster)) return 2;
  return [...cluster].reduce((sum, character) => sum + characterWidth(character), 0);
}

function takeWidth(list: readonly string[], width: number): string {
  let taken = '';
  let left = width;
  for (const cluster of list) {
    left -= clusterWidth(cluster);
    if (left < 0) break;
    taken += cluster;
  }
  return taken;
}

function characterWidth(character: string): 0 | 1 | 2 {
  if (zeroWidth.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return wide.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
}

/**
 * ASCII and Japanese that nothing is put on is one cluster each; only short runs of the rest go to the segmenter, which
 * takes time and memory by the square of what it is given.
 */
const simple =
  /(?!\p{M})[\x20-\x7e\u3000-\u30ff\u3400-\u9fff\uff01-\uff60](?![\p{M}\p{Cf}\u1160-\u11ff\uff9e\uff9f\u{1f3fb}-\u{1f3ff}])/u;
const simpleOrRun = new RegExp(`${simple.source}|(?:(?!${simple.source}).){1,100}`, 'gsu');
const isPlain = /^[\x20-\x7e]*$/;
const colourSequence = /\x1b\[[\d;]*m/g;
/** Control and format characters, marks that stand on the one before, and the medial and final Hangul letters. */
const zeroWidth = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}\u1160-\u11ff]/u;
/** Drawn as a picture by itself, by a variation selector, or as a flag of two letters. */
const emoji = /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Regional_Indicator}{2})/u;

/** W and F of Unicode's EastAsianWidth.txt, neighbours joined; emoji are recognized by their property. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4dc0, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x18d00, 0x18d08],
  [0x1aff0, 0x1b2fb],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

let cached: Intl.Segmenter | undefined;

/** Made when first needed: most texts are ASCII, and start-up is short. */
function segmenter(): Intl.Segmenter {
  cached ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  return cached;
}
