import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/lib/width.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { diagnosticsJson, diagnosticsMarkdown, diagnosticsText } from '../../../src/report/diagnostics.ts';
import type { Look } from '../../../src/report/look.ts';

const look: Look = { lang: 'en', width: 100, colour: false };

/** A diagnostic that points at `at` in `line`. */
function pointing(line: string, at: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  const from = line.indexOf(at) + 1;
  return {
    key: 'USE-004',
    severity: 'error',
    place: { file: 'manifests/hospital.yaml', line: 12, column: from },
    args: { value: at, option: 'memory', expected: 'a size with a unit' },
    excerpt: { line, from, to: from + at.length },
    ...rest,
  };
}

const three = [
  pointing('  memory: 16', '16'),
  pointing('  displayName: 画像管理 Craio(Claio), memory: 十六', '十六'),
  pointing('\tnotes: \tx, が, 👩‍👩‍👧, memory: 16', '16', {
    severity: 'warning',
    place: { file: 'manifests/site.yaml', line: 1234, column: 3 },
  }),
];

test('each with place, source line, carets and remedy; then how many', () => {
  expect(
    diagnosticsText(three, look),
  ).toBe(`manifests/hospital.yaml:12:11: error USE-004: "16" is not a value for memory.
  12 |   memory: 16
     |           ^^
  → It takes a size with a unit.

manifests/hospital.yaml:12:43: error USE-004: "十六" is not a value for memory.
  12 |   displayName: 画像管理 Craio(Claio), memory: 十六
     |                                               ^^^^
  → It takes a size with a unit.

manifests/site.yaml:1234:3: warning USE-004: "16" is not a value for memory.
1234 |     notes:  x, が, 👩‍👩‍👧, memory: 16
     |                                ^^
  → It takes a size with a unit.

2 errors, 1 warning in 2 files.
`);
});

test('in Japanese, narrow and in colour', () => {
  expect(
    diagnosticsText(three, { lang: 'ja', width: 60, colour: true }),
  ).toBe(`\x1b[1mmanifests/hospital.yaml:12:11:\x1b[22m \x1b[1m\x1b[31mエラー USE-004:\x1b[39m\x1b[22m 「16」は
  memory の値として使えません。
\x1b[2m  12 |\x1b[22m   memory: 16
\x1b[2m     |\x1b[22m           \x1b[31m^^\x1b[39m
  → 使える値: a size with a unit

\x1b[1mmanifests/hospital.yaml:12:43:\x1b[22m \x1b[1m\x1b[31mエラー USE-004:\x1b[39m\x1b[22m 「十六」は
  memory の値として使えません。
\x1b[2m  12 |\x1b[22m   displayName: 画像管理 Craio(Claio), memory: 十六
\x1b[2m     |\x1b[22m                                               \x1b[31m^^^^\x1b[39m
  → 使える値: a size with a unit

\x1b[1mmanifests/site.yaml:1234:3:\x1b[22m \x1b[1m\x1b[33m警告 USE-004:\x1b[39m\x1b[22m 「16」は memory の
  値として使えません。
\x1b[2m1234 |\x1b[22m     notes:  x, が, 👩‍👩‍👧, memory: 16
\x1b[2m     |\x1b[22m                                \x1b[33m^^\x1b[39m
  → 使える値: a size with a unit

\x1b[1m2 ファイルにエラー 2 件、警告 1 件。\x1b[22m
`);
});

const odd = [
  pointing(`${'x'.repeat(80)}画像${'。'.repeat(40)}memory: 16${'y'.repeat(200)}`, 'memory'),
  pointing(`memory: "${'z'.repeat(300)}"`, `"${'z'.repeat(300)}"`),
  pointing('spec:\x1b[2J\u202e {memory: 16}', '16'),
  pointing('', ''),
  pointing('spec:', 'gone', { excerpt: { line: 'spec:', from: 99, to: 120 } }),
];

test('long lines show the part around the place; escapes, empty lines and places behind the end do no harm', () => {
  expect(
    diagnosticsText(odd, { ...look, width: 60 }),
  ).toBe(`manifests/hospital.yaml:12:123: error USE-004: "memory" is
  not a value for memory.
  12 | …。。。。。。。。。。。。。。。memory: 16yyyyyyyyyyy…
     |                                ^^^^^^
  → It takes a size with a unit.

manifests/hospital.yaml:12:9: error USE-004:
  ""zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
  zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
  zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
  zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
  zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
  zz"" is not a value for memory.
  12 | …y: "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
     |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  → It takes a size with a unit.

manifests/hospital.yaml:12:21: error USE-004: "16" is not a
  value for memory.
  12 | spec:␛[2J<U+202E> {memory: 16}
     |                            ^^
  → It takes a size with a unit.

manifests/hospital.yaml:12:1: error USE-004: "" is not a
  value for memory.
  12 |
     | ^
  → It takes a size with a unit.

manifests/hospital.yaml:12:0: error USE-004: "gone" is not a
  value for memory.
  12 | spec:
     |      ^
  → It takes a size with a unit.

5 errors, 0 warnings in 1 file.
`);
});

test('the carets stand under the place, wherever it is', () => {
  for (const width of [40, 60, 100]) {
    for (let at = 0; at < 120; at += 7) {
      const line = `${'画a'.repeat(40).slice(0, at)}HERE${'b像'.repeat(60)}`;
      const [, source = '', carets = ''] = diagnosticsText([pointing(line, 'HERE')], { ...look, width })
        .split('\n')
        .filter((each) => each.includes('HERE') || each.includes('^^^^'));
      expect(displayWidth(source.slice(0, source.indexOf('HERE')))).toBe(carets.indexOf('^'));
      expect(displayWidth(source)).toBeLessThanOrEqual(width);
    }
  }
});

test('a line of a megabyte is no trouble', () => {
  const line = `${'値: 1, '.repeat(200_000)}HERE${'x'.repeat(500_000)}`;
  const lines = diagnosticsText([pointing(line, 'HERE')], look).split('\n');
  expect(lines.every((each) => displayWidth(each) <= 100)).toBe(true);
});

test('none', () => {
  expect(diagnosticsText([], look)).toBe('No errors, no warnings.\n');
  expect(diagnosticsJson([], 'en')).toEqual({ valid: true, diagnostics: [] });
});

test('as a document', () => {
  expect(diagnosticsJson(three.slice(0, 1), 'ja')).toEqual({
    valid: false,
    diagnostics: [
      {
        code: 'USE-004',
        severity: 'error',
        file: 'manifests/hospital.yaml',
        line: 12,
        column: 11,
        message: '「16」は memory の値として使えません。',
        hint: '使える値: a size with a unit',
      },
    ],
  });
  expect(diagnosticsJson(three.slice(2), 'en').valid).toBe(true);
});

test('as Markdown', () => {
  expect(diagnosticsMarkdown(three, 'en')).toBe(`**❌ The manifests are not valid: 2 errors.**

- **error USE-004** \`manifests/hospital.yaml:12:11\`<br>"16" is not a value for memory.<br>→ It takes a size with a unit.
- **error USE-004** \`manifests/hospital.yaml:12:43\`<br>"十六" is not a value for memory.<br>→ It takes a size with a unit.
- **warning USE-004** \`manifests/site.yaml:1234:3\`<br>"16" is not a value for memory.<br>→ It takes a size with a unit.
`);
  expect(diagnosticsMarkdown([], 'ja')).toBe('**✅ マニフェストに誤りはありません。**\n');
});
