import { type Random, randomFrom } from './mutate.ts';

/** An answer as a server in trouble, a proxy between, or somebody who means harm may send it. */
export interface Mutated {
  readonly text: string;
  /** What was done to it, for a message. */
  readonly steps: readonly string[];
}

/** One to three changes; the same seed makes the same ones. */
export function mutateAnswer(text: string, seed: number): Mutated {
  const random = randomFrom(seed);
  const isXml = text.trimStart().startsWith('<');
  const steps: string[] = [];
  let mutated = text;
  for (let left = Math.max(1, random.below(5) - 1); left > 0; left -= 1) {
    const [name, change] = random.of(random.below(3) === 0 ? textual : isXml ? inXml : inJson);
    mutated = change(mutated, random);
    steps.push(name);
  }
  return { text: mutated, steps };
}

type Change = (text: string, random: Random) => string;

const values = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1.5',
    '1e400',
    'NaN',
    '9'.repeat(400),
    '9007199254740993',
    '0x10',
    'true',
    'null',
    'x',
  ],
  ...[
    '2026-13-45T99:99:99Z',
    '9999999-01-01T00:00:00Z',
    '-2147483649',
    '__proto__',
    'constructor',
    'vm-42',
    'poweredSideways',
  ],
  ...[
    '\u202e',
    '\x1b[31m',
    '\0',
    '\ud800',
    '病院',
    'x'.repeat(100_000),
    '[ds01] ../../x.vmdk',
    '::error::x',
    '<b>',
    '&lol;',
  ],
];
const types = [
  'string',
  'xsd:int',
  'ArrayOfVirtualDevice',
  'VirtualDisk',
  'ManagedObjectReference',
  'Nothing',
  '__proto__',
  'ArrayOfInt',
];

const textual: readonly (readonly [string, Change])[] = [
  ['end early', (text, random) => text.slice(0, random.below(text.length))],
  ['begin late', (text, random) => text.slice(random.below(text.length))],
  ['lose a piece', (text, random) => splice(text, random.below(text.length), random.below(200), '')],
  [
    'repeat a piece',
    (text, random) => {
      const from = random.below(text.length);
      return splice(text, random.below(text.length), 0, text.slice(from, from + random.below(500)));
    },
  ],
  [
    'change a character',
    (text, random) => splice(text, random.below(text.length), 1, String.fromCharCode(random.below(0x300))),
  ],
  [
    'insert a sign',
    (text, random) =>
      splice(
        text,
        random.below(text.length),
        0,
        random.of([...'<>&"\'{}[],:/!?-\\'.split(''), ']]>', '<!--', '<![CDATA[']),
      ),
  ],
  ['say it twice', (text) => text + text],
  ['a page before it', (text) => `<html><body>${text}</body></html>`],
  ['nothing', () => ''],
];

/** An element, from its `<` on: `[index, name, length]` of the tag. */
function tagIn(text: string, random: Random): RegExpExecArray | undefined {
  const tag = /<(\/?)([\w:]+)([^<>]*)>/g;
  tag.lastIndex = random.below(text.length);
  return tag.exec(text) ?? undefined;
}

const atTag =
  (change: (found: RegExpExecArray, text: string, random: Random) => string): Change =>
  (text, random) => {
    const found = tagIn(text, random);
    return found === undefined ? text : change(found, text, random);
  };

