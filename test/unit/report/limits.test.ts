import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import type { Excess } from '../../../src/model/outcome.ts';
import { errorText } from '../../../src/report/error.ts';
import { excessFacts, excessLines } from '../../../src/report/limits.ts';

const six: Excess = { limit: 'interrupted', vms: 6, of: 26, allows: { percent: 20 } };
const twelve: Excess = { limit: 'created', vms: 12, of: 26, allows: { vms: 10 } };

test('each limit that would be exceeded, with the numbers, of what, and what to do', () => {
  const shown = (lang: 'en' | 'ja') => {
    const args = { excesses: excessLines([six, twelve], lang) };
    return errorText(new HvmError('GRD-004', { exit: 3, args }), { lang, width: 100, colour: false });
  };
  expect(shown('en')).toBe(`error GRD-004: Too much for one apply; nothing was changed.
  This apply would interrupt 6 of the 26 declared VMs (23 %); the Site allows 20 %.
  This apply would create 12 of the 26 declared VMs (46 %); the Site allows 10.
  → Apply a part of it (--target, or --defer), or add --exceed-limits if it is agreed.
    spec.policy.limits of the Site sets the limits.
`);
  expect(shown('ja')).toBe(`エラー GRD-004: 1 回の apply には多すぎます。何も変更していません。
  この apply は、宣言した 26 台のうち 6 台 (23 %) を中断します。Site の上限は 20 % です。
  この apply は、宣言した 26 台のうち 12 台 (46 %) を作成します。Site の上限は 10 です。
  → --target や --defer で一部だけを行うか、了解があれば --exceed-limits を付けてください。上限は
    Site の spec.policy.limits にあります。
`);
});

test.each([
  [{ ...six }, '23 %'],
  [{ ...six, vms: 51, of: 250 }, '20.4 %'],
  [{ ...six, vms: 2001, of: 10_000 }, '20.01 %'],
  [{ ...twelve }, '46 %'],
  [{ ...twelve, of: 0 }, '0 %'],
])('a share is as round as it can be, and yet more than what is allowed: %j', (excess, share) => {
  expect(excessFacts(excess).share).toBe(share);
});
