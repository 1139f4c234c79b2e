import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/lib/width.ts';
import type { Look } from '../../../src/report/look.ts';
import { planText } from '../../../src/report/plan-text.ts';
import {
  created,
  emptyPlan,
  finding,
  operation,
  planOf,
  samplePlan,
  state,
  unchanged,
  updated,
} from '../../support/sample-plan.ts';

const look: Look = { lang: 'en', width: 100, colour: false };
const narrow: Look = { ...look, width: 60 };

test('a plan with one of everything, in English at 100 columns', () => {
  expect(planText(samplePlan(), look)).toBe(`Plan for kdu 九州歯科大学附属病院
  from   recording /srv/hvm/manifests/kyushu.recording.json
  as of  2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

+ create h-claio01  画像管理 Craio(Claio)
    template  win2012r2-ja
    size      4 cores (1 socket), 16 GiB memory
    disks     os     100 GiB  thin  ds01  scsi0:0
              data  1400 GiB  thin  ds02  scsi0:1
    networks  care  VLAN 220  vlan-220  10.22.0.11/24
    folder    hospital/imaging
    host      esx02
    guest     CLAIO01, workgroup KDU
    power     on
    answers   大学, vendor FINDEX

+ create h-hilabo01  臨床検査 Hi-LABO-S(DB+Web)
    template  win2012r2-ja
    size      4 cores (1 socket), 16 GiB memory
    disks     os     100 GiB  thin  ds01  scsi0:0
              data  1400 GiB  thin  ds02  scsi0:1
    networks  care  VLAN 220  vlan-220  10.22.0.11/24
    host      chosen by vCenter
    power     on

> adopt u-log01  [online]
    ownership  (none) → kdu/u-log01  online  marks on the VM change nothing in the guest
    nothing is planned for it; --adopt u-log01 takes it over

~ change u-web01  附属病院ウェブサイト  [online]
    disks[data].size  100 GiB → 200 GiB  online  a disk grows while the VM runs
    notes  online  notes change while the VM runs
      - owner: university
      + owner: hospital
        (2 lines unchanged)

~ change u-file01  教職員ファイルサーバ  [power cycle]
    memory          8 GiB → 16 GiB    power cycle  memory hot add is off
    disks[archive]  (none) → 500 GiB  online       a disk is added while the VM runs
    disk scsi0:2, 40 GiB (not declared, left alone)
    needs --allow power-cycle

Owned by kdu and no longer declared, left alone:
  u-old01

3 other VMs in the vCenter: not managed, never touched.

Errors (1)
  OWN-001  u-log01
    u-log01 exists in the vCenter (folder "") and is not owned by hvm.
    → Look at the differences; --adopt u-log01 takes it over. Until then hvm changes nothing on it.

Warnings (1)
  FIX-001  u-ad01
    disks[os].provisioning is thick and the manifest says thin; hvm cannot change that on an
    existing VM.
    → Change it by hand in the vCenter, or write what is there into the manifest.

For your information (1)
  INV-005  h-claio01
    folder hospital/imaging is not in the vCenter; apply makes it.
    → Nothing to do, unless the folder is a slip of the pen.

What apply does, in this order:
  1. make 1 folder: hospital/imaging
  2. create 2 VMs
  3. change 2 VMs without interruption
  4. interrupt u-file01 (power cycle)

Plan: 2 to create, 2 to change (1 online, 1 power cycle), 1 to adopt, 1 unchanged. 1 error, 1 warning.
`);
});