const inXml: readonly (readonly [string, Change])[] = [
  ['delete a tag', atTag(({ index, 0: { length } }, text) => splice(text, index, length, ''))],
  [
    'delete an element',
    atTag(({ index, 2: name = '' }, text) => {
      const end = text.indexOf(`</${name}>`, index);
      return end < 0 ? text : splice(text, index, end + name.length + 3 - index, '');
    }),
  ],
  [
    'repeat an element',
    atTag(({ index, 2: name = '' }, text, random) => {
      const end = text.indexOf(`</${name}>`, index);
      if (end < 0) return text;
      return splice(text, index, 0, text.slice(index, end + name.length + 3).repeat(random.below(20) + 1));
    }),
  ],
  [
    'rename a tag',
    atTag(({ index, 1: { length: slash } = '', 2: name = '' }, text, random) =>
      splice(
        text,
        index + 1 + slash,
        name.length,
        random.of(['x', '__proto__', 'returnval', 'val', 'Fault', '']),
      ),
    ),
  ],
  ['change a value', (text, random) => replacedAt(text, random, />[^<>]+</g, () => `>${random.of(values)}<`)],
  [
    'change a type',
    (text, random) => replacedAt(text, random, /xsi:type="[^"]*"/g, () => `xsi:type="${random.of(types)}"`),
  ],
  ['lose a type', (text, random) => replacedAt(text, random, / (?:xsi:)?type="[^"]*"/g, () => '')],
  [
    'empty an element',
    atTag(({ index, 0: { length }, 2: name = '' }, text) => splice(text, index, length, `<${name}/>`)),
  ],
  ['a document type', (text) => `<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY b "&lol;&lol;">]>${text}`],
  [
    'an entity',
    atTag(({ index, 0: { length } }, text, random) =>
      splice(
        text,
        index + length,
        0,
        random.of(['&lol;', '&#0;', '&#xD800;', '&#x110000;', '&#9999999999;', '&amp', '&']),
      ),
    ),
  ],
  [
    'deep nesting',
    atTag(({ index, 2: name = '' }, text, random) =>
      splice(text, index, 0, `<${name}>`.repeat(10 ** (random.below(4) + 1))),
    ),
  ],
  [
    'many attributes',
    atTag(({ index, 0: { length } }, text) => splice(text, index + length - 1, 0, ' a="b"'.repeat(3000))),
  ],
];

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Holder = { [key: string]: Json };

const jsonValues: readonly Json[] = [
  ...values,
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    [],
    {},
    [[]],
    [null],
    { _typeName: 'Nothing' },
    { _typeName: 1 },
    { _value: {} },
  ],
  ...[{ _typeName: 'ManagedObjectReference' }, { _typeName: 'ArrayOfVirtualDevice', _value: [null, 1, {}] }],
];

const inJson: readonly (readonly [string, Change])[] = [
  ['delete a key', structural((holder, key) => void delete holder[key])],
  ['change a value', structural((holder, key, random) => void (holder[key] = random.of(jsonValues)))],
  ['put into a list', structural((holder, key) => void (holder[key] = [holder[key] as Json]))],
  [
    'take out of a list',
    structural(
      (holder, key) => void (holder[key] = Array.isArray(holder[key]) ? (holder[key][0] ?? null) : {}),
    ),
  ],
  [
    'repeat in a list',
    structural((holder, key, random) => {
      const value = holder[key];
      if (Array.isArray(value)) holder[key] = [...value, ...value.slice(random.below(value.length + 1))];
    }),
  ],
  [
    'rename a key',
    structural((holder, key, random) => {
      const value = holder[key] as Json;
      delete holder[key];
      Object.defineProperty(holder, random.of(['x', '__proto__', '_typeName', '_value', 'constructor']), {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }),
  ],
  ['change a type', structural((holder, _, random) => void (holder['_typeName'] = random.of(types)))],
  [
    'a number in the text',
    (text, random) =>
      replacedAt(
        text,
        random,
        /:\s*-?\d+/g,
        () => `: ${random.of(['1e999', '-1e999', '9'.repeat(500), '1.7976931348623157e309', '-0', '0.1'])}`,
      ),
  ],
  ['a key twice', (text, random) => replacedAt(text, random, /"\w+":/g, (found) => `${found} 1, ${found}`)],
  [
    'deep nesting',
    (text, random) =>
      replacedAt(
        text,
        random,
        /:\s*"/g,
        () => `: ${random.of(['[', '{"_value":', '{"fault":']).repeat(10 ** (random.below(4) + 1))}"`,
      ),
  ],
];

function structural(change: (holder: Holder, key: string, random: Random) => void): Change {
  return (text, random) => {
    let value: Json;
    try {
      value = JSON.parse(text);
    } catch {
      return text;
    }
    const places = [...placesIn(value)];
    if (places.length === 0) return text;
    const [holder, key] = random.of(places);
    change(holder, key, random);
    return JSON.stringify(value);
  };
}

function* placesIn(value: Json, depth = 0): Generator<readonly [Holder, string]> {
  if (typeof value !== 'object' || value === null || depth > 50) return;
  if (Array.isArray(value)) for (const item of value) yield* placesIn(item, depth + 1);
  else {
    for (const [key, below] of Object.entries(value)) {
      yield [value, key];
      yield* placesIn(below, depth + 1);
    }
  }
}

function replacedAt(text: string, random: Random, what: RegExp, by: (found: string) => string): string {
  const from = random.below(text.length + 1);
  const pattern = new RegExp(what.source, 'g');
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found === null ? text : splice(text, found.index, found[0].length, by(found[0]));
}

function splice(text: string, at: number, length: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + length);
}
