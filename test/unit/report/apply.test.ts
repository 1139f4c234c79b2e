import { expect, test } from 'vitest';
import type { ApplyReport, Outcome } from '../../../src/model/outcome.ts';
import { applyMarkdown } from '../../../src/report/apply-markdown.ts';
import { applyText } from '../../../src/report/apply-text.ts';
import type { Look } from '../../../src/report/look.ts';

const look: Look = { lang: 'en', width: 100, colour: false };

function outcome(action: string, name: string, rest: Partial<Outcome> = {}): Outcome {
  return {
    id: `${action}:${name}`,
    address: `VirtualMachine/${name}`,
    action,
    status: 'done',
    seconds: 1.25,
    ...rest,
  };
}

const well: ApplyReport = {
  site: 'kdu',
  digest: 'sha256:00',
  outcomes: [
    outcome('create-folder', 'hospital', { address: 'Folder/hospital', seconds: 0.1 }),
    outcome('clone', 'h-claio01', { seconds: 65 }),
    outcome('power-on', 'h-claio01'),
    outcome('reconfigure', 'u-web01', { status: 'already', seconds: 0 }),
  ],
  summary: { done: 3, already: 1, failed: 0, skipped: 0 },
  verified: true,
  leftovers: [],
  accepted: [],
};

const badly: ApplyReport = {
  ...well,
  outcomes: [
    outcome('clone', 'h-claio01'),
    outcome('shutdown-guest', 'u-file01', { seconds: 32 }),
    outcome('reconfigure', 'u-file01', {
      status: 'failed',
      error: {
        code: 'VSP-004',
        fault: 'InsufficientMemoryResourcesFault',
        message: 'esx02 has too little memory for u-file01.',
        hint: 'Free some memory on the host, then apply again.',
      },
    }),
    outcome('power-on', 'u-file01', { status: 'skipped', reason: 'needs-a-failed-operation', seconds: 0 }),
    outcome('reconfigure', 'u-web01', { status: 'skipped', reason: 'deferred', seconds: 0 }),
    outcome('clone', 'h-hilabo01', { status: 'skipped', reason: 'stopped-after-failure', seconds: 0 }),
  ],
  summary: { done: 2, already: 0, failed: 1, skipped: 3 },
  verified: false,
  leftovers: [
    {
      address: 'VirtualMachine/h-hilabo01',
      name: 'h-hilabo01',
      action: 'create',
      path: 'metadata.name',
      before: null,
      after: 'h-hilabo01',
    },
    {
      address: 'VirtualMachine/u-file01',
      name: 'u-file01',
      action: 'update',
      path: 'memory',
      before: '8 GiB',
      after: '16 GiB',
    },
    {
      address: 'VirtualMachine/u-file01',
      name: 'u-file01',
      action: 'update',
      path: 'power',
      before: 'off',
      after: 'on',
    },
  ],
  accepted: [{ code: 'CAP-002', subject: 'kdu' }],
  emergency: 'PACS が止まっている',
};

test('an apply that went well', () => {
  expect(applyText(well, look)).toBe(`✓ hospital   create the folder (0.1s)
✓ h-claio01  clone the template, power on (1m06s)
= u-web01    already so: reconfigure

Apply: 3 done, 1 already so, 0 failed. Verified: everything was read again and is as planned.
`);
  expect(applyText(well, { ...look, lang: 'ja' })).toBe(`✓ hospital   フォルダーの作成 (0.1s)
✓ h-claio01  テンプレートの複製、電源オン (1m06s)
= u-web01    適用済み: 構成の変更

適用: 完了 3、適用済み 1、失敗 0。読み直して、すべて計画どおりと確かめました。
`);
  expect(
    applyMarkdown(well, 'en'),
  ).toBe(`**✅ Apply: 3 done, 1 already so, 0 failed. Verified: everything was read again and is as planned.**

#### What was done

| VM | Status | Operation | Time |
| --- | --- | --- | --- |
| \`hospital\` | done | create the folder | 0.1s |
| \`h-claio01\` | done | clone the template, power on | 1m06s |
| \`u-web01\` | already so | already so: reconfigure | 0.0s |
`);
});

