import type { availability as en } from '../../en/explained/availability.ts';
import type { Explanations } from '../../explained.ts';

export const availability: Explanations<typeof en> = {
  'AVL-001': {
    title: 'vCenter の設定が宣言と違う',
    rule: 'マニフェストの availability は、vCenter が守らせるまではライセンス上の約束にすぎません。static-standby には稼働ホストへの必須ルール、HA による再起動の無効化、DRS による移動の無効化が要ります。必須のグループにはそのホストへの必須ルール、mode: none には HA による再起動の無効化が要ります。',
    formula:
      '必須ルールのホスト ⊆ 宣言したホスト。HA の再起動優先度が無効 (HA 自体がオフならよい)。VM の DRS 自動化レベルが手動か無効 (DRS 自体がオフならよい)',
    example:
      'h-claio01 は esx01 の static-standby、クラスタにルールがない: HA が 3 台のどれでも起動しうるので、4 ではなく 4 vCPU × 3 台 = 12 コアライセンスが要ります。',
  },
  'AVL-002': {
    title: '待機ホストからディスクが見えない',
    rule: '待機ホストで起動できるのは、全ディスクのデータストアがそこにマウントされているときだけです。',
    formula: 'ディスクのデータストア ⊆ 待機ホストがマウントするデータストア',
    example: 'ディスクは esx01 と esx02 がマウントする ds02 にあり、待機ホストは esx03。',
  },
  'AVL-003': {
    title: '宣言と違うホストで動いている',
    rule: 'static-standby の VM は稼働ホストで動きます。違うホストで動いていれば、移されたか、切り替えたまま戻していません。',
    formula: 'VM が起動中で、ホストが availability.activeHost でない',
    example: 'h-claio01 を昨夜 esx03 に切り替えた。稼働ホストは esx01。',
  },
};
