import type { Explanations } from '../../explained.ts';
import type { upkeep as en } from '../../en/explained/upkeep.ts';

export const upkeep: Explanations<typeof en> = {
  'PAT-001': {
    title: 'OS パッチの担当が未定',
    rule: '病院の VM ごとに OS パッチの担当を書きます。論文でも決着していない点です。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: 'spec.patch.owner がない、または TBD',
    example: 'h-claio01: owner: TBD。',
  },
  'PAT-002': {
    title: 'パッチが古い',
    rule: '最後にパッチを適用した日から日数が経ちすぎていないこと。日付がなければ何も言いません。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: '今日 − spec.patch.lastApplied > days',
    example: 'lastApplied: 2026-06-01 なら 2026 年 11 月 24 日で 176 日。',
    thresholds: { days: 'この日数を超えると警告' },
  },
  'BKP-001': {
    title: 'バックアップがない',
    rule: 'VM ごとにバックアップを書くか、取らないことを書きます。取らない場合は、承認者と期限のある例外で受け入れます。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: 'spec.backup がない、または none',
    example: 'backup: none',
  },
  'BKP-002': {
    title: '世代数の不足',
    rule: '複数の世代を保管します。厚生労働省の例では 3 世代、電子カルテは 5 世代です。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: 'spec.backup.generations < generations',
    example: 'h-hilabo01 は 3 世代で足りています。',
    thresholds: { generations: 'これより少ないと警告' },
  },
  'BKP-003': {
    title: 'オフラインの控えがない',
    rule: '1 つはサーバーから書き込めない場所に置きます。サーバーを暗号化した攻撃が届かないようにするためです。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: 'spec.backup.offline が true でない',
    example: 'h-hilabo01 は offline: true。',
  },
  'BKP-004': {
    title: 'リストア試験が古い',
    rule: 'リストアできることを最近確かめていること。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: '今日 − spec.backup.verifiedAt > days、または日付がない',
    example: 'verifiedAt: 2017-03-10 は古すぎます。',
    thresholds: { days: 'この日数を超えると警告' },
  },
  'EXT-001': {
    title: '外部保存の根拠がない',
    rule: '病院以外の場所 (Site.spec.premises) にあるサーバーは、同じ法人の中でも外部保存です。規則、制定日、責任者を書きます。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: 'premises が hospital でなく、rule、enactedOn、responsible のいずれかがない',
    example: '論文ではサーバーは大学にあり、規則を制定しました。',
  },
  'RMT-001': {
    title: 'リモート保守が不明',
    rule: '外部からの接続の有無と方法が VM ごとに分かっていること。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: 'spec.remoteMaintenance.used がない、または true で method がない',
    example: 'h-claio01 は used: false。',
  },
  'RMT-002': {
    title: 'リモート保守の確認が古い',
    rule: 'ベンダーに最近確認していること。labels.owner が hospital の VM と、診療録を持つ VM が対象です。',
    formula: '今日 − spec.remoteMaintenance.confirmedAt > days、または日付がない',
    example: 'confirmedAt: 2017-03-10 は古すぎます。',
    thresholds: { days: 'この日数を超えると指摘' },
  },
  'VEN-001': {
    title: 'MDS/SDS がない',
    rule: '病院の VM のベンダーは MDS/SDS を提出します。古いものは情報として示します。',
    formula: 'Vendor の mdsSds がない、または days より古い',
    example: '例題の FINDEX には mdsSds がありません。',
    thresholds: { days: 'これより古いと情報として指摘' },
  },
};