test('an apply that failed: why, what is off now, what is left', () => {
  expect(applyText(badly, look)).toBe(`✓ h-claio01   clone the template (1.3s)
✗ u-file01    done: shut down the guest / failed: reconfigure / skipped: power on (waits for what
              failed) (33s)
    reconfigure: VSP-004 (vSphere: InsufficientMemoryResourcesFault)
    esx02 has too little memory for u-file01.
    → Free some memory on the host, then apply again.
    It is powered off now: hvm shut it down and has not started it again.
- u-web01     skipped: reconfigure (left for later)
- h-hilabo01  skipped: clone the template (not started after a failure)

Not as planned after reading everything again:
  h-hilabo01
    does not exist
  u-file01
    memory: is 8 GiB, planned 16 GiB
    power: is off, planned on

Accepted errors: CAP-002 (kdu)
In forbidden hours, as an emergency: PACS が止まっている

Apply: 2 done, 1 failed, 3 skipped. 3 differences left on 2 VMs.
`);
});

test('the same in Japanese, narrow and in colour', () => {
  expect(
    applyText(badly, { lang: 'ja', width: 60, colour: true }),
  ).toBe(`\x1b[32m✓\x1b[39m \x1b[1mh-claio01 \x1b[22m  テンプレートの複製 (1.3s)
\x1b[31m✗\x1b[39m \x1b[1mu-file01  \x1b[22m  完了: ゲストの停止 / 失敗: 構成の変更 / 見送
              り: 電源オン (前の操作が失敗したため) (33s)
\x1b[31m    構成の変更: VSP-004 (vSphere:\x1b[39m
\x1b[31m    InsufficientMemoryResourcesFault)\x1b[39m
    esx02 has too little memory for u-file01.
\x1b[2m    → Free some memory on the host, then apply again.\x1b[22m
\x1b[33m    今は電源が切れています。hvm が停止し、まだ起動していませ\x1b[39m
\x1b[33m    ん。\x1b[39m
\x1b[33m-\x1b[39m \x1b[1mu-web01   \x1b[22m  見送り: 構成の変更 (後で行います)
\x1b[33m-\x1b[39m \x1b[1mh-hilabo01\x1b[22m  見送り: テンプレートの複製 (ほかの失敗により未
              着手)

\x1b[1m\x1b[31m読み直した結果、計画どおりになっていないもの:\x1b[39m\x1b[22m
  \x1b[1mh-hilabo01\x1b[22m
    存在しません
  \x1b[1mu-file01\x1b[22m
    memory: 現在 8 GiB、計画 16 GiB
    power: 現在 off、計画 on

承知のうえで進めたエラー: CAP-002 (kdu)
禁止時間内の緊急作業: PACS が止まっている

\x1b[1m適用: 完了 2、失敗 1、見送り 3。2 台に 3 件の差分が残っています。\x1b[22m
`);
});

