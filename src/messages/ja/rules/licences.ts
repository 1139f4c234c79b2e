import type { licences as en } from '../../en/rules/licences.ts';
import type { Texts } from '../../index.ts';

export const licences: Texts<keyof typeof en> = {
  'LIC-001': {
    message:
      'SQL Server: {cores} コアライセンス ({packs} パック、現在は {now})。全 VM を HA にすると {ha} ({haPacks} パック)、1 台のホストに固定すると {fixed} ({fixedPacks} パック)。vCenter の設定どおりに数えると {enforced}。',
    hint: '試算です。最終判断は契約書 (製品条項) と販売店の確認によること。計算の内訳は hvm report licences にあります。',
  },
  'LIC-001/unknown': {
    message:
      'SQL Server: {cores} コアライセンス ({packs} パック、現在は {now})。全 VM を HA にすると {ha} ({haPacks} パック)、1 台のホストに固定すると {fixed} ({fixedPacks} パック)。',
    hint: '試算です。最終判断は契約書 (製品条項) と販売店の確認によること。計算の内訳は hvm report licences にあります。',
  },
  'LIC-001/servers': {
    message:
      'SQL Server: サーバーライセンス {servers}、コアライセンス {cores} = {packs} パック。全 VM を HA にすると {ha} コアライセンス、1 台のホストに固定すると {fixed}。',
    hint: '試算です。最終判断は契約書 (製品条項) と販売店の確認によること。CAL は別に要ります。内訳は hvm report licences にあります。',
  },
  'LIC-002': {
    message:
      '{subject} の SQL Server {version} は、SA (Software Assurance) なしの VM 単位ライセンスと書かれています。2022 からはこの買い方がありません。',
    hint: 'SA またはサブスクリプションがあるなら softwareAssurance: true、ホスト単位なら model: host (Enterprise)、そうでなければ SQL Server 2019 までの版にしてください。',
  },
  'LIC-003': {
    message:
      '{subject} の SQL Server {edition} はホスト単位のライセンスと書かれています。ホスト単位にできるのは Enterprise だけです。',
    hint: 'model を per-core か server-cal にするか、購入したのが Enterprise なら edition: enterprise としてください。',
  },
  'LIC-004': {
    message:
      'vCenter のルール {rule} は {subject} を {named} に置きますが、「できるだけ」(should) です。HA は {hosts} 台のどのホストでも起動しうるので、SA なしでは {hosts} 台すべてにライセンスが要ります。',
    hint: 'ルールを必須 (must) にして availability.hosts か mode: static-standby を書くか、全ホスト分のライセンスのままとしてください。',
  },
  'LIC-005': {
    message:
      '{subject} の SQL Server ライセンスは {at} に {host} へ割り当て済みですが、VM は {to} で動くことになっています。SA なしでは {days} 日間 (再割り当ては {from} から) 動かせません。',
    hint: '{from} までは {host} で動かしてください。それより前に移せるのはホストの恒久的な故障のときだけです。証拠を残し、assignedHost と assignedAt を書き直してください。',
  },
  'LIC-005/undated': {
    message:
      '{subject} の SQL Server ライセンスは {host} に割り当てられていますが、VM は {to} で動くことになっています。割り当てた日は書かれていません。',
    hint: 'software.assignedAt を書いてください。SA なしのライセンスは {days} 日間ホストを移せません。',
  },
  'LIC-005/due': {
    message:
      '{subject} の SQL Server ライセンスは {at} から {host} に割り当てられ、VM は {to} で動くことになっています。再割り当ては {from} から可能です。',
    hint: '新しい割り当てを software.assignedHost と assignedAt に書いてください。',
  },
  'LIC-005/bound': {
    message:
      '{subject} の SQL Server ライセンスは {at} に {host} へ割り当てました。別のホストへ移せるのは最短で {from} です ({days} 日)。',
    hint: '今することはありません。その日より前の切り替えや切り戻しには、SA か、ホストの恒久的な故障が必要です。',
  },
  'LIC-006': {
    message:
      '{subject} の SQL Server ライセンスの購入形態が分かりません。ボリュームライセンスの規則で数えています。',
    hint: 'ベンダに確認して software.channel に volume、oem、isv-runtime のどれかを書いてください。アプリケーションに付いてきたライセンスは、ベンダとの契約に従います。',
  },
  'LIC-006/bundled': {
    message:
      '{subject} の SQL Server はベンダ経由のライセンス ({channel}) です。数には入れていません。何が許されるかはベンダとの契約によります。',
    hint: '仮想マシン、HA、ホストの変更が許されるか、ベンダに書面で確認してください。',
  },
  'LIC-007': {
    message:
      '{subject} の SQL Server の {missing} がマニフェストにありません。ライセンスを確実には数えられません。',
    hint: 'software.version と software.edition を書いてください。版が不明なものは新しい版として数えます。',
  },
  'LIC-008': {
    message:
      '{active} の待機系 {subject} には、ホストごとに {licences} コアライセンスが別に要ります。SQL Server {version} のこの構成に無償の待機系はありません。',
    hint: '2014 以降の無償の待機系には稼働系の SA が必要です (高可用性用 1 台と災害対策用 1 台)。2012 までは 1 台が無償です。',
  },
  'LIC-008/larger': {
    message:
      '待機系 {subject} は {cores} コア、稼働系 {active} は {active_cores} コアです。差の分として {extra} コアライセンスが要ります。',
    hint: '待機系のコア数を稼働系に合わせてください。',
  },
  'LIC-008/old': {
    message:
      '{active} の待機系 {subject} は無償として数えています。SQL Server {version} は SA なしで待機系 1 台を認めています。',
    hint: '2012 のコア単位ライセンスにも当てはまるか、販売店に確認してください。待機系は利用者への応答、帳票、バックアップの取得に使えません。',
  },
  'LIC-008/nothing': {
    message:
      '{subject} は {active} の待機系と書かれていますが、{active} に SQL Server がありません。全数を数えています。',
    hint: 'software.passiveOf に稼働系の VM を書くか、取り除いてください。',
  },
  'LIC-009': {
    message: '{subject} の SQL Server は Developer エディションです。無償ですが、日常の業務には使えません。',
    hint: '{subject} が開発と試験だけに使われることを確かめるか、購入するエディションを書いてください。',
  },
  'LIC-010': {
    message:
      '{subject} の SQL Server Enterprise はサーバー + CAL と書かれています。今は販売されておらず、古いライセンスも 20 コアまでです。',
    hint: '契約に Enterprise のサーバー + CAL が残っていなければ、model: per-core としてください。',
  },
  'LIC-010/clients': {
    message:
      '{subject} の SQL Server はサーバー + CAL ですが、利用者数も端末数も書かれていません。CAL は数えていません。',
    hint: 'software.users と software.devices のどちらか、または両方を書いてください。少ないほうで数えます。',
  },
  'LIC-011': {
    message:
      'SQL Server Enterprise {version}: VM {vms} 台は VM 単位で {perVm} コアライセンス、全ホストをライセンスすると {hosts} です。{equal} 台からはホスト単位のほうが少なくなります。',
    hint: '両方の見積もりを取ってください。SA 付きのホスト単位なら、その上の VM の数に制限はありません。',
  },
  'LIC-012': {
    message:
      'Windows Server {shown}、VM {count} 台: Datacenter {datacenter}、または Standard {n1} (ホスト 1 台の障害時)、{any} (どの VM もどのホストでも動く)、{fixed} (VM は移らない)。現在は Datacenter {nowDatacenter}、Standard {nowN1}。',
    hint: '試算です (CAL を除く)。ホストごとに、そこで動きうる最大の VM 数の分が要ります。価格は見積もりで比べてください: hvm report licences',
  },
  'LIC-012/cores': {
    message:
      'Windows Server {shown}、VM {count} 台、コアライセンス数: Datacenter {datacenter}、または Standard {n1} (ホスト 1 台の障害時)、{any} (どの VM もどのホストでも動く)、{fixed} (VM は移らない)、SA 付きの VM 単位なら {perVm}。現在は Datacenter {nowDatacenter}、Standard {nowN1}。',
    hint: '試算です (CAL を除く)。ホストごとに、そこで動きうる最大の VM 数の分が要ります。価格は見積もりで比べてください: hvm report licences',
  },
};
