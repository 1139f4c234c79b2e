import { expect, test } from 'vitest';
import { readManifests } from '../../../src/manifest/read.ts';
import { hasCredentials, isReferenceWord, isSecretWord } from '../../../src/manifest/secrets.ts';
import { guideOf } from '../../../src/manifest/schema/guide.ts';
import { kindNames } from '../../../src/manifest/schema/kinds.ts';
import type { Path } from '../../../src/manifest/path.ts';
import { diagnosticsJson, diagnosticsMarkdown, diagnosticsText } from '../../../src/report/diagnostics.ts';
import { exampleSite, run } from '../../support/run.ts';
import { base, machine, read } from './support.ts';

/** A secret in every odd place, each with a number of its own; `CANARY0` is none. */
const odd = `apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: h-a01, displayName: 画像, labels: {password: CANARY1}}
spec:
  cores: 4
  # old password: CANARY2
  guest:
    hostname: A
    adminPassword: CANARY3x
    joinPassword: "CANARY4 \\" y"
    productKey: {fromEnv: "CANARY5-x"}   # パスワードは CANARY6 です
    joinAccount: x # the password was CANARY7
    organization: https://root:CANARY8@vcenter.example.org/x
    adminPasswort: |
      CANARY9
      more CANARY10: x
    passphrase: >-
      CANARY11

      CANARY12
    token:
      - CANARY13
      - {value: CANARY14, other: [CANARY15]}
    secret: {nested: {deep: CANARY16}, "CANARY17": 1}
    credentials: &a CANARY18
    credential: *a
    pwd: !vault CANARY19
    private_key: &CANARY20 x
    passwords:
    - CANARY21
    owner: {password: 'CANARY22', x: 1}
  memory: {size: 4 GiB, password: CANARY23, hotAdd: yes}
  notes: "password: CANARY0"
  disks: [{name: os, size: 1 GiB, token: CANARY24, unit: 7}]
  networks: [{vlan: 220, passwrod: CANARY25}]
  patch: {owner: x, admin_pass_word: CANARY26, pw: CANARY27}
  software: [{product: x, apiToken: *CANARY28, secretKey: #CANARY29
    }]
`;

/** Whatever hvm could print about a text, in every form and language. */
function printed(text: string): string {
  const sources = Object.entries({ 'base.yaml': base, 'a.yaml': text }).map(([file, each]) => ({
    file,
    text: each,
    resolve: String,
  }));
  const { diagnostics } = readManifests(sources, {});
  return (['en', 'ja'] as const)
    .flatMap((lang) => [
      diagnosticsText(diagnostics, { lang, width: 200, colour: false }),
      JSON.stringify(diagnosticsJson(diagnostics, lang)),
      diagnosticsMarkdown(diagnostics, lang),
    ])
    .concat(JSON.stringify(diagnostics))
    .join('\n');
}

