import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/lib/width.ts';
import type { Finding, Severity } from '../../../src/model/finding.ts';
import { checkOf } from '../../../src/plan/check.ts';
import { checkMarkdown } from '../../../src/report/check-markdown.ts';
import { checkText } from '../../../src/report/check-text.ts';
import type { Look } from '../../../src/report/look.ts';
import { finding, planOf, unchanged } from '../../support/sample-plan.ts';

const look: Look = { lang: 'en', width: 80, colour: false };
const titles: Readonly<Record<string, string>> = { 'EOS-001': 'Out of support' };

function text(findings: readonly Finding[], given: Partial<{ isFull: boolean; lang: 'en' | 'ja' }> = {}) {
  const { isFull = false, lang = 'en' } = given;
  const plan = planOf({ findings, changes: [unchanged('u-web01')] });
  return checkText(checkOf(plan), {
    desired: plan.desired,
    look: { ...look, lang },
    isFull,
    titleOf: (code) => titles[code],
  });
}

const of = (code: string, severity: Severity, subject: string, message = `${code}.`, hint = 'Mend it.') =>
  finding(code, severity, subject, message, hint);

const some = [
  of('EOS-001', 'warning', 'h-a01', 'h-a01: 2012 R2 ended 3 years ago.'),
  of('EOS-001', 'warning', 'h-b01', 'h-b01: 2016 ends in 40 days.'),
  of('CAP-002', 'error', 'kdu', 'Memory when a host fails: 168 / 120 GiB = 140.0 %.'),
  of('PAT-001', 'warning', 'kdu', 'Nobody.'),
  of('INV-005', 'info', 'lab'),
  { ...of('LIC-001', 'warning', 'h-a01'), accepted: { by: '--accept' } as const },
  { ...of('LIC-001', 'warning', 'h-b01'), accepted: { by: '--accept' } as const },
];

test('by subject, the gravest first; who has the same stands together; notes are counted', () => {
  expect(text(some)).toBe(`Check of kdu 九州歯科大学附属病院
  recording /srv/hvm/manifests/kyushu.recording.json  2016-06-30 09:00
  (Asia/Tokyo), vCenter 5.5.0

kdu  九州歯科大学附属病院
  error   CAP-002  Memory when a host fails: 168 / 120 GiB = 140.0 %.
                   → Mend it.
  warning PAT-001  Nobody.

h-a01, h-b01
  warning EOS-001  Out of support (2)
  warning LIC-001  (accepted) LIC-001.

1 note: INV-005

Check: 1 error, 5 warnings, 1 note, 2 of them accepted.
"hvm check -v" shows everything, "hvm explain CODE" the rule behind a code.
`);
});

test('in full each finding has its subject, its text, who answers for it, what to do and its source', () => {
  const shown = text([{ ...some[0], source: '論文 4.5' } as Finding, ...some.slice(5)], { isFull: true });
  expect(shown).toContain(`
h-a01
  warning EOS-001  Out of support
    2012 R2 ended 3 years ago.
    → Mend it.
    Source: the paper of 2017 (JCMI 2-L-2-PP4-1), section 4.5
  warning LIC-001
    LIC-001.
    Accepted with --accept.
    → Mend it.

h-b01
`);
});

test('nothing found is said', () => {
  expect(text([])).toContain('\nNothing was found.\nCheck: 0 errors, 0 warnings, 0 notes.\n');
});

test('however much is found, it stays a screen, and errors are never left out', () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    of(
      `EOS-${String(index).padStart(3, '0')}`,
      index % 20 === 0 ? 'error' : 'warning',
      `vm${index}`,
      'x'.repeat(300),
    ),
  );
  const shown = text(many);
  expect(shown.match(/^ {2}error/gm)).toHaveLength(3);
  expect(shown.split('\n').length).toBeLessThan(60);
  const [, more = ''] = /(\d+) more findings: "hvm check -v"/.exec(shown) ?? [];
  expect(Number(more) + (shown.match(/^ {2}(?:error|warning)/gm) ?? []).length).toBe(60);
  for (const line of shown.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
});

test('what is new since an earlier check stands first and in full, what is gone below it', () => {
  const earlier = checkOf(
    planOf({ findings: [of('PAT-001', 'warning', 'kdu'), of('DS-002', 'warning', 'ds01')] }),
  );
  const plan = planOf({ findings: some });
  const check = checkOf(plan, earlier);
  const view = { desired: plan.desired, look, isFull: false, titleOf: () => undefined };
  const shown = checkText(check, view);
  expect(shown).toContain(`
Since 2016-06-30 09:00 (Asia/Tokyo): 6 new findings, 1 gone
  error CAP-002  kdu
    Memory when a host fails: 168 / 120 GiB = 140.0 %.
    → Mend it.
`);
  expect(shown).toContain('\n  gone  DS-002  ds01  DS-002.\n');
  const markdown = checkMarkdown(check, plan.desired, 'en');
  expect(markdown).toContain('- gone: `DS-002` `ds01` DS-002.\n');
});

test('in Japanese', () => {
  const shown = text(some, { lang: 'ja' });
  expect(shown).toContain('kdu 九州歯科大学附属病院 の点検\n');
  expect(shown).toContain('  エラー CAP-002  ');
  expect(shown).toContain('点検: エラー 1 件、警告 5 件、参考情報 1 件（うち 2 件は承認済み）。\n');
});

test('Markdown: the verdict, errors open, the rest in one table by subject', () => {
  const markdown = (findings: readonly Finding[]) => {
    const plan = planOf({ findings });
    return checkMarkdown(checkOf(plan), plan.desired, 'en');
  };
  expect(markdown(some)).toContain('**❌ Check: 1 error, 5 warnings, 1 note, 2 of them accepted.**');
  expect(markdown(some)).toContain(
    '#### Errors\n\n| Severity | What | What to do |\n| --- | --- | --- |\n| **error**',
  );
  expect(markdown(some.slice(0, 2))).toContain('**⚠️');
  expect(markdown([])).toContain('**✅');
});
