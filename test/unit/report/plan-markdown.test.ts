import { expect, test } from 'vitest';
import { code, escapeMarkdown } from '../../../src/report/markdown.ts';
import { planMarkdown } from '../../../src/report/plan-markdown.ts';
import {
  created,
  emptyPlan,
  finding,
  operation,
  planOf,
  samplePlan,
  updated,
} from '../../support/sample-plan.ts';

test('a plan with one of everything, in English', () => {
  expect(
    planMarkdown(samplePlan(), 'en'),
  ).toBe(`**❌ Not to be applied as it is: 1 error. Interrupts 1 server (1 power cycle).** Plan: 2 to create, 2 to change (1 online, 1 power cycle), 1 to adopt, 1 unchanged. 1 error, 1 warning.

kdu 九州歯科大学附属病院 · recording /srv/hvm/manifests/kyushu.recording.json · 2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

#### Interrupting changes

| VM | Field | Before | After | Impact | Why |
| --- | --- | --- | --- | --- | --- |
| \`u-file01\`<br>教職員ファイルサーバ | \`memory\` | 8 GiB | 16 GiB | **power cycle** | memory hot add is off |
|  | \`disks[archive]\` | (none) | 500 GiB | online | a disk is added while the VM runs |

- \`u-file01\`: needs --allow power-cycle
- \`u-file01\`: disk scsi0:2, 40 GiB (not declared, left alone)

#### Findings

| Severity | What | What to do |
| --- | --- | --- |
| **error**<br>\`OWN-001\` | \`u-log01\`<br>u-log01 exists in the vCenter (folder "") and is not owned by hvm. | Look at the differences; --adopt u-log01 takes it over. Until then hvm changes nothing on it. |
| warning<br>\`FIX-001\` | \`u-ad01\`<br>disks\\[os\\].provisioning is thick and the manifest says thin; hvm cannot change that on an existing VM. | Change it by hand in the vCenter, or write what is there into the manifest. |
| info<br>\`INV-005\` | \`h-claio01\`<br>folder hospital/imaging is not in the vCenter; apply makes it. | Nothing to do, unless the folder is a slip of the pen. |

#### Changes without interruption

| VM | Field | Before | After | Impact | Why |
| --- | --- | --- | --- | --- | --- |
| \`u-web01\`<br>附属病院ウェブサイト | \`disks[data].size\` | 100 GiB | 200 GiB | online | a disk grows while the VM runs |
|  | \`notes\` | owner: university | owner: hospital | online | notes change while the VM runs |

#### VMs that exist and are not owned

| VM | Field | Before | After | Impact | Why |
| --- | --- | --- | --- | --- | --- |
| \`u-log01\` | \`ownership\` | (none) | kdu/u-log01 | online | marks on the VM change nothing in the guest |

- \`u-log01\`: nothing is planned for it; --adopt u-log01 takes it over

#### New servers

| VM | size | disks | networks | host |
| --- | --- | --- | --- | --- |
| \`h-claio01\`<br>画像管理 Craio(Claio) | 4 cores (1 socket), 16 GiB memory | os 100 GiB ds01<br>data 1400 GiB ds02 | VLAN 220 vlan-220 10.22.0.11/24 | esx02 |
| \`h-hilabo01\`<br>臨床検査 Hi-LABO-S(DB+Web) | 4 cores (1 socket), 16 GiB memory | os 100 GiB ds01<br>data 1400 GiB ds02 | VLAN 220 vlan-220 10.22.0.11/24 | chosen by vCenter |

#### Left alone

- Owned by kdu and no longer declared, left alone: \`u-old01\`
- 3 other VMs in the vCenter: not managed, never touched.

<sub>Plan sha256:0123456789ab, made by hvm 0.1.0.</sub>
`);
});

