import type { upkeep as en } from '../../en/rules/upkeep.ts';
import type { Texts } from '../../index.ts';

export const upkeep: Texts<keyof typeof en> = {
  'PAT-001': {
    message: 'OS パッチの担当が未定です (patch.owner: {owner})。',
    hint: '誰が、どの方法で、いつ適用するかをベンダーと決め、spec.patch に書いてください。',
  },
  'PAT-001/none': {
    message: 'OS パッチの担当の記載がありません (spec.patch.owner)。',
    hint: '誰が、どの方法で、いつ適用するかをベンダーと決め、spec.patch に書いてください。未定なら TBD と書きます。',
  },
  'PAT-002': {
    message: 'OS パッチの最終適用は {last_applied} で、{days} 日前です (基準 {most} 日)。',
    hint: 'ベンダーの了承を得て次の作業時間帯に適用し、日付を spec.patch.lastApplied に書いてください。',
  },
  'BKP-001': {
    message: 'バックアップの記載がありません。',
    hint: '保存先、世代数、リストア試験の日付を spec.backup に書いてください。取らない場合は backup: none と書きます。',
  },
  'BKP-001/none': {
    message: 'バックアップなしと宣言されています (backup: none)。',
    hint: 'そう決めたのであれば、理由、承認者、期限を付けて Site.spec.exceptions に例外を書いてください。',
  },
  'BKP-002': {
    message: 'バックアップは {generations} 世代で、{fewest} 世代に足りません。',
    hint: '複数の方法で世代を増やし、spec.backup.generations に書いてください。',
  },
  'BKP-003': {
    message: 'オフラインまたは書き込み禁止のバックアップがありません (backup.offline が true でない)。',
    hint: '1 世代は、サーバーから書き込めない場所 (切り離し、追記専用、別ネットワーク) に保管してください。',
  },
  'BKP-004': {
    message: 'リストア試験は {verified_at} が最後で、{days} 日前です (基準 {most} 日)。',
    hint: '試験用の VM にリストアし、日付を spec.backup.verifiedAt に書いてください。',
  },
  'BKP-004/never': {
    message: 'リストアできることを確かめていません (backup.verifiedAt がない)。',
    hint: '試験用の VM にリストアし、日付を spec.backup.verifiedAt に書いてください。',
  },
  'EXT-001': {
    message:
      'データが病院の外 ({premises}) にあり外部保存に当たりますが、spec.externalStorage に次の記載がありません: {missing}',
    hint: '根拠の規則、制定日、責任者を書いてください。',
  },
  'RMT-001': {
    message: 'リモート保守の有無の記載がありません。',
    hint: 'ベンダーに確認し、spec.remoteMaintenance に used、method、confirmedAt を書いてください。',
  },
  'RMT-001/method': {
    message: 'リモート保守がありますが、方法の記載がありません。',
    hint: '接続方法 (VPN、機器、回線) を spec.remoteMaintenance.method に書いてください。',
  },
  'RMT-002': {
    message: 'リモート保守の確認は {confirmed_at} が最後で、{days} 日前です。',
    hint: 'ベンダーに再度確認し、日付を spec.remoteMaintenance.confirmedAt に書いてください。',
  },
  'RMT-002/never': {
    message: 'リモート保守をベンダーに確認した日付がありません。',
    hint: 'ベンダーに確認し、日付を spec.remoteMaintenance.confirmedAt に書いてください。',
  },
  'VEN-001': {
    message: '{vendor} の MDS/SDS を受け取っていません。',
    hint: '提出を求め、版と日付を Vendor の mdsSds に書いてください。',
  },
  'VEN-001/old': {
    message: '{vendor} の MDS/SDS は {received_at} のもので、{days} 日前です。',
    hint: '新しい版がないか確認してください。',
  },
};
