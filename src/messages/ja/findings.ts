import type { findings as en } from '../en/findings.ts';
import type { Texts } from '../index.ts';
import { privileges } from './privileges.ts';

export const findings: Texts<keyof typeof en> = {
  'OWN-001': {
    message: '{subject} は vCenter に存在しますが(フォルダー「{folder}」)、hvm の管理下にありません。',
    hint: '差分を確認のうえ --adopt {subject} で引き取れます。それまで hvm はこの VM を変更しません。',
  },
  'OWN-001/name': {
    message:
      '{subject} は vCenter に存在しますが(フォルダー「{folder}」)、hvm は宣言のない {name} として管理しています。',
    hint: '{name} を改名したのなら --adopt {subject} で新しい名前で引き取れます。それまで hvm はこの VM を変更しません。',
  },
  'OWN-002': {
    message: '{subject} は別の hvm サイト「{site}」が管理しています。',
    hint: '1 台の VM は 1 つのサイトに属します。どちらかのサイトから外すか、VM の hvm.* キーを手で消してください。',
  },
  'OWN-002/name': {
    message:
      'vCenter で {subject} という名前の VM(フォルダー「{folder}」)は、hvm が {name} として管理しており、{name} も宣言されています。',
    hint: 'vCenter で名前を {name} に戻すか、どちらかをマニフェストから外してください。',
  },
  'DUP-001': {
    message: '{subject} という名前の VM が {count} 台あります: {places}。',
    hint: 'vCenter で 1 台だけ残して改名または削除してください。hvm はどれかを推測しません。',
  },
  'DUP-001/folder': {
    message: '{subject} を作成するフォルダー「{folder}」に、同じ名前のフォルダーがあります。',
    hint: 'vCenter でそのフォルダーを改名するか、別の folder を書いてください。同じフォルダー内で名前は 1 回しか使えません。',
  },
  'DUP-001/machine': {
    message: '{subject} に必要なフォルダー {path} は、同じ名前の VM があるため作成できません。',
    hint: '別の folder を書くか、vCenter でその VM を改名してください。',
  },
  'DUP-002': {
    message:
      '新しい VM {subject} のインスタンス UUID ({uuid}) は、フォルダー「{folder}」の VM {other} が使っています。',
    hint: '{other} が改名された {subject} なら元の名前に戻し、残骸なら手で削除してください。',
  },
  'FIX-001': {
    message:
      '{subject}: {path} は現在「{before}」、マニフェストでは「{after}」ですが、既存の VM では hvm が変更できません。',
    hint: 'vCenter で手で変更するか、現状をマニフェストに書いてください。',
  },
  'NIC-001': {
    message:
      '{subject}: 宣言された {cards} 枚のネットワークカードが、VM 上のどれに当たるか判別できません: {there}。',
    hint: '各カードに name を付け、最初の 1 回は VM 上の mac も書いてください。',
  },
  'CPU-001': {
    message: '{subject}: {cores} コアは 1 ソケット {perSocket} コアに割り切れません。',
    hint: 'cores.perSocket を cores.count の約数にしてください。',
  },
  'MEM-001': {
    message: '{subject}: メモリ予約 {reservation} がメモリ {memory} を超えています。',
    hint: 'memory.reservation を下げるか、`reservation: all` と書いてください。',
  },
  'DS-007': {
    message:
      '{subject}: ディスク {disk} は {before} ですが、マニフェストでは {after} です。ディスクは縮小できません。',
    hint: '{before} 以上を書いてください。容量を減らすには、ゲスト内で小さい新しいディスクへデータを移します。',
  },
  'DS-009': {
    message:
      '{subject}: ディスク {disk} の宣言は {after} ですが、対応するテンプレートのディスクは {template} です。',
    hint: 'このディスクを {template} 以上にするか、別のテンプレートを使ってください。',
  },
  'DS-010': {
    message:
      '{subject}: スナップショット({snapshots})がある間は、ディスク {disk} を {before} から {after} に拡張できません。',
    hint: '先にスナップショットを削除し(I/O が重いので診療時間を避けて)、もう一度 plan してください。',
  },
  'DS-011': {
    message: '{subject}: ディスク {disk} は {place} にあったはずですが、見当たりません。',
    hint: '{place} に接続し直してください。失われたのなら、マニフェストから外して apply し、その後で新しく宣言します。',
  },
  'DS-012': {
    message: '{subject}: ディスク {disk} の位置 {place} には、ディスク {other} があります。',
    hint: '別の controller と unit を宣言してください。',
  },
  'DS-012/full': {
    message: '{subject}: ディスク {disk} を接続できる空きがコントローラーにありません。',
    hint: '別の controller(0〜3)を宣言してください。',
  },
  'DS-012/template': {
    message:
      '{subject}: ディスク {disk} の宣言は {place} ですが、対応するテンプレートのディスクは {template} にあります。',
    hint: 'テンプレート由来のディスクには controller と unit を書かないでください。',
  },
  'DS-013': {
    message: 'データストア {subject}: この計画のシックディスクに {needed} が必要ですが、空きは {free} です。',
    hint: '別のデータストアかシンプロビジョニングを使うか、先に空きを作ってください。',
  },
  'DS-014': {
    message:
      '{subject}: ディスク {disk} の宣言は {size} ですが、この vSphere のディスクは最大 {limit} です。',
    hint: '{limit} 以下にし、データを複数のディスクに分けてください。',
  },
  'INV-001': {
    message: '{subject}: テンプレート {template}(source「{source}」)が vCenter にありません。',
    hint: 'Template の spec.source と、vCenter でテンプレートに変換済みかを確認してください。',
  },
  'INV-001/none': {
    message: '{subject} は存在せず、作成元のテンプレートも書かれていません。',
    hint: 'spec.template を書くか、別の名前で存在するなら metadata.name を直してください。',
  },
  'INV-001/several': {
    message:
      '{subject}: {template}(source「{source}」)に当たるテンプレートが複数のフォルダーにあります: {folders}。',
    hint: 'Template の spec.source を `フォルダー/名前` の形で書いてください。',
  },
  'INV-002': {
    message:
      '{subject}: Network {network}(VLAN {vlan})のポートグループ {portGroup} が vCenter にありません。',
    hint: 'Network の spec.portGroup を直すか、先に全ホストでポートグループを作ってください。',
  },
  'INV-002/switch': {
    message: '{subject}: Network {network} のポートグループ {portGroup} がスイッチ {switch} にありません。',
    hint: 'Network の spec.switch または spec.portGroup を直してください。',
  },
  'INV-003': {
    message:
      '{subject}: ディスク {disk} のデータストア {datastore} が vCenter にありません。あるのは: {there}。',
    hint: 'ディスクまたは Site の defaults の datastore を直してください。',
  },
  'INV-003/inaccessible': {
    message: '{subject}: ディスク {disk} のデータストア {datastore} にアクセスできません。',
    hint: '先に接続を直すか、別のデータストアを宣言してください。',
  },
  'INV-005': {
    message: 'フォルダー {subject} は vCenter にまだないので、apply が作成します。',
    hint: '書き間違いでなければ、何もする必要はありません。',
  },
  'INV-006': {
    message: '{subject}: ホスト {host} が vCenter にありません。あるのは: {there}。',
    hint: 'availability の activeHost・standbyHost・hosts を直してください。',
  },
  'INV-006/disconnected': {
    message: '{subject} を作成するホスト {host} は vCenter に接続されていません。',
    hint: '先にホストを接続するか、availability.activeHost に別のホストを書いてください。',
  },
  'INV-006/maintenance': {
    message: '{subject} を作成するホスト {host} はメンテナンス中です。',
    hint: '先にメンテナンスを終えるか、availability.activeHost に別のホストを書いてください。',
  },
  'INV-006/datastore': {
    message: '{subject} を作成するホスト {host} に、データストア {datastore} がマウントされていません。',
    hint: 'ホストにマウントするか、別のデータストア、または availability.activeHost に別のホストを書いてください。',
  },
  'INV-006/port-group': {
    message: '{subject} を作成するホスト {host} に、ポートグループ {portGroup} がありません。',
    hint: 'ホストにポートグループを作るか、availability.activeHost に別のホストを書いてください。',
  },
  'INV-006/none': {
    message:
      '{subject} を動かせるホストがクラスターにありません。{hosts} のうち、稼働中で必要なデータストアとポートグループがすべてあるものがありません。',
    hint: '1 台のホストにデータストアとポートグループを用意するか、メンテナンスを終えてください。',
  },
  'INV-007': {
    message: '{subject}: リソースプール {pool} が vCenter にありません。あるのは: {there}。',
    hint: 'resourcePool を直してください。クラスターのルートプールは "" です。',
  },
  'INV-008': {
    message: '{subject}: クラスター {cluster} が vCenter にありません。あるのは: {there}。',
    hint: 'Site の spec.cluster を直してください。',
  },
  'INV-008/choose': {
    message: '{subject}: Site にクラスターの指定がなく、vCenter には {there} があります。',
    hint: 'Site に spec.cluster を書いてください。',
  },
  'INV-009': {
    message: '{subject}: データセンター {datacenter} が vCenter にありません。あるのは: {there}。',
    hint: 'Site の spec.datacenter を直してください。',
  },
  'INV-009/choose': {
    message: '{subject}: Site にデータセンターの指定がなく、vCenter には {there} があります。',
    hint: 'Site に spec.datacenter を書いてください。',
  },
  'INV-010': {
    message:
      '{subject}: {portGroup} という名前のポートグループが {count} 個あり、Network {network} ではどれか決まりません。',
    hint: 'Network に spec.switch を書いてください。',
  },
  'VLAN-009': {
    message:
      '{subject}: Network {network} は VLAN {vlan} ですが、ポートグループ {portGroup} の VLAN は {actual} です。',
    hint: 'どちらかの誤りです。Network の spec.vlan かポートグループを直してください。それまで接続しません。',
  },
  'VM-001': {
    message: '{subject}(フォルダー「{folder}」)は vCenter ではテンプレートです。',
    hint: 'vCenter で仮想マシンに戻すか、マニフェストから外してください。',
  },
  'VM-002': {
    message: '{subject} は vCenter で {state} の状態です。',
    hint: '先にホストまたはストレージとの接続を直してください。',
  },
  'VM-002/template': {
    message: '{subject} の作成元 {template} は vCenter で {state} の状態です。',
    hint: '先にテンプレートとホストまたはストレージとの接続を直してください。',
  },
  'VM-003': {
    message: '{subject} はサスペンド中のため、vSphere が変更を受け付けません。',
    hint: '手で再開またはシャットダウンしてから、もう一度 plan してください。',
  },
  'VM-004': {
    message: '{subject} は vCenter で質問への回答を待っています: {question}',
    hint: 'vSphere Client で回答してから、もう一度 plan してください。',
  },
  'VM-004/template': {
    message: '{subject} の作成元 {template} は vCenter で質問への回答を待っています: {question}',
    hint: 'vSphere Client で回答してから、もう一度 plan してください。',
  },
  'VM-005/unknown': {
    message:
      '{subject} は {fields} のためにシャットダウンが必要ですが、VMware Tools が動いているかどうかを vCenter が示していません。',
    hint: 'apply はゲストにシャットダウンを要求します。できない場合、{subject} は動いたままで {fields} は変わりません。作業時間内に手動で停止し、もう一度 apply してください。',
  },
  'VM-005': {
    message: '{subject} は {fields} のために停止が必要ですが、ゲストの VMware Tools が {tools} です。',
    hint: 'VMware Tools を起動または導入するか、ゲストを手でシャットダウンしてから plan してください。hvm は強制電源断をしません。',
  },
  'VM-006/disconnected': {
    message: '{subject} は起動できません。ホスト {host} が vCenter に接続されていません。',
    hint: 'ホストを接続するか VM を別のホストへ移し、もう一度 plan してください。それまで hvm は停止も起動もしません。',
  },
  'VM-006/maintenance': {
    message: '{subject} は起動できません。ホスト {host} がメンテナンス中です。',
    hint: 'メンテナンスを終えるか VM を別のホストへ移し、もう一度 plan してください。それまで hvm は停止も起動もしません。',
  },
  'VM-006/inaccessible': {
    message: '{subject} は起動できません。ディスクのあるデータストア {datastore} にアクセスできません。',
    hint: '先にデータストアとの接続を直し、もう一度 plan してください。それまで hvm は停止も起動もしません。',
  },
  'VM-006/datastore': {
    message:
      '{subject} は計画どおりにはホスト {host} で動きません。データストア {datastore} がマウントされていません。',
    hint: 'ホストにマウントするか、別のデータストアを宣言するか、VM を別のホストへ移し、もう一度 plan してください。',
  },
  'VM-006/port-group': {
    message:
      '{subject} は計画どおりにはホスト {host} で動きません。ポートグループ {portGroup} がありません。',
    hint: 'ホストにポートグループを作るか VM を別のホストへ移し、もう一度 plan してください。',
  },
  'VM-006/memory': {
    message: '{subject} のメモリ予約は {reservation} ですが、ホスト {host} で予約できるのは {free} です。',
    hint: 'memory.reservation を下げるか、予約のある VM を別のホストへ移し、もう一度 plan してください。',
  },
  'VM-007': {
    message: '{subject} でタスク {task} が実行中です。',
    hint: '終わるのを待って、もう一度 plan してください。',
  },
  'VM-007/template': {
    message: '{subject} の作成元 {template} でタスク {task} が実行中です。',
    hint: '終わるのを待って、もう一度 plan してください。',
  },
  'GST-001': {
    message:
      '{subject} は Windows テンプレート {template} から作られますが、guest も address もないためカスタマイズされません。',
    hint: 'spec.guest か address を書いてください。書かないとテンプレートの名前と SID のままになります。',
  },
  'GST-002': {
    message: '{subject} はカスタマイズの前に起動されています。',
    hint: '今のまま使うなら、マニフェストから guest と address を外して apply し、その後で書き戻してください。カスタマイズするなら、ゲストを手でシャットダウンして apply してください。',
  },
  'GST-003': {
    message: 'テンプレート {template} に VMware Tools がないため、{subject} をカスタマイズできません。',
    hint: 'テンプレートに VMware Tools を導入するか、マニフェストから spec.guest と address を外してください。',
  },
  'GST-003/vm': {
    message: 'ゲストに VMware Tools がないため、{subject} をカスタマイズできません。',
    hint: 'VMware Tools を導入してゲストをシャットダウンするか、マニフェストから spec.guest と address を外してください。',
  },
  'GST-003/no-disks': {
    message: 'ディスクがないため、{subject} をカスタマイズできません。',
    hint: 'ディスクを宣言するか、ディスクのあるテンプレートを使うか、マニフェストから spec.guest と address を外してください。',
  },
  'EXC-001': {
    message: '{code}({subject})の例外({approver} 承認)は {expires} に期限が切れました。',
    hint: '原因を直すか、新しい期限で承認を取り直してください。',
  },
  'EXC-002': {
    message: '{code}（{subject}）の例外（承認 {approver}、{expires} まで）に当てはまる指摘はありません。',
    hint: '原因が解消しているなら、Site の spec.exceptions から消してください。そうでなければ subject の書き誤りを確かめてください。',
  },
  ...privileges,
};