test('the same in Japanese', () => {
  expect(
    planMarkdown(samplePlan(), 'ja'),
  ).toBe(`**❌ このままでは適用できません（エラー 1 件）。 1 台のサーバーが中断します（停止を伴う 1）。** 計画: 作成 2 台、変更 2 台（無停止 1、停止を伴う 1）、引き取り 1 台、変更なし 1 台。エラー 1 件、警告 1 件。

kdu 九州歯科大学附属病院 · 記録 /srv/hvm/manifests/kyushu.recording.json · 2016-06-30 09:00 (Asia/Tokyo)、vCenter 5.5.0

#### 中断を伴う変更

| VM | 項目 | 変更前 | 変更後 | 影響 | 理由 |
| --- | --- | --- | --- | --- | --- |
| \`u-file01\`<br>教職員ファイルサーバ | \`memory\` | 8 GiB | 16 GiB | **停止を伴う** | メモリのホットアドが無効なため |
|  | \`disks[archive]\` | （なし） | 500 GiB | 無停止 | ディスクは稼働中に追加できるため |

- \`u-file01\`: --allow power-cycle が必要です
- \`u-file01\`: ディスク scsi0:2、40 GiB（宣言なし、変更しません）

#### 指摘

| 重さ | 内容 | 対処 |
| --- | --- | --- |
| **エラー**<br>\`OWN-001\` | \`u-log01\`<br>u-log01 exists in the vCenter (folder "") and is not owned by hvm. | Look at the differences; --adopt u-log01 takes it over. Until then hvm changes nothing on it. |
| 警告<br>\`FIX-001\` | \`u-ad01\`<br>disks\\[os\\].provisioning is thick and the manifest says thin; hvm cannot change that on an existing VM. | Change it by hand in the vCenter, or write what is there into the manifest. |
| 情報<br>\`INV-005\` | \`h-claio01\`<br>folder hospital/imaging is not in the vCenter; apply makes it. | Nothing to do, unless the folder is a slip of the pen. |

#### 中断のない変更

| VM | 項目 | 変更前 | 変更後 | 影響 | 理由 |
| --- | --- | --- | --- | --- | --- |
| \`u-web01\`<br>附属病院ウェブサイト | \`disks[data].size\` | 100 GiB | 200 GiB | 無停止 | ディスクは稼働中に拡張できるため |
|  | \`notes\` | owner: university | owner: hospital | 無停止 | メモは稼働中に変更できるため |

#### 既にあり、hvm の管理下にない VM

| VM | 項目 | 変更前 | 変更後 | 影響 | 理由 |
| --- | --- | --- | --- | --- | --- |
| \`u-log01\` | \`ownership\` | （なし） | kdu/u-log01 | 無停止 | VM に付ける印で、ゲストには影響しないため |

- \`u-log01\`: まだ何も計画していません。--adopt u-log01 で引き取れます

#### 新しいサーバー

| VM | 構成 | ディスク | ネットワーク | ホスト |
| --- | --- | --- | --- | --- |
| \`h-claio01\`<br>画像管理 Craio(Claio) | 4 コア (1 ソケット)、メモリ 16 GiB | os 100 GiB ds01<br>data 1400 GiB ds02 | VLAN 220 vlan-220 10.22.0.11/24 | esx02 |
| \`h-hilabo01\`<br>臨床検査 Hi-LABO-S(DB+Web) | 4 コア (1 ソケット)、メモリ 16 GiB | os 100 GiB ds01<br>data 1400 GiB ds02 | VLAN 220 vlan-220 10.22.0.11/24 | vCenter が選択 |

#### 変更しないもの

- kdu の管理下にあり、宣言がなくなった VM（変更しません）: \`u-old01\`
- vCenter にはほかに 3 台の VM があります。管理対象外で、触れません。

<sub>計画 sha256:0123456789ab（hvm 0.1.0 が作成）</sub>
`);
});

test('nothing to do', () => {
  expect(
    planMarkdown(emptyPlan(), 'en'),
  ).toBe(`**✅ Nothing to do: 2 declared VMs are as the manifests say.** Plan: 0 to create, 0 to change, 2 unchanged. 0 errors, 0 warnings.

kdu 九州歯科大学附属病院 · recording /srv/hvm/manifests/kyushu.recording.json · 2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

<sub>Plan sha256:0123456789ab, made by hvm 0.1.0.</sub>
`);
});

const quiet = planOf({
  changes: Array.from({ length: 9 }, (_, index) => created(`h-new0${index}`, { disks: [], networks: [] })),
  operations: [operation('clone', 'h-new00', 'create')],
});