test('the same in Japanese at 60 columns', () => {
  expect(planText(samplePlan(), { ...narrow, lang: 'ja' })).toBe(`kdu 九州歯科大学附属病院 の計画
  取得元  記録 /srv/hvm/manifests/kyushu.recording.json
  時点    2016-06-30 09:00 (Asia/Tokyo)、vCenter 5.5.0

+ 作成 h-claio01  画像管理 Craio(Claio)
    テンプレート  win2012r2-ja
    構成          4 コア (1 ソケット)、メモリ 16 GiB
    ディスク      os     100 GiB  thin  ds01  scsi0:0
                  data  1400 GiB  thin  ds02  scsi0:1
    ネットワーク  care  VLAN 220  vlan-220  10.22.0.11/24
    フォルダー    hospital/imaging
    ホスト        esx02
    ゲスト        CLAIO01、ワークグループ KDU
    電源          on
    担当          大学、ベンダー FINDEX

+ 作成 h-hilabo01  臨床検査 Hi-LABO-S(DB+Web)
    テンプレート  win2012r2-ja
    構成          4 コア (1 ソケット)、メモリ 16 GiB
    ディスク      os     100 GiB  thin  ds01  scsi0:0
                  data  1400 GiB  thin  ds02  scsi0:1
    ネットワーク  care  VLAN 220  vlan-220  10.22.0.11/24
    ホスト        vCenter が選択
    電源          on

> 引き取り u-log01  [無停止]
    ownership  （なし） → kdu/u-log01  無停止
      VM に付ける印で、ゲストには影響しないため
    まだ何も計画していません。--adopt u-log01 で引き取れま
    す

~ 変更 u-web01  附属病院ウェブサイト  [無停止]
    disks[data].size  100 GiB → 200 GiB  無停止
      ディスクは稼働中に拡張できるため
    notes  無停止  メモは稼働中に変更できるため
      - owner: university
      + owner: hospital
        （ほか 2 行は変更なし）

~ 変更 u-file01  教職員ファイルサーバ  [停止を伴う]
    memory          8 GiB → 16 GiB      停止を伴う
      メモリのホットアドが無効なため
    disks[archive]  （なし） → 500 GiB  無停止
      ディスクは稼働中に追加できるため
    ディスク scsi0:2、40 GiB（宣言なし、変更しません）
    --allow power-cycle が必要です

kdu の管理下にあり、宣言がなくなった VM（変更しません）:
  u-old01

vCenter にはほかに 3 台の VM があります。管理対象外で、触れ
ません。

エラー（1 件）
  OWN-001  u-log01
    u-log01 exists in the vCenter (folder "") and is not
    owned by hvm.
    → Look at the differences; --adopt u-log01 takes it
      over. Until then hvm changes nothing on it.

警告（1 件）
  FIX-001  u-ad01
    disks[os].provisioning is thick and the manifest says
    thin; hvm cannot change that on an existing VM.
    → Change it by hand in the vCenter, or write what is
      there into the manifest.

参考情報（1 件）
  INV-005  h-claio01
    folder hospital/imaging is not in the vCenter; apply
    makes it.
    → Nothing to do, unless the folder is a slip of the pen.

適用はこの順に行います:
  1. フォルダーを 1 個作成します: hospital/imaging
  2. 2 台を作成します
  3. 2 台を中断なしで変更します
  4. u-file01 (停止を伴う) を中断します

計画: 作成 2 台、変更 2 台（無停止 1、停止を伴う 1）、引き取り 1 台、変更なし 1 台。エラー 1 件、警告 1 件。
`);
});

test('the same in English at 60 columns fits into them, but for the summary', () => {
  const lines = planText(samplePlan(), narrow).trimEnd().split('\n').slice(0, -1);
  expect(lines.filter((line) => displayWidth(line) > 60)).toEqual([]);
});

const mixed = planOf({
  changes: [
    created('h-new01', { disks: [], networks: [] }),
    updated('u-file01', [
      {
        path: 'memory',
        before: '8 GiB',
        after: '16 GiB',
        impact: 'power-cycle',
        reason: 'memory hot add is off',
      },
      {
        path: 'networks[0].vlan',
        before: 110,
        after: 120,
        impact: 'network',
        reason: 'the card changes its port group: its links drop',
      },
    ]),
    unchanged('u-ad01', [{ kind: 'network', id: '00:50:56:9c:01:02', what: 'vlan-110' }]),
  ],
  operations: [
    operation('reconfigure-network', 'u-file01', 'network'),
    operation('shutdown-guest', 'u-file01', 'power-cycle'),
  ],
  findings: [
    finding(
      'INV-001',
      'error',
      'h-new01',
      'h-new01: template x (source "x") is not in the vCenter.',
      'Check spec.source.',
    ),
  ],
  targets: ['h-*', 'u-file01', 'u-ad01'],
  windows: [{ name: 'night', days: ['sat'], start: '22:00', end: '04:00' }],
  location: '/home/administrator/kyushu-dental-university/manifests/kyushu.recording.json',
});

