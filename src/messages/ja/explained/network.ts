import type { Explanations } from '../../explained.ts';
import type { network as en } from '../../en/explained/network.ts';

export const network: Explanations<typeof en> = {
  'VLAN-002': {
    title: '台帳にないネットワーク',
    rule: 'サーバーが使う VLAN は Network 文書にし、所有者を書きます。宣言されていないネットワークにつながるカードは、触れずに知らせます。',
    formula: 'spec.owner のない Network、台帳にないポートグループのカード',
    example: '例題の vlan-220 の所有者は病院です。',
  },
  'VLAN-003': {
    title: 'タグなしの接続',
    rule: 'VLAN はすべてタグで運用します。0 はタグなし、4095 は全 VLAN がゲストに渡ります。',
    formula: '宣言されていないカードが VLAN 0 または 4095 のポートグループにある',
    example: '論文では全 VLAN をタグで運用しています (4.3)。',
  },
  'VLAN-004': {
    title: '所有者の違うネットワーク',
    rule: 'owner: hospital の VM は所有者が hospital のネットワークにだけ置き、ほかの VM は置きません。labels.owner のない VM と、所有者のない Network は判定しません。',
    formula: '(labels.owner が hospital) ≠ (Network の owner が hospital)',
    example: 'h-claio01 を学生ポータルの VLAN 130 に置くとエラーです。',
  },
  'VLAN-005': {
    title: 'ポートグループのないホスト',
    rule: 'カードのポートグループが、VM の動く可能性のある全ホスト (クラスタ全体、必須グループ、または稼働ホストと待機ホスト) にあること。',
    formula: '動く可能性のあるホスト − ポートグループのあるホスト',
    example: '3 台のうち 2 台にだけ作った標準ポートグループ。',
  },
  'VLAN-008': {
    title: 'VLAN 1 の使用',
    rule: '未設定のポートと同じ VLAN 1 にサーバーを置きません。',
    formula: 'Network の vlan が 1',
    example: 'vlan: 1',
  },
  'VLAN-010': {
    title: '範囲外のアドレス',
    rule: '宣言したアドレスが Network の subnet に含まれ、プレフィックス長も同じこと。',
    formula: 'カードの address ∈ Network の subnet',
    example: '10.22.0.0/24 のネットワークに 10.21.0.12/24。',
  },
  'VLAN-011': {
    title: 'ゲートウェイのアドレス',
    rule: 'VM にネットワークのゲートウェイのアドレスを付けません。',
    formula: 'カードの address = Network の gateway',
    example: 'gateway: 10.22.0.1 に対して 10.22.0.1/24。',
  },
  'DUP-003': {
    title: 'アドレスの重複',
    rule: '宣言したアドレスとゲストが答えるアドレスのうち、2 台にあるものがないこと (hvm の管理外の VM も含む)。マニフェストが求めている場合は受け入れられないエラー、元からある場合は警告です。',
    formula: '宣言した VM のアドレス ∩ ほかの VM のアドレス',
    example: '10.22.0.11 が h-claio01 と、手作業で作られた VM の両方にある。',
  },
  'DUP-004': {
    title: 'MAC アドレスの重複',
    rule: '2 台の VM に同じ MAC アドレスがないこと。マニフェストが求めている場合は受け入れられないエラー、元からある場合は警告です。',
    formula: '宣言した VM の MAC ∩ ほかの VM の MAC',
    example: 'マニフェストの mac をコピーした場合。',
  },
};
