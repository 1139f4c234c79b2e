import { expect, test } from 'vitest';
import { runsOf } from '../../../src/journal/runs.ts';
import type { Lang } from '../../../src/messages/index.ts';
import type { JournalEvent } from '../../../src/model/journal.ts';
import type { RunDetails, StatusReport } from '../../../src/model/run-status.ts';
import { nextSteps } from '../../../src/report/status-facts.ts';
import { runMarkdown, statusMarkdown } from '../../../src/report/status-markdown.ts';
import { runText, statusText } from '../../../src/report/status-text.ts';
import { saying } from '../../../src/report/words.ts';
import { ended, operationEnded, operationStarted, started, task } from '../journal/lines.ts';

const power = { id: 'power-on:h-claio01', address: 'VirtualMachine/h-claio01', action: 'power-on' };
const grow = { id: 'reconfigure:u-log01', address: 'VirtualMachine/u-log01', action: 'reconfigure' };
const error = {
  code: 'VSP-002',
  fault: 'ConcurrentAccess',
  message: 'u-log01 was changed by somebody else.',
};
const failed: JournalEvent = { type: 'operation-ended', ...grow, status: 'failed', seconds: 2, error };
const notStarted = { status: 'skipped', reason: 'stopped-after-failure', seconds: 0 } as const;
const runs = runsOf(
  [
    ...run('0aaa0000', [started, operationStarted, task]),
    ...run('1bbb1111', [{ ...started, operations: 1 }, operationStarted, operationEnded, ended], 600),
    ...run(
      '2ccc2222',
      [
        {
          ...started,
          operations: 2,
          sudo_user: 'mori',
          emergency: 'power is back',
          accepted: [{ code: 'CAP-006', subject: 'kdu' }],
        },
        failed,
        { type: 'operation-ended', ...power, ...notStarted },
        { type: 'lines-lost', count: 2, reason: 'ENOSPC' },
        { ...ended, exit_code: 4, verified: false, leftovers: 2 },
      ],
      1200,
    ),
    ...run('3ddd3333', [{ ...started, pid: 99 }, operationStarted, task], 1800),
  ],
  ({ pid }) => pid === 99,
);

test('the last runs in words', () => {
  expect(statusText(report('en'), { lang: 'en', width: 100, colour: false })).toBe(`\
The last runs of apply, newest first (/state/hvm/journal):

… 3ddd3333  2026-11-24 21:30 (Asia/Tokyo)  kdu
    kinoshita on admin01, hvm 0.1.0, vCenter https://vcenter.example.ac.jp (VI/JSON)
    1 begun, end unknown, 2 not begun. It is at work: process 99 is there on admin01.
    h-claio01: clone the template (begun 2026-11-24 21:30 (Asia/Tokyo)), task task-12

✗ 2ccc2222  2026-11-24 21:20 (Asia/Tokyo)  kdu
    kinoshita (mori with sudo) on admin01, hvm 0.1.0, vCenter https://vcenter.example.ac.jp
      (VI/JSON)
    1 failed, 1 skipped. 2 differences left when everything was read again. Exit code 4. 2 lines
      of this record could not be written.
    u-log01: reconfigure (2.0s) – VSP-002 (ConcurrentAccess): u-log01 was changed by somebody
      else.
    not started after a failure: h-claio01
    Accepted errors: CAP-006 (kdu)
    In forbidden hours, as an emergency: power is back

✓ 1bbb1111  2026-11-24 21:10 (Asia/Tokyo)  kdu
    kinoshita on admin01, hvm 0.1.0, vCenter https://vcenter.example.ac.jp (VI/JSON)
    1 done. Verified: everything was read again and is as planned.

! 0aaa0000  2026-11-24 21:00 (Asia/Tokyo)  kdu
    kinoshita on admin01, hvm 0.1.0, vCenter https://vcenter.example.ac.jp (VI/JSON)
    1 begun, end unknown, 2 not begun. Its end was not written: it was killed, the machine
      stopped, or the journal could not be written. Run 1bbb1111 later found everything as planned.
    h-claio01: clone the template (begun 2026-11-24 21:00 (Asia/Tokyo)), task task-12

7 lines of the journal cannot be read (cut off, overwritten, or of a newer hvm):
  /state/hvm/journal/a.jsonl:3: ␛[2J
  6 more
2 journals were not read, or not from the beginning: there is too much.

What the next apply does:
  Wait for run 3ddd3333 first (process 99 on admin01).
  It reads everything anew and does what the manifests still ask for. It does not need this journal.
  What failed is tried again, where it still differs.
  What was not begun is planned again.
`);
});

test('and in Japanese', () => {
  const open = runs.slice(3).map((each) => ({ ...each, open: true, settled_by: null }));
  const said = statusText(report('ja', open), { lang: 'ja', width: 120, colour: false });
  expect(said).toBe(`\
最近の適用（新しい順、/state/hvm/journal）:

✗ 0aaa0000  2026-11-24 21:00 (Asia/Tokyo)  kdu
    kinoshita（admin01、hvm 0.1.0）、vCenter https://vcenter.example.ac.jp (VI/JSON)
    操作: 開始後の結果不明 1、未着手 2。終わりが書かれていません。強制終了されたか、マシンが停止したか、ジャーナルに書
      けなくなりました。
    h-claio01: テンプレートの複製（2026-11-24 21:00 (Asia/Tokyo) に開始）、タスク task-12

ジャーナルに読めない行が 7 行あります（途中で切れたか、上書きされたか、新しい hvm のものです）:
  /state/hvm/journal/a.jsonl:3: ␛[2J
  ほか 6 件
量が多いため、2 個のジャーナルは読まないか、途中から読みました。

次の適用で行うこと:
  すべてを読み直し、マニフェストがまだ求めていることを行います。このジャーナルは必要ありません。
  複製中だった VM は instanceUuid で見つけて仕上げます。2 台目は作りません。
  未着手のものは計画し直します。
  vCenter で確かめるタスク: task-12
`);
});

