import { expect, test } from 'vitest';
import { parse } from '../../../src/commands/parse.ts';
import { HvmError } from '../../../src/errors.ts';

test('options stand before and after the verb', () => {
  for (const args of [
    ['--lang', 'ja', 'plan', 'manifests', '-o', 'json'],
    ['plan', '--lang=ja', '-ojson', 'manifests'],
    ['-o', 'json', 'plan', 'manifests', '--lang', 'ja'],
  ]) {
    const { verb, operands, given } = parse(args);
    expect({ verb, operands, given: Object.fromEntries(given) }).toEqual({
      verb: 'plan',
      operands: ['manifests'],
      given: { lang: ['ja'], output: ['json'] },
    });
  }
});

test('switches, repeated options, and what follows --', () => {
  const { operands, given } = parse([
    'apply',
    '-qv',
    '--target',
    'a*',
    '--target',
    'b',
    '--no-color',
    '--',
    '-x',
  ]);
  expect(operands).toEqual(['-x']);
  expect(Object.fromEntries(given)).toEqual({ quiet: [], verbose: [], target: ['a*', 'b'], 'no-color': [] });
});

test('- is a path', () => {
  expect(parse(['validate', '-']).operands).toEqual(['-']);
});

test('help of a verb, asked in three ways', () => {
  for (const args of [
    ['help', 'plan'],
    ['plan', '--help'],
    ['-h', 'plan'],
  ]) {
    const { verb, given } = parse(args);
    expect([verb, given.has('help')]).toEqual(['plan', true]);
  }
});

test.each([
  [['pln'], 'USE-001/near', { near: 'plan' }],
  [['aply', '--yes'], 'USE-001/near', { near: 'apply' }],
  [['destroy'], 'USE-001', { word: 'destroy' }],
  [['plan', '--recoding', 'x'], 'USE-002/near', { near: '--recording' }],
  [['plan', '--tagret=x'], 'USE-002/near', { option: '--tagret', near: '--target' }],
  [['plan', '--frobnicate'], 'USE-002', { option: '--frobnicate' }],
  [['plan', '-x'], 'USE-002', { option: '-x' }],
  [['--frobnicate'], 'USE-002/global', { option: '--frobnicate' }],
  [['plan', '--yes'], 'USE-002/elsewhere', { option: '--yes', verbs: ['hvm apply'] }],
  [['plan', '--out'], 'USE-003', { usage: '--out FILE' }],
  [['plan', '-o'], 'USE-003', { usage: '--output FORMAT' }],
  [['schema', 'x'], 'USE-005', { word: 'x' }],
  [['init', 'a', 'b'], 'USE-005', { word: 'b' }],
  [['completion'], 'USE-006', { usage: 'hvm completion bash|zsh|fish' }],
] as const)('%j is %s', (args, key, facts) => {
  const error = caught(() => parse(args));
  expect(error).toMatchObject({ key, exit: 64 });
  expect(error?.args).toMatchObject(facts);
});

function caught(work: () => unknown): HvmError | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof HvmError) return error;
    throw error;
  }
  return undefined;
}
