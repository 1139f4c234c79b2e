import { expect, test } from 'vitest';
import { parse } from '../../../src/commands/parse.ts';
import { abilitiesOf } from '../../../src/commands/verbs.ts';
import { langOf, readSettings, type Settings } from '../../../src/settings.ts';

test('without options everything has its default', () => {
  expect(settings(['plan'])).toEqual({
    lang: 'en',
    output: 'text',
    quiet: false,
    colour: true,
    paths: [],
    offline: false,
    targets: [],
    adopt: [],
    accept: [],
    whatIf: [],
    scrub: false,
    withoutPlan: false,
    detailedExitcode: false,
    failOn: 'error',
    isVerbose: false,
    yes: false,
    allow: [],
    defer: false,
    maxInterrupted: 1,
    exceedLimits: false,
    parallel: 4,
    lockTimeout: 0,
  });
});

test('every option arrives', () => {
  const args = [
    'apply',
    'a',
    '-f',
    'b',
    '--allow',
    'network,power-cycle',
    '--allow=restart',
    '--parallel',
    '8',
  ];
  const more = [
    '--timeout',
    '1h30m',
    '--lock-timeout',
    '90s',
    '--now',
    '2027-03-31T09:00:00Z',
    '--emergency',
    'fire',
    '--max-interrupted',
    '2',
    '--exceed-limits',
  ];
  expect(settings([...args, ...more, '-yq'])).toMatchObject({
    paths: ['a', 'b'],
    allow: ['network', 'power-cycle', 'restart'],
    parallel: 8,
    timeout: { text: '1h30m', seconds: 5400 },
    lockTimeout: 90,
    now: { instant: new Date('2027-03-31T09:00:00Z') },
    emergency: 'fire',
    maxInterrupted: 2,
    exceedLimits: true,
    yes: true,
    quiet: true,
  });
});

test.each([
  [['plan', '-o', 'yaml'], '--output', 'text, json, markdown'],
  [['explain', '--lang', ''], '--lang', 'ja, en'],
  [['apply', '--allow', 'online'], '--allow', 'network, restart, power-cycle'],
  [['apply', '--parallel', '0'], '--parallel', '1 … 999'],
  [['apply', '--max-interrupted', 'all'], '--max-interrupted', '1 … 999'],
  [['plan', '--timeout', '5'], '--timeout', '90s, 15m, 1h30m'],
  [['plan', '--lang', 'fr'], '--lang', 'ja, en'],
  [['plan', '--api', 'rest'], '--api', 'auto, vi-json, soap'],
] as const)('%j names the option and what it takes', (args, option, expected) => {
  expect(() => settings(args)).toThrow(
    expect.objectContaining({
      key: 'USE-004',
      exit: 64,
      args: expect.objectContaining({ option, expected }),
    }),
  );
});

test.each([
  [['plan', '--vcenter', 'x', '--offline'], 'USE-007'],
  [['apply', '--plan', 'x', '--target', 'y'], 'USE-007/saved'],
  [['apply', '--plan', 'x', 'manifests'], 'USE-007/saved'],
] as const)('%j cannot be', (args, key) => {
  expect(() => settings(args)).toThrow(expect.objectContaining({ key, exit: 64 }));
});

test.each([
  [undefined, {}, 'en'],
  ['ja', { HVM_LANG: 'en' }, 'ja'],
  [undefined, { HVM_LANG: 'ja', LANG: 'en_US.UTF-8' }, 'ja'],
  [undefined, { LC_ALL: '', LC_MESSAGES: 'ja_JP.UTF-8', LANG: 'C' }, 'ja'],
  [undefined, { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, 'en'],
  [undefined, { LANG: 'jav_ID' }, 'en'],
] as const)('language of %s and %j is %s', (flag, env, lang) => {
  expect(langOf(flag, env)).toBe(lang);
});

test('colour and log come from the environment too', () => {
  expect(settings(['plan'], { NO_COLOR: '1' }).colour).toBe(false);
  expect(settings(['plan'], { NO_COLOR: '' }).colour).toBe(true);
  expect(settings(['plan', '--no-color']).colour).toBe(false);
  expect(settings(['plan', '-v']).log).toEqual({ level: 'debug', format: 'pretty' });
  expect(settings(['plan', '--log-format', 'json'], { HVM_LOG: 'warn' }).log).toEqual({
    level: 'warn',
    format: 'json',
  });
  expect(() => settings(['plan'], { HVM_LOG: 'loud' })).toThrow(
    expect.objectContaining({ key: 'USE-004/env' }),
  );
});

function settings(args: readonly string[], env: Readonly<Record<string, string>> = {}): Settings {
  const parsed = parse(args);
  if (parsed.verb === undefined) throw new Error('no verb');
  return readSettings(parsed, abilitiesOf(parsed.verb), env);
}