test('the same as Markdown', () => {
  expect(
    applyMarkdown(badly, 'en'),
  ).toBe(`**❌ Apply: 2 done, 1 failed, 3 skipped. 3 differences left on 2 VMs.**

#### What failed

- \`u-file01\` reconfigure: **VSP-004** (\`InsufficientMemoryResourcesFault\`) esx02 has too little memory for u-file01.<br>→ Free some memory on the host, then apply again.
- \`u-file01\`: **It is powered off now: hvm shut it down and has not started it again.**

#### Not as planned

- \`h-hilabo01\`: does not exist
- \`u-file01\`: memory: is 8 GiB, planned 16 GiB
- \`u-file01\`: power: is off, planned on

#### What was done

| VM | Status | Operation | Time |
| --- | --- | --- | --- |
| \`h-claio01\` | done | clone the template | 1.3s |
| \`u-file01\` | failed | done: shut down the guest / failed: reconfigure / skipped: power on (waits for what failed) | 33s |
| \`u-web01\` | skipped | skipped: reconfigure (left for later) | 0.0s |
| \`h-hilabo01\` | skipped | skipped: clone the template (not started after a failure) | 0.0s |

Accepted errors: CAP-002 (kdu)

In forbidden hours, as an emergency: PACS が止まっている
`);
  expect(
    applyMarkdown(badly, 'ja'),
  ).toBe(`**❌ 適用: 完了 2、失敗 1、見送り 3。2 台に 3 件の差分が残っています。**

#### 失敗した操作

- \`u-file01\` 構成の変更: **VSP-004** (\`InsufficientMemoryResourcesFault\`) esx02 has too little memory for u-file01.<br>→ Free some memory on the host, then apply again.
- \`u-file01\`: **今は電源が切れています。hvm が停止し、まだ起動していません。**

#### 計画どおりになっていないもの

- \`h-hilabo01\`: 存在しません
- \`u-file01\`: memory: 現在 8 GiB、計画 16 GiB
- \`u-file01\`: power: 現在 off、計画 on

#### 行った操作

| VM | 結果 | 操作 | 時間 |
| --- | --- | --- | --- |
| \`h-claio01\` | 完了 | テンプレートの複製 | 1.3s |
| \`u-file01\` | 失敗 | 完了: ゲストの停止 / 失敗: 構成の変更 / 見送り: 電源オン (前の操作が失敗したため) | 33s |
| \`u-web01\` | 見送り | 見送り: 構成の変更 (後で行います) | 0.0s |
| \`h-hilabo01\` | 見送り | 見送り: テンプレートの複製 (ほかの失敗により未着手) | 0.0s |

承知のうえで進めたエラー: CAP-002 (kdu)

禁止時間内の緊急作業: PACS が止まっている
`);
});

const last = (report: ApplyReport) => applyText(report, look).trimEnd().split('\n').at(-1) ?? '';

test('the last line says how far it is true', () => {
  expect(last({ ...well, outcomes: [], summary: { done: 0, already: 0, failed: 0, skipped: 0 } })).toBe(
    `Nothing was to be done.`,
  );
  expect(last({ ...well, verified: false })).toBe(
    `Apply: 3 done, 1 already so, 0 failed. Not verified: hvm could not read everything again.`,
  );
  expect(
    last({
      ...well,
      outcomes: [
        ...well.outcomes,
        outcome('reconfigure', 'u-file01', { status: 'skipped', reason: 'deferred' }),
      ],
      summary: { ...well.summary, skipped: 1 },
    }),
  ).toBe(
    `Apply: 3 done, 1 already so, 0 failed, 1 skipped. Verified: everything but what was left for later is as planned.`,
  );
});

test('a server that was started and is not back is not said to be off; a start that was given up says nothing', () => {
  const shown = (code: string) => {
    const error = { code, message: 'It is not back.', hint: '' };
    const outcomes = [
      outcome('shutdown-guest', 'a'),
      outcome('power-on', 'a', { status: 'failed', error }),
      outcome('shutdown-guest', 'b', { status: 'skipped', reason: 'window-closed', seconds: 0 }),
      outcome('reconfigure', 'c', { status: 'skipped', reason: 'forbidden', seconds: 0 }),
    ];
    return applyText({ ...well, outcomes }, look);
  };
  for (const code of ['VSP-013', 'APL-004']) expect(shown(code)).not.toContain('powered off');
  expect(shown('VSP-005')).toContain('powered off');
  expect(shown('VSP-013')).toContain('skipped: shut down the guest (the window had closed)');
  expect(shown('VSP-013')).toContain('skipped: reconfigure (forbidden hours had begun)');
});

test('limits that were exceeded are told, with who allowed it', () => {
  const exceeded = [
    { limit: 'interrupted', vms: 6, of: 26, allows: { percent: 20 } },
    { limit: 'created', vms: 12, of: 26, allows: { vms: 10 } },
  ] as const;
  const lines = (lang: 'en' | 'ja') => applyText({ ...well, exceeded }, { ...look, lang, width: 120 });
  expect(lines('en')).toContain(
    `Beyond a limit of the Site, by --exceed-limits: 6 of 26 VMs to interrupt (23 %), allowed 20 %.
Beyond a limit of the Site, by --exceed-limits: 12 of 26 VMs to create (46 %), allowed 10.
`,
  );
  expect(lines('ja')).toContain('26 台のうち 6 台 (23 %) を中断、上限 20 %。');
  expect(applyMarkdown({ ...well, exceeded }, 'en')).toContain('6 of 26 VMs to interrupt');
});