test('every line of it can be shown: it has mistakes all over', () => {
  const without = odd.replaceAll(/!vault |\*CANARY28|#CANARY29/g, '');
  const { diagnostics } = read({ 'base.yaml': base, 'a.yaml': without });
  const lines = new Set(diagnostics.map(({ place }) => place.line));
  expect(lines.size).toBeGreaterThan(15);
  expect(printed(without).match(/CANARY[1-9]\d*/g)).toBe(null);
  expect(printed(without)).toContain('********');
});

test('what is no secret is shown', () => {
  expect(printed(machine('notes: "a CANARY0" b'))).toContain('CANARY0');
  expect(printed(machine('notes: [password, CANARY0]'))).toContain('CANARY0');
  expect(printed(machine('guest: {adminPassword: {fromEnv: CANARY0}, hostname: a_b}'))).toContain('CANARY0');
});

test('a break anywhere in the YAML does not bring a secret to light', () => {
  const breaks = [
    '\t',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    '\n',
    '- ',
    '#',
    ' #',
    '|',
    '&',
    '*',
    '!',
    '%',
    ',',
    '：',
  ];
  const leaks: string[] = [];
  for (let at = 0; at < odd.length; at += 2) {
    const inserted = breaks[(at / 2) % breaks.length] ?? '';
    const broken = odd.slice(0, at) + inserted + odd.slice(at);
    const shown = new Set(printed(broken).match(/CANARY[1-9]\d*/g));
    // Where the word that makes a secret of it is torn apart, nobody could know.
    leaks.push(
      ...[...shown]
        .filter((canary) => broken.includes(contextOf(canary)))
        .map((canary) => `${inserted} ${at} ${canary}`),
    );
  }
  expect(leaks).toEqual([]);
});

/** The canary from the word on that says what it is. */
function contextOf(canary: string): string {
  const before = odd.slice(0, odd.indexOf(canary));
  const words =
    /password|passwort|passphrase|passwrod|pass_word|token|secret|credentials|pwd|private_key|productKey|パスワード|https|pw:/gi;
  const from = [...before.matchAll(words)].at(-1)?.index ?? 0;
  return `${before.slice(from)}${canary}`;
}

test.each(['text', 'json', 'markdown'])('the whole program keeps them too (%s)', async (output) => {
  for (const args of [
    ['validate', '-'],
    ['plan', '-'],
  ]) {
    const { code, stdout, stderr } = await run([...args, '-v', '-o', output], {
      stdin: base + '---\n' + odd,
    });
    expect(code).toBe(65);
    expect(`${stdout}${stderr}`).not.toMatch(/CANARY[1-9]/);
  }
});

test('a plan names where secrets are to be had, nothing more', async () => {
  const cwd = await exampleSite();
  const env = { HVM_ADMIN_PASSWORD: 'CANARY1', HVM_PASSWORD: 'CANARY2' };
  for (const output of ['text', 'json', 'markdown']) {
    const { stdout, stderr } = await run(['plan', '-v', '-o', output], { cwd, env });
    expect(`${stdout}${stderr}`).not.toContain('CANARY');
  }
});

test.each([
  [
    'password',
    'adminPassword',
    'admin_passwd',
    'adminPasswort',
    'passwrod',
    'joinPasswrd',
    'passphrase',
    'PASSWORD',
  ],
  [
    'secretKey',
    'sercet',
    'api_token',
    'credentials',
    'pwd',
    'pw',
    'privateKey',
    'private_key',
    '管理者パスワード',
    '暗証番号',
  ],
])('%s, %s, %s, %s … name secrets', (...words) => {
  expect(words.filter((word) => !isSecretWord(word))).toEqual([]);
});

test('no key of a manifest does, but for those of secrets', () => {
  const keys = new Set<string>();
  for (const kind of kindNames) collect(['spec'], guideOf(kind).keysAt, keys);
  expect(keys.size).toBeGreaterThan(100);
  const secret = ['username', 'password', 'joinPassword', 'adminPassword', 'productKey'];
  expect([...keys].filter(isSecretWord)).toEqual(secret);
});

function collect(path: Path, keysAt: (path: Path) => readonly string[], keys: Set<string>): void {
  for (const key of new Set([...keysAt(path), ...keysAt([...path, 0])])) {
    keys.add(key);
    const isItem = !keysAt(path).includes(key);
    collect([...path, ...(isItem ? [0] : []), key], keysAt, keys);
  }
}

test('words that refer to a secret, and words that do not', () => {
  expect(
    ['fromEnv', 'fromenv', 'from_env', 'env', 'fromFile', 'path', 'fromCommand', 'cmd'].filter(
      (word) => !isReferenceWord(word),
    ),
  ).toEqual([]);
  expect(['value', 'hunter2', 'environmentally-friendly', ''].filter(isReferenceWord)).toEqual([]);
});

test('credentials in a text', () => {
  expect(['https://a:b@c', 'https://a@c/x', 'a:b@c.example'].filter((text) => !hasCredentials(text))).toEqual(
    [],
  );
  expect(['https://c/a@b', 'a@b.example', '10:30 @ office', 5].filter(hasCredentials)).toEqual([]);
});
