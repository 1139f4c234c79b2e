import type { faults as en } from '../en/faults.ts';
import type { Texts } from '../index.ts';

export const faults: Texts<keyof typeof en> = {
  'VSP-001/NotAuthenticated': {
    message:
      '{object} の処理中に vCenter のセッションが切れました。vCenter は要求を拒否し、その要求では何も行われていません。',
    hint: 'もう一度実行してください。改めてログインします。',
  },
  'VSP-001/NoPermission': {
    message: 'アカウントに {object} の権限 {privilege} がありません。',
    hint: 'アカウントのロールに、その対象へのその権限を追加してもらってください。',
  },
  'VSP-001/privilege-untold': {
    message: 'アカウントに {object} の権限が足りません。どの権限かを vCenter が答えません。',
    hint: 'アカウントのロールを、その対象について docs/privileges.md と比べてください。',
  },
  'VSP-001/unreadable': {
    message:
      'アカウントに権限 {privilege} がないため、{object} の {path} を読めません。hvm はここで止まります。',
    hint: 'アカウントにこの権限を、{object} に対して、またはデータセンターで子への伝達付きで与え、計画を作り直してください。半分しか読めない VM には何もしません。',
  },
  'VSP-001/untold': {
    message: 'vCenter が {object} の {path} を答えません({fault})。hvm はここで止まります。',
    hint: 'vSphere Client で {object} を確認し、計画を作り直してください。半分しか読めない VM には何もしません。',
  },
  'VSP-001/InvalidLogin': {
    message: 'vCenter がユーザー名またはパスワードを拒否しました。',
    hint: 'HVM_USERNAME と HVM_PASSWORD、または Site の参照を確認してください。ロックを避けるため hvm は再試行しません。',
  },
  'VSP-001/PasswordExpired': {
    message: 'アカウントのパスワードの期限が切れています。',
    hint: '新しいパスワードを設定して、hvm に渡してください。',
  },
  'VSP-001/NoClientCertificate': {
    message: 'vCenter がクライアント証明書を求めています。',
    hint: 'パスワードでログインできるアカウントを使ってください。',
  },
  'VSP-002/ConcurrentAccess': {
    message: '{object} は、読み取った後に別の誰かが変更しました。hvm は何も変更していません。',
    hint: 'もう一度 plan して、違いを確認してください。',
  },
  'VSP-002/TaskInProgress': {
    message: '{object} で別のタスクが動いています: {task}。',
    hint: '終わるのを待って、もう一度 apply してください。',
  },
  'VSP-002/VAppTaskInProgress': {
    message: '{object} の vApp でタスクが動いています: {task}。',
    hint: '終わるのを待って、もう一度 apply してください。',
  },
  'VSP-003/InvalidPowerState': {
    message: '{object} の電源状態は {existing} です。この操作は {requested} のときだけできます。',
    hint: '計画時と電源状態が違います。もう一度 plan してください。',
  },
  'VSP-003/InvalidState': {
    message: '{object} の状態({state})ではこの操作ができません。',
    hint: 'vSphere Client で状態を直してから、もう一度 plan してください。',
  },
  'VSP-003/state-untold': {
    message: '{object} の状態ではこの操作ができません。',
    hint: 'vSphere Client で対象とそのホスト、最近のタスクを確認し、状態を直してから、もう一度 plan してください。',
  },
  'VSP-003/not-a-template': {
    message: '{object} はテンプレートではありません。',
    hint: 'vCenter でテンプレートに変換するか、Template の spec.source を直してください。',
  },
  'VSP-003/host-maintenance': {
    message: 'ホスト {host} がメンテナンスモードのため、{object} を起動できません。',
    hint: 'メンテナンスモードを解除するか、VM を移動してください。',
  },
  'VSP-003/QuestionPending': {
    message: '{object} は vCenter で質問への回答を待っています: {question}',
    hint: 'vSphere Client で回答してから、もう一度 plan してください。',
  },
  'VSP-003/VmPowerOnDisabled': {
    message: '{object} の電源オンは vCenter で無効にされています。',
    hint: '無効にした製品(多くはレプリケーションやバックアップ)を調べてください。',
  },
  'VSP-003/ToolsUnavailable': {
    message: '{object} で VMware Tools が動いていないため、ゲストにシャットダウンを頼めません。',
    hint: 'VMware Tools を起動するか、ゲストを手でシャットダウンしてください。hvm は強制電源断をしません。',
  },
  'VSP-003/shutdown-timeout': {
    message: '{object} のゲストに停止を求めましたが、{minutes} 分たっても動いています。',
    hint: 'コンソールを確認してください(更新プログラムや応答しないプログラムなど)。停止したら、もう一度 apply してください。hvm は強制的に電源を切りません。',
  },
  'VSP-004/DuplicateName': {
    message: '{object} という名前は、フォルダー「{folder}」で使われています。',
    hint: '既にあるものを改名または削除するか、別の名前にしてください。VM とフォルダーは同じ名前を使えません。',
  },
  'VSP-004/name-taken': {
    message: '{object} という名前は、同じフォルダーで使われています。',
    hint: '既にあるものを改名または削除するか、別の名前にしてください。VM とフォルダーは同じ名前を使えません。',
  },
  'VSP-004/AlreadyExists': {
    message: '{object} は既に存在します。',
    hint: 'もう一度 plan して、現状と比べてください。',
  },
  'VSP-004/uuid-taken': {
    message:
      '{object} のインスタンス UUID({uuid})は {other} が使っていますが、hvm が作るはずの VM ではありません。',
    hint: '{other} が改名されたか印の消えた {object} なら、名前を戻して引き取ってください。残骸なら手で削除します。',
  },
  'VSP-004/ResourceInUse': {
    message: '{object} またはそれに必要なものが使用中のため、vCenter は実行できません。',
    hint: '何が使っているかを vSphere Client の最近のタスクとイベントで調べて、もう一度 plan してください。',
  },
  'VSP-004/NotFound': {
    message: '{object}: {kind}「{name}」がありません。',
    hint: '削除か改名されたか、マニフェストの綴り違いです。もう一度 plan してください。',
  },
  'VSP-004/not-found': {
    message: '{object} に必要なものが vCenter で見つかりません。',
    hint: '読み取った後に削除か改名されています。もう一度 plan してください。足りないものが表示されます。',
  },
  'VSP-004/ManagedObjectNotFound': {
    message: '{object} またはそれに必要なものが vCenter からなくなっています。',
    hint: 'もう一度 plan してください。',
  },
  'VSP-004/InvalidName': {
    message: 'vCenter が {object} という名前を拒否しました。',
    hint: '特殊文字を含まない短い名前にしてください。',
  },
  'VSP-004/InvalidDatastore': {
    message: '{object} はデータストア {datastore} を使えません。',
    hint: 'アクセス可能か、ホストにマウントされているかを vSphere Client で確認してください。',
  },
  'VSP-005/InsufficientResourcesFault': {
    message: '{object} のためのリソースが足りません。',
    hint: '予約とクラスターのアドミッションコントロールを確認してください。',
  },
  'VSP-005/InsufficientMemoryResourcesFault': {
    message:
      '{object} はメモリ {requested} MiB を予約しますが、ホストで予約できる残りは {unreserved} MiB です。',
    hint: '予約を減らすか、予約のある VM を別のホストへ移してください。',
  },
  'VSP-005/InsufficientCpuResourcesFault': {
    message: '{object} は {requested} MHz を予約しますが、ホストで予約できる残りは {unreserved} MHz です。',
    hint: '予約を減らすか、予約のある VM を別のホストへ移してください。',
  },
  'VSP-005/InsufficientFailoverResourcesFault': {
    message:
      'HA のアドミッションコントロールが {object} を拒否しました。障害時に再起動できる余力がありません。',
    hint: '予約を減らすか、容量を増やしてください。このためにアドミッションコントロールを切らないでください。',
  },
  'VSP-005/InsufficientHostCapacityFault': {
    message: 'ホスト {host} には {object} のための容量がありません。',
    hint: '別のホストを選んでください。',
  },
  'VSP-005/InsufficientStorageSpace': {
    message: '{object} のデータストアの空きが足りません。',
    hint: '空きを作るか、別のデータストアを選んでください。',
  },
  'VSP-005/NoDiskSpace': {
    message: '{object} はデータストア {datastore} に {needed} MiB を必要としますが、空きは {free} MiB です。',
    hint: '空きを作るか、シンプロビジョニングまたは別のデータストアを使ってください。',
  },
  'VSP-005/datastore-full': {
    message: 'データストア {datastore} に、{object} のための空きがありません。',
    hint: '空きを作るか、シンプロビジョニングまたは別のデータストアを使ってください。',
  },
  'VSP-005/LimitExceeded': {
    message: '{object} が vCenter の上限を超えます。',
    hint: 'リソースプールやスイッチの上限を確認してください。',
  },
  'VSP-005/NotEnoughLicenses': {
    message: 'vCenter に、この操作({object})のためのライセンスが残っていません。',
    hint: 'vSphere Client でライセンスを確認してください。',
  },
  'VSP-006/FileLocked': {
    message: '{object} のファイル {file} がロックされています。',
    hint: '別のホスト、バックアップ、スナップショットが使用中です。待ってからもう一度 apply してください。',
  },
  'VSP-006/CannotAccessFile': {
    message: '{object} のファイル {file} にアクセスできません。',
    hint: 'vSphere Client でデータストアを確認してください。',
  },
  'VSP-006/FileNotFound': {
    message: '{object} のファイル {file} がありません。',
    hint: 'vSphere Client でデータストアを確認してください。',
  },
  'VSP-006/FileAlreadyExists': {
    message: '{object} のためのファイル {file} が既にあります。',
    hint: '以前の VM の残骸かもしれません。手で消す前に中身を確認してください。',
  },
  'VSP-007/HostCommunication': {
    message: 'vCenter が {object} のホストと通信できません。',
    hint: 'vSphere Client でホストを確認してから、もう一度 apply してください。',
  },
  'VSP-007/HostNotConnected': {
    message: '{object} のホスト {host} が接続されていません。',
    hint: 'ホストを接続してから、もう一度 apply してください。',
  },
  'VSP-007/host-not-connected': {
    message: '{object} のホストが vCenter に接続されていません。',
    hint: 'vSphere Client でホストを接続してから、もう一度 apply してください。',
  },
  'VSP-007/HostNotReachable': {
    message: '{object} のホスト {host} に到達できません。',
    hint: 'ホストと管理ネットワークを確認してから、もう一度 apply してください。',
  },
  'VSP-007/host-not-reachable': {
    message: 'vCenter が {object} のホストに到達できません。',
    hint: 'ホストと管理ネットワークを確認してから、もう一度 apply してください。',
  },
  'VSP-007/Timedout': {
    message: 'vCenter が {object} の処理を時間切れで打ち切りました。',
    hint: 'もう一度 plan してください。処理は終わっているかもしれません。',
  },
  'VSP-007/task-silent': {
    message:
      'vCenter のタスク {task} について {minutes} 分間何の知らせもないため、hvm は待つのをやめました。',
    hint: 'vSphere Client でタスクを確認してください。まだ実行中かもしれません。終わったら、もう一度 plan してください。',
  },
  'VSP-007/RequestCanceled': {
    message: '{object} の処理は取り消されました。',
    hint: 'もう一度 plan して、残りを確認してください。',
  },
  'VSP-007/NetworkDisruptedAndConfigRolledBack': {
    message: 'ホスト {host} のネットワーク変更で接続が切れたため、元に戻されました。',
    hint: 'やり直す前に、ホストのネットワーク設定を確認してください。',
  },
  'VSP-007/SystemError': {
    message: 'vCenter が {object} で内部エラーを報告しました: {reason}',
    hint: 'もう一度 plan してください。続くようなら vSphere Client でイベントを確認してください。',
  },
};
