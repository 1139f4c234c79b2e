import type { Texts } from '../../index.ts';
import type { capacity as en } from '../../en/rules/capacity.ts';

export const capacity: Texts<keyof typeof en> = {
  'CAP-001': {
    message: '全 VM のメモリ: {used} / {usable} GiB = {percent}。ホストのメモリを超えています。',
    hint: 'メモリの割り当てを減らすか、ホストのメモリまたは台数を増やしてください。ホスト 1 台につき {overhead} GiB はハイパーバイザーの分です。',
  },
  'CAP-002': {
    message:
      'N+1メモリ不足: {used} / {usable} GiB = {percent}。最大のホストが止まったとき、残りのホストに {over} GiB が収まりません。',
    hint: 'ホスト 1 台分少なくても全 VM が収まるように、ホストのメモリを増やすか、割り当てを減らしてください。',
  },
  'CAP-002/limit': {
    message:
      'N+1メモリ: {used} / {usable} GiB = {percent}（このサイトの上限は {error} %）。最大のホストが止まったとき、残りは {left} GiB です。',
    hint: 'ホストのメモリを増やすか、割り当てを減らしてください。',
  },
  'CAP-002/scarce': {
    message:
      'N+1メモリ: {used} / {usable} GiB = {percent}（{warn} % 以上で警告）。最大のホストが止まったとき、残りは {left} GiB です。',
    hint: '次に VM を増やすときは、ホストのメモリの増設が要ります。要望が来る前に計画してください。',
  },
  'CAP-002/one-host': {
    message:
      'クラスタのホストは {host} の 1 台です。止まると全 VM（{used} GiB）が止まります。N+1 は計算していません。',
    hint: 'そのように決めたのであれば、することはありません。予備を持つには 2 台目のホストが要ります。',
  },
  'CAP-003': {
    message:
      '{subject} が止まると、次の VM のメモリが収まるホストがありません: {vms}。そのときの残り: {left}。',
    hint: '少しずつではなく 1 台のホストにまとまった空きを作ってください。大きな VM の割り当てを減らす、VM を移す、メモリを増やす、のいずれかです。',
  },
  'CAP-003/confined': {
    message:
      '{host} が止まると {subject} は再起動されません。動かしてよいホストがほかにないためです（{group}）。',
    hint: 'spec.availability.hosts にホストを加えるか、mode: static-standby として待機ホストを書いてください。',
  },
  'CAP-004': {
    message:
      '{host} が止まると、{subject}（{memory} GiB）が待機ホスト {standby_host} に収まりません。HA の再起動の後に残るのは {left} GiB で、{missing} GiB 足りません。',
    hint: '{standby_host} のメモリを空けておくか、待機ホストを変えるか、割り当てを減らしてください。',
  },
  'CAP-004/none': {
    message: '{host} が止まったとき、{subject} を手で起動するホストが決まっていません。',
    hint: 'spec.availability.standbyHost に書いてください。',
  },
  'CAP-004/unknown': {
    message:
      '{subject} の待機ホスト {standby_host} はクラスタにありません。{host} が止まっても、そこで起動できません。',
    hint: 'spec.availability.standbyHost を直してください。ほかのホストは {hosts} です。',
  },
  'CAP-005': {
    message:
      '{subject} のメモリは {memory} GiB です。動かしてよいホストで最大の {host} でも、VM に使えるのは {usable} GiB です。',
    hint: 'メモリの割り当てを減らすか、ホストのメモリを増やしてください。',
  },
  'CAP-006': {
    message:
      '1 コアの vCPU: {vcpu} / {cores} = {ratio}、ホスト 1 台停止時 {vcpu} / {n1_cores} = {n1Ratio}（平常は {warn} を超えると、停止時は {n1Warn} 以上で警告）。',
    hint: '1 コアあたりの vCPU が多いほど、サーバどうしが待ち合います。増やす前に CPU Ready を見るか、コアの割り当てを減らしてください。比は目安です。',
  },
  'CAP-006/one-host': {
    message: '1 コアの vCPU: {vcpu} / {cores} = {ratio}（{warn} を超えると警告）。',
    hint: '1 コアあたりの vCPU が多いほど、サーバどうしが待ち合います。増やす前に CPU Ready を見るか、コアの割り当てを減らしてください。比は目安です。',
  },
  'CAP-007': {
    message:
      '{subject} の vCPU は {cores}、ホストの 1 ソケットは {socket_cores} コアです。NUMA ノードをまたぎます。',
    hint: 'コアを {socket_cores} 以下にするか、cores.perSocket で均等に分けてください。',
  },
  'CAP-007/host': {
    message: '{subject} の vCPU は {cores}、動かしてよいホストの最大は {host_cores} コアです。',
    hint: 'コアを {host_cores} 以下にしてください。',
  },
  'CAP-008': {
    message:
      'メンテナンス中または未接続のホスト: {hosts}。これを除くとメモリは {used} / {usable} GiB = {percent}、さらに 1 台止まると {used} / {next} GiB = {nextPercent} です。',
    hint: 'ほかのホストを止める作業の前に、このホストを戻してください。',
  },
  'CAP-009': {
    message:
      '{subject} にある VM のメモリ: {used} / {usable} GiB = {percent}。ほかのホストには空きがあるかもしれません。',
    hint: 'VM をほかのホストに移すか、DRS に任せてください。停止中の VM は最後にあったホストで数えています。',
  },
};
