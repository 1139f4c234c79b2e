import { parseAllDocuments, stringify } from 'yaml';

/** A manifest as somebody's hand, editor, merge or disk might have left it. */
export interface Mutation {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What was done to it, for a message. */
  readonly steps: readonly string[];
}

/** One of the files with one to three mistakes in it; the same seed makes the same mistakes. */
export function mutate(
  files: readonly { readonly file: string; readonly text: string }[],
  seed: number,
): Mutation {
  const random = randomFrom(seed);
  const { file, text } = random.of(files);
  const steps: string[] = [];
  let mutated = text;
  for (let left = random.below(3) + 1; left > 0; left -= 1) {
    const [name, change] = random.of(random.below(3) === 0 ? structural : textual);
    mutated = change(mutated, random);
    steps.push(name);
  }
  const bytes = Buffer.from(mutated);
  if (random.below(4) !== 0) return { file, bytes, steps };
  const [name, damage] = random.of(bytewise);
  return { file, bytes: damage(bytes, random), steps: [...steps, name] };
}

export interface Random {
  /** 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
}

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return { below, of: (list) => list[below(list.length)] as (typeof list)[number] };
}

type Change<T> = readonly [name: string, change: (given: T, random: Random) => T];

const insertions = [
  ...[
    ':',
    ': ',
    ' #',
    '#',
    '- ',
    '-',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '|',
    '>',
    '%',
    '@',
    '`',
    '?',
    '\\',
    '\t',
  ],
  ...[
    '&a ',
    '*a',
    '!tag ',
    '!!int ',
    '<<: *a',
    '---\n',
    '...\n',
    '\n',
    '\r',
    '\n\n',
    'null',
    '~',
    'true',
    'yes',
    '0',
  ],
  ...[
    '\u3000',
    '：',
    '、',
    '“',
    '😀',
    '👩‍👩‍👧',
    'é',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\u0000',
    '\u001b[31m',
    '\u0085',
    '\u2028',
    '\ud800',
  ],
  ...[
    '99999999999999999999',
    '-1',
    '1e309',
    '0x10',
    '1_000',
    '.inf',
    '{{ x }}',
    '${X}',
    '<<<<<<< HEAD\n',
    '=======\n',
  ],
];

const textual: readonly Change<string>[] = [
  ['insert', (text, random) => splice(text, random.below(text.length + 1), 0, random.of(insertions))],
  ['delete a character', (text, random) => splice(text, random.below(text.length), 1, '')],
  ['delete', (text, random) => splice(text, random.below(text.length), random.below(40) + 1, '')],
  [
    'duplicate',
    (text, random) => {
      const from = random.below(text.length);
      return splice(text, random.below(text.length), 0, text.slice(from, from + random.below(200)));
    },
  ],
  ['delete a line', (text, random) => lines(text, (all) => all.splice(random.below(all.length), 1))],
  [
    'repeat a line',
    (text, random) =>
      lines(text, (all) => all.splice(random.below(all.length), 0, all[random.below(all.length)] ?? '')),
  ],
  [
    'move a line',
    (text, random) =>
      lines(text, (all) =>
        all.splice(random.below(all.length), 0, ...all.splice(random.below(all.length), 1)),
      ),
  ],
  [
    'change an indent',
    (text, random) =>
      eachLine(text, random, (line) =>
        random.below(2) === 0
          ? `${random.of([' ', '  ', '\t', '\u3000'])}${line}`
          : line.replace(/^ {1,2}/, ''),
      ),
  ],
  ['swap tokens', (text, random) => eachLine(text, random, (line) => swapped(line, random))],
  [
    'change a number',
    (text, random) =>
      eachLine(text, random, (line) =>
        line.replace(/\d+/, random.of(['0', '-1', '4095', '1e400', '9'.repeat(400), '0b1', '１２', '1.5'])),
      ),
  ],
  [
    'mistype a word',
    (text, random) =>
      eachLine(text, random, (line) => line.replace(/[A-Za-z]{3,}/, (word) => mistyped(word, random))),
  ],
  ['end early', (text, random) => text.slice(0, random.below(text.length))],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['byte order mark', (text) => `\ufeff${text}`],
  ['repeat everything', (text) => `${text}---\n${text}`],
];

const bytewise: readonly Change<Uint8Array>[] = [
  [
    'flip a bit',
    (bytes, random) => {
      const at = random.below(bytes.length);
      return bytes.map((byte, index) => (index === at ? byte ^ (1 << random.below(8)) : byte));
    },
  ],
  [
    'change a byte',
    (bytes, random) => {
      const [at, value] = [random.below(bytes.length), random.below(256)];
      return bytes.map((byte, index) => (index === at ? value : byte));
    },
  ],
  [
    'lose bytes',
    (bytes, random) => {
      const from = random.below(bytes.length);
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random.below(30) + 1)]);
    },
  ],
  ['UTF-16', (bytes) => Buffer.from(`\ufeff${Buffer.from(bytes).toString()}`, 'utf16le')],
];

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** Changes to what the file means; its comments and its form are lost. */
const structural: readonly Change<string>[] = (
  [
    ['delete a key', (parent, key) => void delete parent[key]],
    [
      'rename a key',
      (parent, key, random) => {
        const value = parent[key] as Value;
        delete parent[key];
        parent[mistyped(key, random)] = value;
      },
    ],
    ['change a type', (parent, key, random) => void (parent[key] = random.of(values))],
    ['put into a list', (parent, key) => void (parent[key] = [parent[key] as Value])],
    ['put one level deeper', (parent, key) => void (parent[key] = { [key]: parent[key] as Value })],
    [
      'move a key',
      (parent, key, random, all) => {
        const [other] = random.of(all);
        const value = structuredClone(parent[key] as Value);
        delete parent[key];
        other[key] = value;
      },
    ],
    [
      'take the value of another key',
      (parent, key, random, all) => {
        const [other, name] = random.of(all);
        parent[key] = structuredClone(other[name] as Value);
      },
    ],
  ] as const satisfies readonly (readonly [string, Restructure])[]
).map(([name, change]) => [name, (text, random) => restructured(text, random, change)]);

type Map = { [key: string]: Value };
type Restructure = (
  parent: Map,
  key: string,
  random: Random,
  all: readonly (readonly [Map, string])[],
) => void;

const values: readonly Value[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    4.5,
    1e300,
    2 ** 53,
    '',
    ' ',
    'x',
    '16 GiB',
    '2027-02-30',
    '10.0.0.1/33',
    'x'.repeat(5000),
  ],
  ...[
    [],
    {},
    [[]],
    [null],
    [{}],
    { fromEnv: 'X' },
    { name: null },
    ['a', 1, { b: [] }],
    '../../etc/passwd',
    '😀画像',
  ],
];