test('one run in full', () => {
  const [, run] = runs;
  if (run === undefined) throw new Error('there is no such run');
  const damaged = { count: 0, lines: [] };
  expect(runText({ ...run, damaged }, { lang: 'en', width: 90, colour: false })).toBe(`\
Run      2ccc2222
Started  2026-11-24 21:20 (Asia/Tokyo)
Ended    2026-11-24 21:20 (Asia/Tokyo) (4.0s)
Who      kinoshita (mori with sudo) on admin01, hvm 0.1.0
Site     kdu
Where    vCenter https://vcenter.example.ac.jp (VI/JSON)
Plan     sha256:0b92272f
Options  --allow power-cycle
Result   1 failed, 1 skipped. 2 differences left when everything was read again. Exit code
         4. 2 lines of this record could not be written.
Journal  2ccc2222.jsonl

✗ u-log01: reconfigure (2.0s) – VSP-002 (ConcurrentAccess): u-log01 was changed by
    somebody else.
- h-claio01: power on, not started after a failure

Accepted errors: CAP-006 (kdu)
In forbidden hours, as an emergency: power is back
`);
  expect(runMarkdown({ ...run, damaged }, 'en')).toBe(`\
| Run | \`2ccc2222\` |
| --- | --- |
| Started | 2026-11-24 21:20 (Asia/Tokyo) |
| Ended | 2026-11-24 21:20 (Asia/Tokyo) (4.0s) |
| Who | kinoshita (mori with sudo) on admin01, hvm 0.1.0 |
| Site | kdu |
| Where | vCenter https\\://vcenter.example.ac.jp (VI/JSON) |
| Plan | sha256:0b92272f |
| Options | --allow power-cycle |
| Result | 1 failed, 1 skipped. 2 differences left when everything was read again. Exit code 4. 2 lines of this record could not be written. |
| Journal | 2ccc2222.jsonl |

#### Operation

- u-log01: reconfigure (2.0s) – VSP-002 (ConcurrentAccess): u-log01 was changed by somebody else.
- h-claio01: power on, not started after a failure

Accepted errors: CAP-006 (kdu)

In forbidden hours, as an emergency: power is back
`);
});

test('as Markdown, with nothing in it that a host would make something of', () => {
  const evil = '<img src=x> | @everyone `x` ::error::';
  const events = [
    { ...started, user: evil, site: evil },
    { ...operationStarted, address: `VirtualMachine/${evil}` },
  ];
  const told = statusMarkdown(
    report(
      'en',
      runsOf(run('a|b', events), () => false),
    ),
    'en',
  );
  expect(told).toBe(`\
The last runs of apply, newest first (/state/hvm/journal):

| Run | Started | Site | Who | Result |
| --- | --- | --- | --- | --- |
| \`a\\|b\` | 2026-11-24 21:00 (Asia/Tokyo) | &lt;img src=x&gt; \\| @\u200beveryone \\\`x\\\` :·error:: | &lt;img src=x&gt; \\| @\u200beveryone \\\`x\\\` :·error:: on admin01, hvm 0.1.0 | 1 begun, end unknown, 2 not begun. Its end was not written: it was killed, the machine stopped, or the journal could not be written. |

#### \`a\\|b\`

- &lt;img src=x&gt; \\| @\u200beveryone \\\`x\\\` :·error::: clone the template (begun 2026-11-24 21:00 (Asia/Tokyo))

#### What the next apply does:

- It reads everything anew and does what the manifests still ask for. It does not need this journal.
- A VM that was being cloned is found by its instanceUuid and finished; no second one is made.
- What was not begun is planned again.

- 7 lines of the journal cannot be read (cut off, overwritten, or of a newer hvm):
- /state/hvm/journal/a.jsonl:3: ␛\\[2J
- 6 more
- 2 journals were not read, or not from the beginning: there is too much.
`);
});

test('no runs, and many operations', () => {
  const none = { ...report('en', []), damaged: { count: 0, lines: [] }, unread: 0 };
  const look = { lang: 'en', width: 100, colour: false } as const;
  expect(statusText(none, look)).toBe('No apply has left a journal in /state/hvm/journal.\n');
  const many = Array.from(
    { length: 14 },
    (_, index): JournalEvent => ({
      type: 'operation-started',
      id: `clone:${index}`,
      address: `VirtualMachine/v${index}`,
      action: 'clone',
    }),
  );
  const told = statusText(
    report(
      'en',
      runsOf(run('a', [started, ...many]), () => false),
    ),
    look,
  );
  expect([told.match(/^ {4}v\d+: clone/gm)?.length, told.includes('    4 more\n')]).toEqual([10, true]);
});

function report(lang: Lang, of: readonly RunDetails[] = runs): StatusReport {
  return {
    journal: '/state/hvm/journal',
    runs: of,
    open: [],
    running: [],
    next: nextSteps(of, saying(lang)),
    damaged: { count: 7, lines: [{ file: '/state/hvm/journal/a.jsonl', line: 3, text: '␛[2J' }] },
    unread: 2,
  };
}

function run(id: string, events: readonly JournalEvent[], second = 0) {
  return events.map((event, index) => ({
    file: `${id}.jsonl`,
    line: {
      journal: 1 as const,
      run: id,
      at: new Date(Date.UTC(2026, 10, 24, 12, 0, second + index)).toISOString(),
      ...event,
    },
  }));
}
