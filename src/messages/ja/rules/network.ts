import type { network as en } from '../../en/rules/network.ts';
import type { Texts } from '../../index.ts';

export const network: Texts<keyof typeof en> = {
  'VLAN-002': {
    message: 'VLAN {vlan} の所有者が台帳にありません。どの部門のサーバーを置いてよいか分かりません。',
    hint: 'Network の spec.owner に hospital や university などを書いてください。',
  },
  'VLAN-002/card': {
    message:
      'マニフェストにないカード ({mac}) が、台帳にないポートグループ {port_group} (VLAN {vlan}) につながっています。',
    hint: '用途を確認し、ネットワークとカードを宣言するか、手作業でカードを外してください。',
  },
  'VLAN-003': {
    message:
      'マニフェストにないカード ({mac}) がポートグループ {port_group} (VLAN {vlan}) につながっています。タグなし、または全 VLAN が見える状態です。',
    hint: 'タグ付きのポートグループに手作業で移すか、カードを外してください。',
  },
  'VLAN-004': {
    message:
      '所有者は {owner} ですが、ネットワーク {network} (VLAN {vlan}) の所有者は {network_owner} です。',
    hint: 'VLAN の番号を確認してください。病院のサーバーは病院のネットワークにだけ置き、ほかのサーバーは置きません。',
  },
  'VLAN-005': {
    message:
      '動く可能性のあるホストにポートグループ {port_group} がありません: {hosts}。HA や vMotion で移れません。',
    hint: 'それらのホストにポートグループを作るか、あるホストだけを spec.availability.hosts に書いてください。',
  },
  'VLAN-008': {
    message: 'VLAN 1 はスイッチの既定の VLAN です。未設定のポートとサーバーが同じ VLAN になります。',
    hint: 'サーバー専用の VLAN を使ってください。',
  },
  'VLAN-010': {
    message: 'アドレス {address} はネットワーク {network} ({subnet}) の範囲外です。通信できません。',
    hint: '{subnet} のアドレスか、別のネットワークを書いてください。',
  },
  'VLAN-010/length': {
    message: 'アドレス {address} のプレフィックス長が、ネットワーク {network} ({subnet}) と違います。',
    hint: 'ネットワークのプレフィックス長を書いてください。',
  },
  'VLAN-011': {
    message:
      'アドレス {address} はネットワーク {network} のゲートウェイのものです。ネットワーク全体が外と通信できなくなります。',
    hint: '別のアドレスを書いてください。',
  },
  'DUP-003': {
    message: 'アドレス {address} が複数の VM にあります: {vms}',
    hint: 'どちらかのアドレスを変えてください。両方の通信が途切れます。',
  },
  'DUP-004': {
    message: 'MAC アドレス {mac} が複数の VM にあります: {vms}',
    hint: '一方のマニフェストから mac を消せば vSphere が選びます。既にある VM は手作業で変えてください。',
  },
};