function restructured(text: string, random: Random, change: Restructure): string {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (documents.some(({ errors }) => errors.length > 0)) return text;
  const all = documents.map((document) => document.toJS() as Value);
  const places = all.flatMap((value) => [...placesIn(value)]);
  if (places.length > 0) {
    const [parent, key] = random.of(places);
    change(parent, key, random, places);
  }
  return all.map((value) => stringify(value)).join('---\n');
}

function* placesIn(value: Value): Generator<readonly [Map, string]> {
  if (Array.isArray(value)) for (const item of value) yield* placesIn(item);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) {
      yield [value, key];
      yield* placesIn(below);
    }
  }
}

function splice(text: string, at: number, length: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + length);
}

function lines(text: string, change: (all: string[]) => void): string {
  const all = text.split('\n');
  change(all);
  return all.join('\n');
}

/** Changes one of the lines that say something. */
function eachLine(text: string, random: Random, change: (line: string) => string): string {
  const all = text.split('\n');
  const at = random.of([...all.keys()].filter((index) => !/^\s*(#|$)/.test(all[index] ?? '')).concat(0));
  return all.map((line, index) => (index === at ? change(line) : line)).join('\n');
}

function swapped(line: string, random: Random): string {
  const parts = line.split(/([\s:,{}[\]"]+)/);
  const [a, b] = [random.below(parts.length), random.below(parts.length)];
  return parts.map((part, index) => (index === a ? parts[b] : index === b ? parts[a] : part)).join('');
}

function mistyped(word: string, random: Random): string {
  const at = random.below(word.length);
  return random.of([
    splice(word, at, 1, ''),
    splice(word, at, 0, 'x'),
    word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
    word.toUpperCase(),
    word.toLowerCase(),
    word.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  ]);
}
