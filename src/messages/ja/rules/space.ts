import type { Texts } from '../../index.ts';
import type { space as en } from '../../en/rules/space.ts';

export const space: Texts<keyof typeof en> = {
  'DS-001': {
    message:
      '{subject} のディスクの割当: {used} / {whole} GiB = {percent}（基準は {limit} %）。実容量より {over} GiB 多く約束しています。',
    hint: 'thin のディスクは書いた分だけ容量を使い、データストアが一杯になるとその上の VM が止まります。容量を増やすか割当を減らし、アラームを設定してください。',
  },
  'DS-001/within': {
    message:
      '{subject} のディスクの割当: {used} / {whole} GiB = {percent}（このサイトの基準は {limit} %）。未割当は {left} GiB です。',
    hint: '容量を増やすか、割当を減らしてください。',
  },
  'DS-002': {
    message:
      '{subject} の使用量: {used} / {whole} GiB = {percent}（基準は {limit} %）。残りは {left} GiB です。',
    hint: '一杯になるとその上の VM が止まります。要らないもの（まずスナップショット）を消すか、ディスクを移すか、容量を増やしてください。',
  },
  'DS-003': {
    message:
      '{subject}: {at} に {given} GiB のうち {used} GiB を使用、1 か月に {rate} GiB ずつ増加。80 % に達するのは {date}、2 倍の速さなら {twice}、3 倍なら {thrice} で、{lead} 日以内です。',
    hint: 'ストレージの購入の手続きを始めるか、空いている分からこの VM の割当を増やしてください。もう一度測ると確かになります。',
  },
  'DS-003/passed': {
    message:
      '{subject}: 最後の測定（{months} か月前の {at}、{given} GiB のうち {used} GiB、1 か月に {rate} GiB 増加）によれば、{date} に 80 % に達しているはずです。',
    hint: 'もう一度測り、spec.disks[].samples に加えてください。予測のもとの数字が古くなっています。',
  },
  'DS-003/datastore': {
    message:
      '{subject}: {given} GiB のうち {used} GiB を使用、測定では 1 か月に {rate} GiB ずつ増加。80 % に達するのは {date}、2 倍の速さなら {twice}、3 倍なら {thrice} で、{lead} 日以内です。',
    hint: 'ストレージの購入の手続きを始めてください。増加は spec.disks[].samples のあるディスクの分だけで、ほかのディスクも増えることがあります。',
  },
  'DS-004': {
    message:
      '{subject} の thin でないディスクは {whole} GiB のうち {used} GiB です。残りは {left} GiB = {percent}（基準は {limit} %）。',
    hint: 'スワップファイルやスナップショットにも容量が要ります。割当を減らすか、ディスクを移すか、容量を増やしてください。',
  },
  'DS-005': {
    message:
      '{subject} の thin のディスクに診療録があります: {vms}。一杯になる前に知らせるアラームがあるかどうかは、hvm からは見えません。',
    hint: 'vCenter にアラーム「Datastore usage on disk（ディスク上のデータストアの使用量）」があり、誰に届くかを確かめてください。',
  },
  'DS-006': {
    message:
      '{subject} に {created_at} のスナップショットがあります（{days} 日前、「{snapshot}」、{most} 時間を超えるもの {count} 個）。',
    hint: '必要な人がいなければ vCenter で削除または統合してください。スナップショットは増え続け、VM を遅くします。バックアップの代わりにはなりません。',
  },
  'DS-008': {
    message:
      '{subject} のディスク {disk} は {size} GiB です。vSphere {version} では 2 TB を超えるディスクを VM の稼働中に増やせません。',
    hint: '次に増やすときの停止を計画するか、ディスクを分けてください。vSphere 6.5 以降では稼働中に増やせます。',
  },
  'DS-015': {
    message:
      '{subject} のディスクとスワップファイル: {disks} + {swap} = {used} / {whole} GiB = {percent}。ディスクがすべて一杯になると VM を起動できません。',
    hint: 'スワップファイル（動いている VM のメモリのうち予約していない分）の容量を残すか、別のデータストアに置いてください。',
  },
  'DS-016': {
    message:
      '要求 {asked} GiB に対し、割当は {given} GiB です。すべて要求どおりにしたなら {used} / {whole} GiB = {percent}、今は {now} です。',
    hint: 'することはありません。使用量といつまで持つかは「hvm report allocation」で見られます。',
  },
};
