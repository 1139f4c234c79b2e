import { expect, test } from 'vitest';
import { parseYaml } from '../../../src/manifest/parse.ts';

const valuesOf = (text: string) => {
  const { documents, complaints } = parseYaml({ file: 'a.yaml', text, resolve: String });
  expect(complaints).toEqual([]);
  return documents.map(({ value }) => value);
};

test('the traps of YAML 1.1 are none', () => {
  const text = `power: on
hot: yes
cold: No
time: 22:00
day: 2027-03-31
octal: 010
mac: 00:50:56:9a:00:01
merge: <<
nothing: "~"
`;
  expect(valuesOf(text)).toEqual([
    {
      power: 'on',
      hot: 'yes',
      cold: 'No',
      time: '22:00',
      day: '2027-03-31',
      octal: 10,
      mac: '00:50:56:9a:00:01',
      merge: '<<',
      nothing: '~',
    },
  ]);
});

test('those of YAML 1.2 are its own', () => {
  expect(valuesOf('a: 8.0\nb: 0x10\nc: 0o17\nd: 1e3\ne: TRUE\nf: ~\ng:\nh: .5\n')).toEqual([
    { a: 8, b: 16, c: 15, d: 1000, e: true, f: null, g: null, h: 0.5 },
  ]);
});

test('anchors, aliases and merge keys work within a document', () => {
  const text = `base: &base {os: 病院, data: x}
one: *base
two: {<<: *base, data: y}
three:
  <<: [*base, {os: never, more: z}]
  data: z
list: &list [1, 2]
again: [*list, *list]
`;
  expect(valuesOf(text)).toEqual([
    {
      base: { os: '病院', data: 'x' },
      one: { os: '病院', data: 'x' },
      two: { os: '病院', data: 'y' },
      three: { os: '病院', data: 'z', more: 'z' },
      list: [1, 2],
      again: [
        [1, 2],
        [1, 2],
      ],
    },
  ]);
});

test('an anchor of another document is none', () => {
  const { complaints } = parseYaml({ file: 'a', text: 'a: &a 1\n---\nb: *a\n', resolve: String });
  expect(complaints).toEqual([{ key: 'MAN-002/alias', range: { from: 15, to: 17 }, args: { name: 'a' } }]);
});

test('many aliases of little are no bomb', () => {
  expect(valuesOf(`a: &a {x: 1}\nb: [${'*a, '.repeat(900)}]\n`)).toEqual([
    { a: { x: 1 }, b: Array.from({ length: 900 }, () => ({ x: 1 })) },
  ]);
});

test.each([
  ['CRLF', 'a: 1\r\nb:\r\n  - "x"\r\n  - y # z\r\n', [{ a: 1, b: ['x', 'y'] }]],
  ['JSON', '{"a": [1, {"b": null}], "c": "\\u753b"}', [{ a: [1, { b: null }], c: '画' }]],
  [
    'texts of several lines',
    'a: |\n  x\n   y\nb: >-\n  x\n  y\nc: x\n  y\nd: "x\n  y"\n',
    [{ a: 'x\n y\n', b: 'x y', c: 'x y', d: 'x y' }],
  ],
  [
    'several documents',
    '# x\n---\na: 1\n---\n---\n# y\n---\nb: 2\n...\n---\nc: 3\n',
    [{ a: 1 }, { b: 2 }, { c: 3 }],
  ],
  ['brackets over several lines', 'a: [\n  1,\n  {b: 2,\n  c: 3},\n]\n', [{ a: [1, { b: 2, c: 3 }] }]],
  ['a directive of the version', '%YAML 1.2\n---\na: on\n', [{ a: 'on' }]],
  ['tags that say what is there', 'a: !!str 8.0\nb: !!int 4\nc: !!map {}\n', [{ a: '8.0', b: 4, c: {} }]],
  [
    'keys of any form',
    '"a b": 1\n1: 2\ntrue: 3\n画像: 4\n? e\n: 5\n',
    [{ 'a b': 1, 1: 2, true: 3, 画像: 4, e: 5 }],
  ],
  [
    'keys that mean something to JavaScript',
    '__proto__: 1\nconstructor: 2\n',
    [JSON.parse('{"__proto__": 1, "constructor": 2}')],
  ],
])('%s', (_, text, values) => {
  expect(valuesOf(text)).toEqual(values);
});

test('a mistake in one document does not hide the others', () => {
  const { documents, complaints } = parseYaml({
    file: 'a',
    text: 'a: 1\n---\nb: [\n---\nc: 3\n',
    resolve: String,
  });
  expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }]);
  expect(complaints.map(({ key }) => key)).toEqual(['MAN-002/bracket']);
});

test('no more than ten mistakes of one document', () => {
  const { complaints } = parseYaml({ file: 'a', text: 'a: @x\n\n'.repeat(50), resolve: String });
  expect(complaints.filter(({ key }) => key === 'MAN-002/start')).toHaveLength(10);
});
