import { expect, test } from 'vitest';
import { diagnosticsText } from '../../../src/report/diagnostics.ts';
import { base, machine, read } from './support.ts';

/** From the manifest to the terminal: the source line, and the caret below exactly what is meant. */
function shown(spec: string, lang: 'en' | 'ja' = 'en', width = 100): string {
  const { diagnostics } = read({ 'base.yaml': base, 'a.yaml': machine(spec) });
  return diagnosticsText(diagnostics, { lang, width, colour: false });
}

test('below Japanese text, full-width signs and emoji', () => {
  expect(
    shown(`notes: 画像　👩‍👩‍👧 サーバ
software: [{product: 画像管理システム「Ｃｌａｉｏ」, channel: 😀購入, version: 8.0}]
responsibility: {os: 附属病院, 病院: x, network: [大学]}`),
  ).toBe(`a.yaml:6:65: error MAN-003: spec.software[0].version is a text, but YAML reads 8.0 as something
  else.
   6 |   software: [{product: 画像管理システム「Ｃｌａｉｏ」, channel: 😀購入, version: 8.0}]
     |                                                                                  ^^^
  → Quote it: "8.0".

a.yaml:7:30: error MAN-004: spec.responsibility has no key 病院.
   7 |   responsibility: {os: 附属病院, 病院: x, network: [大学]}
     |                                  ^^^^
  → It has: hardware, hypervisor, os, osPatch, antivirus, middleware, application, data, network,
    backup, restore, monitoring, firstResponse.

a.yaml:7:46: error MAN-003: spec.responsibility.network is a text, not […].
   7 |   responsibility: {os: 附属病院, 病院: x, network: [大学]}
     |                                                    ^^^^^^
  → Write a single text.

3 errors, 0 warnings in 1 file.
`);
});

test('behind a masked secret of another length', () => {
  expect(
    shown("guest: {adminPassword: 'パスワード１２３', organization: 8.0, hostname: 画像}"),
  ).toBe(`a.yaml:5:26: error MAN-012: spec.guest.adminPassword holds a secret itself.
   5 |   guest: {adminPassword: ********, organization: 8.0, hostname: 画像}
     |                          ^^^^^^^^
  → Write where it is to be had: {fromEnv: NAME}, {fromFile: PATH} or {fromCommand: [program,
    argument]}. Consider this one as known, and change it.

a.yaml:5:52: error MAN-003: spec.guest.organization is a text, but YAML reads 8.0 as something else.
   5 |   guest: {adminPassword: ********, organization: 8.0, hostname: 画像}
     |                                                  ^^^
  → Quote it: "8.0".

a.yaml:5:67: error MAN-013: spec.guest.hostname: 画像 is no host name for Windows.
   5 |   guest: {adminPassword: ********, organization: 8.0, hostname: 画像}
     |                                                                 ^^^^
  → Use letters, digits and hyphens, none of them at an end, and not digits alone.

3 errors, 0 warnings in 1 file.
`);
});

test('in a long line, and in Japanese', () => {
  expect(
    shown(`responsibility: {os: ${'病院'.repeat(30)}, data: 12}`, 'ja', 70),
  ).toBe(`a.yaml:5:92: エラー MAN-003: spec.responsibility.data は文字列ですが、
  YAML では 12 は文字列になりません。
   5 | …院病院病院病院病院病院病院病院病院病院病院病院病院, data: 12}
     |                                                            ^^
  → 引用符で囲んでください: "12"

1 ファイルにエラー 1 件、警告 0 件。
`);
});

test('at a tab, at the end of the file, and in a file with CRLF', () => {
  expect(shown('disks:\n\t- {name: os}')).toContain('   6 |     - {name: os}\n     |   ^^\n');
  expect(shown('cores: [4')).toContain('   5 |   cores: [4\n     |          ^\n');
  const { diagnostics } = read({
    'base.yaml': base,
    'a.yaml': machine('cores: 四\nmemory: 4').replaceAll('\n', '\r\n'),
  });
  expect(diagnostics.map(({ excerpt }) => excerpt)).toEqual([
    { line: '  cores: 四', from: 10, to: 11 },
    { line: '  memory: 4', from: 11, to: 12 },
  ]);
});