test('colour marks what is created, what changes, what interrupts', () => {
  expect(planText(mixed, { ...look, colour: true })).toBe(`\x1b[1mPlan for kdu 九州歯科大学附属病院\x1b[22m
  \x1b[2mfrom   \x1b[22mrecording /home/administrator/kyushu-dental-university/manifests/kyushu.recording.json
  \x1b[2mas of  \x1b[22m2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

\x1b[1m\x1b[32m+ create h-new01\x1b[39m\x1b[22m
\x1b[33m    nothing is planned for it: see the errors (INV-001)\x1b[39m

\x1b[1m\x1b[33m~ change u-file01\x1b[39m\x1b[22m  教職員ファイルサーバ  \x1b[1m\x1b[31m[power cycle]\x1b[39m\x1b[22m
    \x1b[1mmemory\x1b[22m            8 GiB → 16 GiB  \x1b[1m\x1b[31mpower cycle\x1b[39m\x1b[22m   \x1b[2mmemory hot add is off\x1b[22m
    \x1b[1mnetworks[0].vlan\x1b[22m  110 → 120       \x1b[1m\x1b[31mnetwork drop\x1b[39m\x1b[22m  \x1b[2mthe card changes its port group: its links drop\x1b[22m
\x1b[33m    needs --allow network,power-cycle, or the window "night"\x1b[39m

Not declared on unchanged VMs, left alone:
  u-ad01  network card 00:50:56:9c:01:02, vlan-110

--target h-* u-file01 u-ad01: 3 VMs left alone.

\x1b[1m\x1b[31mErrors (1)\x1b[39m\x1b[22m
  \x1b[31mINV-001\x1b[39m  \x1b[1mh-new01\x1b[22m
    template x (source "x") is not in the vCenter.
\x1b[2m    → Check spec.source.\x1b[22m

\x1b[1mPlan: 1 to create, 1 to change (1 power cycle), 1 unchanged. 1 error, 0 warnings.\x1b[22m
`);
});

