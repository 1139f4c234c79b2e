import type { wire as en } from '../en/wire.ts';
import type { Texts } from '../index.ts';

export const wire: Texts<keyof typeof en> = {
  'CON-001': {
    message: '{host} に接続できません({reason})。',
    hint: 'Site の spec.vcenter.url、ネットワーク、途中のファイアウォールやプロキシを確認してください。',
  },
  'CON-001/name': {
    message: '{host} の名前を解決できません({reason})。',
    hint: 'Site の spec.vcenter.url の綴りと、このマシンの DNS を確認してください。',
  },
  'CON-001/refused': {
    message: '{host} が接続を拒否しました({reason})。',
    hint: 'spec.vcenter.url のホストとポート、vCenter が動いているかを確認してください。',
  },
  'CON-001/route': {
    message: 'ここから {host} へ到達できません({reason})。',
    hint: 'このマシンのネットワークを確認してください。VPN が切れているかもしれません。',
  },
  'CON-002/connect': {
    message: '{host} は {seconds} 秒以内に接続を受け付けませんでした。',
    hint: 'ファイアウォールが破棄しているか、vCenter が停止しています。このマシンから vCenter の Web 画面を開いてみてください。',
  },
  'CON-002/answer': {
    message: '{host} は {operation} に {seconds} 秒以内に応答を始めませんでした。',
    hint: 'vCenter が過負荷か起動中かもしれません。しばらくしてもう一度 plan してください。',
  },
  'CON-002/whole': {
    message: '{host} は {operation} の応答を {seconds} 秒以内に終えませんでした。',
    hint: '回線が遅いか、vCenter が過負荷かもしれません。しばらくしてもう一度 plan してください。',
  },
  'CON-002/stalled': {
    message: '{host} は {operation} の応答の途中で止まりました。{seconds} 秒間、何も届きませんでした。',
    hint: 'vCenter が過負荷か、途中のファイアウォールが接続を失った可能性があります。しばらくしてもう一度 plan してください。',
  },
  'CON-003': {
    message: '{operation} の途中で {host} との接続が切れました({reason})。',
    hint: 'もう一度実行してください。毎回切れるときは、途中のプロキシやファイアウォールを調べてください。',
  },
  'CON-003/unsure': {
    message:
      '{operation} に対する {host} の応答が失われ({reason})、実行されたかどうかを確かめられませんでした。',
    hint: 'もう一度 plan してください。hvm は今あるものを見て、そこから続けます。',
  },
  'CON-004': {
    message: '{operation} への {host} の応答が {megabytes} MB を超えています。',
    hint: 'hvm が求める応答ではありません。spec.vcenter.url が vCenter かどうか確認してください。',
  },
  'CON-005': {
    message: '{host} は {operation} に HTTP ステータス {status} で答えました。',
    hint: 'vCenter はこのように答えません。spec.vcenter.url と、途中のプロキシを確認してください。',
  },
  'CON-005/unavailable': {
    message: '{host} は準備ができていません。{operation} に HTTP ステータス {status} で答えました。',
    hint: 'vCenter が起動中か更新中、またはセッションが足りません。数分後にもう一度試してください。',
  },
  'CON-005/later': {
    message:
      '{host} は準備ができていません。{operation} に HTTP ステータス {status} を返し、{seconds} 秒後に再度アクセスするよう求めています。',
    hint: 'vCenter が起動中か更新中、またはセッションが上限に達しています。その時間が過ぎてから、もう一度実行してください。',
  },
  'CON-005/redirect': {
    message:
      '{host} は {operation} を別の場所へ転送しました(HTTP ステータス {status})。hvm は転送に従いません。',
    hint: '転送先の vCenter のアドレスを spec.vcenter.url に書いてください。',
  },
  'CON-006': {
    message: 'プロキシ {proxy} が {host} への経路を開きませんでした(HTTP ステータス {status})。',
    hint: 'HTTPS_PROXY を確認してください。プロキシが要らないときは NO_PROXY に vCenter を加えてください。',
  },
  'CON-006/url': {
    message: 'HTTPS_PROXY がプロキシのアドレスではありません。',
    hint: 'http://proxy.example.jp:3128 のように書きます。',
  },
  'CON-007': {
    message: '{host} へ TLS なしで接続する設定です。hvm はパスワードを平文で送りません。',
    hint: 'spec.vcenter.url を https:// で書いてください。http:// が使えるのはループバックだけです。',
  },
  'CON-007/url': {
    message: '「{url}」は vCenter のアドレスではありません。',
    hint: 'spec.vcenter.url は https://vcenter.example.ac.jp のように書きます。',
  },
  'CON-008': {
    message: '{operation} の途中で {host} を待つのをやめました。',
    hint: 'vCenter では続いているかもしれません。もう一度 plan して確認してください。',
  },
  'TLS-001': {
    message:
      '{host} の証明書を、このマシンが信頼する誰も保証していません({reason})。証明書の対象は {subject}、発行者は {issuer}、SHA-256 フィンガープリントは {fingerprint} です。',
    hint: 'vCenter 自身のコンソールに表示されるフィンガープリントと比べてください。同じなら、次の行を Site の spec.vcenter の下に書きます:\n  tls:\n    fingerprint: "{first}\\\n      {second}"\nまたは CA を指定します: tls: {caFile: ca.pem}',
  },
  'TLS-001/name': {
    message:
      '{host} の証明書は別の名前のものです({subject}、発行者 {issuer}、SHA-256 フィンガープリント {fingerprint})。',
    hint: '証明書の名前を spec.vcenter.url に使ってください。それでも正しいサーバーなら、次の行を Site の spec.vcenter の下に書きます:\n  tls:\n    fingerprint: "{first}\\\n      {second}"',
  },
  'TLS-001/expired': {
    message:
      '{host} の証明書は {until} に期限切れになりました({subject}、発行者 {issuer}、SHA-256 フィンガープリント {fingerprint})。',
    hint: 'vCenter で証明書を更新してください。それまでは、フィンガープリントが正しければ、次の行を Site の spec.vcenter の下に書きます:\n  tls:\n    fingerprint: "{first}\\\n      {second}"',
  },
  'TLS-002': {
    message:
      '{host} の証明書が違います。フィンガープリントは {found} で、Site は {expected} を期待しています。',
    hint: '何も送信していません。証明書を更新したのなら、vCenter のコンソールと比べて新しいフィンガープリントを Site に書いてください。そうでなければ、途中に誰かがいます。',
  },
  'TLS-002/changed': {
    message:
      'hvm の実行中に {host} の証明書が変わりました。指紋は {before} でしたが、今は {found} です。新しい証明書の相手には何も送っていません。',
    hint: '証明書を更新した直後であれば、vCenter のコンソールの値と比べ、Site に指紋を書いている場合は新しいものに書き換えて、もう一度 plan してください。そうでなければ、途中に誰かがいます。それが誰かを突き止めるまで hvm を実行しないでください。vCenter が始めた処理はそのまま続きます。',
  },
  'TLS-003': {
    message: '{host} と hvm に共通の TLS のバージョンがありません({reason})。',
    hint: '古い vCenter(5.5、6.0)は TLS 1.0 しか持たないことがあります。この Site で許すには spec.vcenter.tls の下に書きます: minVersion: TLSv1',
  },
  'TLS-003/plain': {
    message: '{host} は TLS を話しません({reason})。',
    hint: 'spec.vcenter.url のポートを確認してください。vCenter は 443 で待ち受けます。',
  },
  'TLS-003/other': {
    message: '{host} との TLS ハンドシェイクに失敗しました({reason})。',
    hint: 'TLS を開く途中のプロキシがないか、vCenter の証明書に問題がないか調べてください。',
  },
  'TLS-004': {
    message: 'CA ファイル「{file}」に読める証明書がありません。',
    hint: 'spec.vcenter.tls.caFile は PEM ファイルです(-----BEGIN CERTIFICATE-----)。',
  },
  'TLS-005': {
    message: '「{fingerprint}」は SHA-256 フィンガープリントではありません。',
    hint: '16 進数 64 桁です。コロンはあってもなくても構いません。',
  },
  'API-001': {
    message:
      '{host} には VI/JSON がありません。API バージョンは {version} で、VI/JSON は vCenter 8.0 U1(8.0.1.0)からです。',
    hint: '--api vi-json を外してください(spec.vcenter.api: auto)。hvm は同じことができる SOAP を使います。',
  },
  'API-001/missing': {
    message: '{host} は API バージョン {version} ですが、VI/JSON を提供していません。',
    hint: '--api vi-json を外してください(spec.vcenter.api: auto)。hvm は同じことができる SOAP を使います。',
  },
  'API-002': {
    message: '{host} の API バージョンは {version} です。hvm には 5.5 以降が必要です。',
    hint: 'この vCenter は hvm では管理できません。',
  },
  'API-003': {
    message:
      '{host} は vCenter ではないようです。API バージョンの一覧がありません(HTTP ステータス {status})。',
    hint: 'spec.vcenter.url を確認してください。パスを付けず、アドレスだけを書きます。',
  },
  'WIRE-001': {
    message: 'vCenter の応答を読めません: {reason}。',
    hint: '-v を付けてもう一度実行してください。繰り返すときは、vCenter のバージョンを添えて報告してください。',
  },
  'WIRE-001/hostile': {
    message: '読む側に害を与えうる応答なので拒否しました: {reason}。',
    hint: 'vCenter はこのような応答を送りません。spec.vcenter.url と、途中にあるものを確認してください。',
  },
  'WIRE-002': {
    message: '{at} を送れません: {reason}。',
    hint: 'マニフェストの文字列なら、そこを直してください。そうでなければ hvm の不具合です。報告してください。',
  },
  'WIRE-003': {
    message: 'この vCenter は {at} を使うには古すぎます。',
    hint: 'それを求める記述をマニフェストから外すか、vCenter を更新してください。',
  },
};
