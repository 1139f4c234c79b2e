import type { support as en } from '../../en/explained/support.ts';
import type { Explanations } from '../../explained.ts';

export const support: Explanations<typeof en> = {
  'EOS-001': {
    title: 'ゲスト OS のサポート終了',
    rule: 'サポートが終わるとセキュリティ更新が出ません。VM の OS は Template の os、なければ vSphere のゲスト OS 名で判断します。Windows Server 以外の期日は持っていません。',
    formula:
      'サポートの最終日 − 今日 ≤ ahead。期日は hvm が持つ表により、その日付は facts の as_of にあります。',
    example:
      'Windows Server 2012 R2、2026-11-22 の時点: 2023-10-10 に終了 (1,139 日前)、有償更新も 2026-10-13 に終了 (40 日前)。',
    thresholds: { ahead: '終了の何日前から知らせるか' },
  },
  'EOS-002': {
    title: 'SQL Server のサポート終了',
    rule: 'サポートが終わるとセキュリティ更新が出ません。マニフェストの software にある SQL Server だけが分かります。有償更新は SA またはサブスクリプションのある Standard と Enterprise のものです。',
    formula:
      'サポートの最終日 − 今日 ≤ ahead。期日は hvm が持つ表により、その日付は facts の as_of にあります。',
    example:
      'SQL Server 2014、2026-11-22 の時点: 2024-07-09 に終了、有償更新は 2027-07-08 まで (あと 228 日)。',
    thresholds: { ahead: '終了の何日前から知らせるか' },
  },
  'EOS-003': {
    title: 'vSphere のサポート終了',
    rule: 'サポートが終わると vCenter とホストの修正が出ません。vCenter とホストの版で判断します。VMware のテクニカルガイダンス期間は修正が出ないため数えません。',
    formula:
      'サポートの最終日 − 今日 ≤ ahead。期日は hvm が持つ表により、その日付は facts の as_of にあります。',
    example: 'vSphere 5.5、2026-11-22 の時点: 2018-09-19 に終了 (2,986 日前)。',
    thresholds: { ahead: '終了の何日前から知らせるか' },
  },
  'EOS-004': {
    title: 'ホストより新しい仮想ハードウェア',
    rule: 'VM は、仮想ハードウェアの版に対応する ESXi かそれより新しい ESXi でしか動きません。古いホストでは HA も起動できません。',
    formula: 'vmx-N の番号 ≤ ホストの ESXi が動かせる最大の版 (VM が動きうるすべてのホストで)',
    example: 'vmx-13 (ESXi 6.5) の VM と、vmx-10 までの 5.5 のホストがあるクラスタ。',
  },
};