test('colour adds nothing but colour', () => {
  expect(planText(mixed, { ...narrow, colour: true }).replaceAll(/\x1b\[\d+m/g, '')).toBe(
    planText(mixed, narrow),
  );
});

test('windows, targets, what cannot be planned, foreign cards, a long path', () => {
  expect(planText(mixed, narrow)).toBe(`Plan for kdu 九州歯科大学附属病院
  from   recording …iversity/manifests/kyushu.recording.json
  as of  2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

+ create h-new01
    nothing is planned for it: see the errors (INV-001)

~ change u-file01  教職員ファイルサーバ  [power cycle]
    memory            8 GiB → 16 GiB  power cycle
      memory hot add is off
    networks[0].vlan  110 → 120       network drop
      the card changes its port group: its links drop
    needs --allow network,power-cycle, or the window
    "night"

Not declared on unchanged VMs, left alone:
  u-ad01  network card 00:50:56:9c:01:02, vlan-110

--target h-* u-file01 u-ad01: 3 VMs left alone.

Errors (1)
  INV-001  h-new01
    template x (source "x") is not in the vCenter.
    → Check spec.source.

Plan: 1 to create, 1 to change (1 power cycle), 1 unchanged. 1 error, 0 warnings.
`);
});

test('nothing to do is said in one sentence', () => {
  expect(planText(emptyPlan(), look)).toBe(`Plan for kdu 九州歯科大学附属病院
  from   recording /srv/hvm/manifests/kyushu.recording.json
  as of  2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

Nothing to do: 2 declared VMs are as the manifests say.
Plan: 0 to create, 0 to change, 2 unchanged. 0 errors, 0 warnings.
`);
  expect(planText(emptyPlan(), { ...look, lang: 'ja' })).toBe(`kdu 九州歯科大学附属病院 の計画
  取得元  記録 /srv/hvm/manifests/kyushu.recording.json
  時点    2016-06-30 09:00 (Asia/Tokyo)、vCenter 5.5.0

行うことはありません。宣言された 2 台はマニフェストのとおりです。
計画: 作成 0 台、変更 0 台、変更なし 2 台。エラー 0 件、警告 0 件。
`);
});

const last = (text: string, count: number) => text.trimEnd().split('\n').slice(-count).join('\n');

const drift = planOf({
  changes: [unchanged('u-ad01')],
  findings: [finding('FIX-001', 'warning', 'u-ad01', 'x', 'y')],
});

const blocked = planOf({
  changes: [created('h-new01')],
  findings: [finding('INV-001', 'error', 'h-new01', 'x', 'y')],
});

test('nothing to do is not said where something is left that hvm cannot do', () => {
  expect(last(planText(drift, look), 2)).toBe(`Nothing that hvm can do: the findings say what remains.
Plan: 0 to create, 0 to change, 1 unchanged. 0 errors, 1 warning.`);
  expect(last(planText(blocked, look), 2)).toBe(`Nothing is planned: the errors come first.
Plan: 1 to create, 0 to change, 0 unchanged. 1 error, 0 warnings.`);
});

const hostile = planOf({
  operations: [operation('clone', 'h-x', 'create'), operation('reconfigure-online', 'u-web01', 'online')],
  changes: [
    created('h-x', {
      host: 'esx\x1b[2J',
      folder: 'a\u202eb',
      networks: state.networks.map((card) => ({
        ...card,
        connected: false,
        vlan: null,
        switch: 'dvs1',
        address: null,
      })),
    }),
    updated('u-web01', [
      {
        path: 'notes',
        before: 'one\r\ntwo\x07',
        after: `one\nthree\x1b]0;title\x07\n${'長い行です。'.repeat(12)}`,
        impact: 'online',
        reason: 'notes change while the VM runs',
      },
    ]),
  ],
  findings: [finding('FIX-001', 'warning', 'u-web01', 'u-web01: a\nb\x1b[31m', 'c\u200b')],
});

test('what comes from outside is shown, not obeyed', () => {
  expect(planText(hostile, narrow)).toBe(`Plan for kdu 九州歯科大学附属病院
  from   recording /srv/hvm/manifests/kyushu.recording.json
  as of  2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0

+ create h-x
    size      4 cores (1 socket), 16 GiB memory
    disks     os     100 GiB  thin  ds01  scsi0:0
              data  1400 GiB  thin  ds02  scsi0:1
    networks  care  no VLAN  dvs1/vlan-220  not connected
    folder    a<U+202E>b
    host      esx␛[2J
    power     on

~ change u-web01  附属病院ウェブサイト  [online]
    notes  online  notes change while the VM runs
      - two␇
      + three␛]0;title␇
      + 長い行です。長い行です。長い行です。長い行です。長い
      + 行です。長い行です。長い行です。長い行です。長い行で
      + す。長い行です。長い行です。長い行です。
        (1 line unchanged)

Warnings (1)
  FIX-001  u-web01
    a⏎b␛[31m
    → c<U+200B>

What apply does, in this order:
  1. create 1 VM
  2. change 1 VM without interruption

Plan: 1 to create, 1 to change (1 online), 0 unchanged. 0 errors, 1 warning.
`);
});

/** Of each standing a warning, an error that was there before, and one that somebody answers for. */
const standings = [
  { ...finding('CAP-002', 'warning', 'kdu', 'More than nine tenths.', 'Buy memory.'), standing: 'new' },
  { ...finding('DS-002', 'warning', 'ds01', 'Nearly full.', 'Buy disks.'), standing: 'worse' },
  { ...finding('PAT-001', 'warning', 'h-a01', 'Nobody patches.', 'Name one.'), standing: 'before' },
  { ...finding('PAT-001', 'warning', 'h-b01', 'Nobody patches.', 'Name one.'), standing: 'before' },
  { ...finding('EOS-001', 'warning', 'h-a01', 'Out of support.', 'Renew.'), standing: 'before' },
  { ...finding('CAP-001', 'error', 'kdu', 'Too much.', 'Less.'), standing: 'before' },
  {
    ...finding('LIC-001', 'error', 'kdu', 'No licence.', 'Buy some.'),
    standing: 'before',
    accepted: { by: 'exception', approver: '中原', reason: 'ordered', expires: '2027-03-31' },
  },
] as const;

test('what the plan brings and makes worse, and open errors, stand in full; what was there before is counted', () => {
  const text = planText(planOf({ findings: standings }), look);
  for (const told of ['CAP-002  kdu', 'DS-002  ds01', 'CAP-001  kdu']) expect(text).toContain(told);
  for (const folded of ['Nobody patches', 'Out of support', 'No licence']) expect(text).not.toContain(folded);
  expect(text).toContain('3 warnings were there before: PAT-001 (2), EOS-001. "hvm check" shows them.\n');
  expect(text).toContain('1 accepted error was there before: LIC-001. "hvm check" shows them.\n');
});

test('who answers for a finding stands with it, and it does not stop the plan', () => {
  const accepted = { by: 'exception', approver: '中原', reason: 'ordered', expires: '2027-03-31' } as const;
  const crowded = finding('CAP-002', 'error', 'kdu', 'Too much.', 'Less.');
  const of = (given: object) => planText(planOf({ findings: [{ ...crowded, ...given }] }), look);
  expect(of({ accepted })).toContain('    Accepted by 中原 until 2027-03-31: ordered\n    → Less.');
  expect(of({ accepted: { by: '--accept' } })).toContain('    Accepted with --accept.\n');
  expect(of({ accepted })).not.toContain('the errors come first');
  expect(of({})).toContain('the errors come first');
});

test('what says the same of several subjects is said once', () => {
  const of = (subject: string, message = `${subject}: nobody.`) =>
    ({ ...finding('PAT-001', 'warning', subject, message, 'Name one.'), standing: 'new' }) as const;
  const text = planText(planOf({ findings: [of('h-a01'), of('h-b01', 'Another.'), of('h-c01')] }), look);
  expect(text).toContain(`Warnings (3)
  PAT-001  h-a01, h-c01
    nobody.
    → Name one.
  PAT-001  h-b01
    Another.
    → Name one.
`);
});