test('a long table is folded, and a plan that interrupts nobody says so', () => {
  expect(
    planMarkdown(quiet, 'en'),
  ).toBe(`**✅ Interrupts nobody.** Plan: 9 to create, 0 to change, 0 unchanged. 0 errors, 0 warnings.

kdu 九州歯科大学附属病院 · recording /srv/hvm/manifests/kyushu.recording.json · 2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

<details>
<summary><b>New servers</b> (9)</summary>

| VM | size | disks | networks | host |
| --- | --- | --- | --- | --- |
| \`h-new00\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |
| \`h-new01\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |
| \`h-new02\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |
| \`h-new03\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |
| \`h-new04\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |
| \`h-new05\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |
| \`h-new06\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |
| \`h-new07\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |
| \`h-new08\` | 4 cores (1 socket), 16 GiB memory |  |  | esx02 |

</details>

<sub>Plan sha256:0123456789ab, made by hvm 0.1.0.</sub>
`);
});

const hostile = planOf({
  operations: [operation('reconfigure-online', 'u-web01', 'online')],
  changes: [
    updated('u-web01', [
      {
        path: 'notes',
        before: '',
        after:
          '@admin see #1 | <img src=x onerror=alert(1)> **bold** `code`\n</details> [a](http://evil.example)',
        impact: 'online',
        reason: 'notes change while the VM runs',
      },
    ]),
  ],
  findings: [finding('FIX-001', 'warning', 'a`b|c', 'path `x` | @team', '<b>')],
});

test('markup from outside stays text', () => {
  expect(
    planMarkdown(hostile, 'en'),
  ).toBe(`**✅ Interrupts nobody.** Plan: 0 to create, 1 to change (1 online), 0 unchanged. 0 errors, 1 warning.

kdu 九州歯科大学附属病院 · recording /srv/hvm/manifests/kyushu.recording.json · 2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

#### Findings

| Severity | What | What to do |
| --- | --- | --- |
| warning<br>\`FIX-001\` | \`\`a\`b\\|c\`\`<br>path \\\`x\\\` \\| @\u200bteam | &lt;b&gt; |

#### Changes without interruption

| VM | Field | Before | After | Impact | Why |
| --- | --- | --- | --- | --- | --- |
| \`u-web01\`<br>附属病院ウェブサイト | \`notes\` |  | @\u200badmin see #\u200b1 \\| &lt;img src=x onerror=alert(1)&gt; \\*\\*bold\\*\\* \\\`code\\\`<br>&lt;/details&gt; \\[a\\](http\\://evil.example) | online | notes change while the VM runs |

<sub>Plan sha256:0123456789ab, made by hvm 0.1.0.</sub>
`);
});

test('escapes', () => {
  expect(escapeMarkdown('a*b_c~d\\e$f')).toBe('a\\*b\\_c\\~d\\\\e\\$f');
  expect(escapeMarkdown('www.example.com')).toBe('www\\.example.com');
  expect(escapeMarkdown('mail@example.com')).toBe('mail@\u200bexample.com');
  expect(escapeMarkdown('@大学')).toBe('@\u200b大学');
  expect(escapeMarkdown('a\nb\u202e')).toBe('a⏎b&lt;U+202E&gt;');
  expect(code('a`b')).toBe('``a`b``');
  expect(code('`a')).toBe('`` `a ``');
  expect(code('a|b')).toBe('`a\\|b`');
});

test('what was there before is counted below the table, and an accepted error leaves the verdict calm', () => {
  const old = {
    ...finding('PAT-001', 'warning', 'h-a01', 'Nobody patches.', 'Name one.'),
    standing: 'before',
  } as const;
  const crowded = finding('CAP-002', 'error', 'kdu', 'Too much.', 'Less.');
  const accepted = { by: 'exception', approver: '中_原', reason: 'ordered', expires: '2027-03-31' } as const;
  const text = planMarkdown(planOf({ findings: [{ ...crowded, accepted }, old] }), 'en');
  expect(text).toContain('**✅');
  expect(text).toContain(
    '| error<br>`CAP-002` | `kdu`<br>Too much.<br>Accepted by 中\\_原 until 2027-03-31: ordered | Less. |',
  );
  expect(text).toContain('\n1 warning was there before: PAT-001. "hvm check" shows them.\n');
  expect(text).not.toContain('Nobody patches');
  expect(planMarkdown(planOf({ findings: [crowded] }), 'en')).toContain('**❌');
  expect(planMarkdown(planOf({ findings: [old] }), 'en')).toContain('#### Findings\n\n1 warning was');
});
