import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { errorJson, errorText } from '../../../src/report/error.ts';
import type { Look } from '../../../src/report/look.ts';

const look: Look = { lang: 'en', width: 60, colour: false };
const unknown = new HvmError('USE-001/near', {
  exit: 64,
  args: { word: 'plam\x1b[2J', near: 'plan' },
  place: { file: 'a.yaml', line: 3, column: 5 },
});

test('an error of hvm', () => {
  expect(errorText(unknown, look)).toBe(`a.yaml:3:5: error USE-001: hvm has no command "plam␛[2J".
  → Did you mean "hvm plan"?
`);
  expect(
    errorText(unknown, { lang: 'ja', width: 100, colour: true }),
  ).toBe(`a.yaml:3:5: \x1b[1m\x1b[31mエラー USE-001\x1b[39m\x1b[22m: hvm に「plam␛[2J」というコマンドはありません。
\x1b[2m  → hvm plan ではありませんか。\x1b[22m
`);
});

test('an error that nobody expected', () => {
  expect(
    errorText(new TypeError('x is not a function'), look),
  ).toBe(`error INT-001: Internal error: x is not a function
  → Run it again with -v and report what it says.
`);
  expect(errorText('just a text', look)).toBe(`error INT-001: Internal error: just a text
  → Run it again with -v and report what it says.
`);
});

test('as a document', () => {
  const fault = new HvmError('USE-001', { exit: 1, args: { word: 'x' }, fault: 'NotSupported' });
  expect(errorJson(fault, 'en')).toEqual({
    error: {
      code: 'USE-001',
      fault: 'NotSupported',
      message: 'hvm has no command "x".',
      hint: 'Run "hvm --help" for the list of commands.',
    },
  });
  expect(errorJson(unknown, 'en').error.place).toEqual({ file: 'a.yaml', line: 3, column: 5 });
  expect(errorJson(new Error('boom'), 'ja').error).toMatchObject({
    code: 'INT-001',
    message: '内部エラー: boom',
  });
});
