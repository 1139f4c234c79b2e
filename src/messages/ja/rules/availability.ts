import type { availability as en } from '../../en/rules/availability.ts';
import type { Texts } from '../../index.ts';

export const availability: Texts<keyof typeof en> = {
  'AVL-001': {
    message:
      '{subject} は {mode} と宣言されていますが、vCenter の設定はそうなっていません。不足: {settings}。ライセンスは宣言どおりに数えているため、設定するまで不足のおそれがあります。',
    hint: 'vSphere Client のクラスタの「設定」で手作業で設定してください。「仮想マシン/ホスト グループ」に VM のグループとホストのグループ、「仮想マシン/ホスト ルール」に「グループ内のホスト上で実行する必要があります (Must)」(Should では不足)、「仮想マシンのオーバーライド」に VM を追加して不足の項目。static-standby では、切り替える前に人がルールを待機ホストへ変えます。',
  },
  'AVL-001/overrides': {
    message:
      '{subject} は {mode} と宣言されていますが、vCenter の設定はそうなっていません。不足: {settings}。',
    hint: 'vSphere Client のクラスタの「設定」、「仮想マシンのオーバーライド」に VM を追加し、不足の項目を手作業で設定してください。',
  },
  'AVL-001/unknown': {
    message:
      'VM {count} 台 ({vms}) が vCenter でホストに固定されているか分かりません。記録にクラスタのルールがないか、アカウントに読む権限がありません。',
    hint: 'hvm record で記録を取り直すか、vSphere Client のクラスタの「設定」で「仮想マシン/ホスト ルール」と「仮想マシンのオーバーライド」を確認してください。',
  },
  'AVL-002': {
    message: '{subject} は待機ホスト {host} で起動できません。{stores} がマウントされていません。',
    hint: '{host} にデータストアをマウントするか、両方のホストから見えるデータストアにディスクを置いてください。',
  },
  'AVL-003': {
    message:
      '{subject} は {host} で動いています。宣言された稼働ホストは {active} で、static-standby ではその 1 台だけです。',
    hint: '止めてよい時間に戻すか、動かし続けるホストを宣言してください。ライセンスが {host} に割り当てられているかも確認してください。',
  },
  'AVL-003/switched': {
    message: '{subject} は待機ホスト {host} で動いています。稼働ホストは {active} です。',
    hint: '切り戻しを計画するか、activeHost と standbyHost を入れ替えてください。SA なしの場合、最短の日は LIC-005 にあります。',
  },
};
