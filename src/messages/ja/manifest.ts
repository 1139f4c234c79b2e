import { policySettings } from './policy-settings.ts';
import type { manifest as en } from '../en/manifest.ts';
import type { Texts } from '../index.ts';
import { manifestValues } from './manifest-values.ts';
import { manifestYaml } from './manifest-yaml.ts';

export const manifest: Texts<keyof typeof en> = {
  'MAN-001': {
    message: '{file} がありません。',
    hint: 'マニフェストのファイルかフォルダーを指定してください。新しく始めるには hvm init DIR を使います。',
  },
  'MAN-001/denied': {
    message: '{file} を読む権限がありません。',
    hint: '読む権限を付けるか、対象から外してください。',
  },
  'MAN-001/loop': {
    message: '{file} はリンクが循環しています。',
    hint: 'リンクを消すか、実際のファイルを指すようにしてください。',
  },
  'MAN-001/special': {
    message: '{file} はファイルでもフォルダーでもありません。',
    hint: 'ファイルかフォルダー、標準入力なら - を指定してください。',
  },
  'MAN-001/outside': {
    message: '{file} はフォルダーの外を指すリンクなので、読みません。',
    hint: 'ファイルそのものを置くか、直接指定してください: hvm validate {file}',
  },
  'MAN-001/failed': {
    message: '{file} を読めません: {reason}',
    hint: 'ファイルのあるディスクや共有フォルダーの状態を確認してください。',
  },
  'MAN-001/large': {
    message: '{file} は {size} MiB あります。マニフェストは {limit} MiB までです。',
    hint: 'マニフェストか確認してください。マニフェストなら、1 つのフォルダーの中で複数のファイルに分けます。',
  },
  'MAN-001/utf8': {
    message: '{file} のここからは UTF-8 ではありません。',
    hint: 'エディタで UTF-8 として保存し直してください。古い Windows のファイルは Shift_JIS (CP932) のことがあります。',
  },
  'MAN-001/utf16': {
    message: '{file} は UTF-16 か、テキストではないファイルです。',
    hint: 'エディタで UTF-8 として保存し直してください。',
  },
  'MAN-001/nothing': {
    message: '{file} にマニフェストがありません。',
    hint: 'マニフェストは名前が .yaml か .yml で終わるファイルです。最初のものは hvm init {file} で作れます。',
  },
  'MAN-001/empty': {
    message: '{file} に文書がありません。',
    hint: '文書を書くか、ファイルを消してください。',
  },
  ...manifestYaml,
  ...manifestValues,
  'MAN-004': {
    message: '{path} にキー {key} はありません。',
    hint: '使えるキー: {known}',
  },
  'MAN-004/near': {
    message: '{path} にキー {key} はありません。',
    hint: '{near} のことですか。',
  },
  'MAN-004/inside': {
    message: '{path} にキー {key} はありません。',
    hint: '{inside} のキーです。そこに書いてください。',
  },
  'MAN-004/default': {
    message: '{path} にキー {key} はありません(VM ごとに違うためです)。',
    hint: 'それぞれの VirtualMachine に書いてください。',
  },
  'MAN-004/code': {
    message: '{path} には指摘のコードと limits を書きます。{key} はどちらでもありません。',
    hint: 'コードは表示されるとおりに書いてください: CAP-002',
  },
  'MAN-005': {
    message: '{path} にキー {key} がありません。',
    hint: '書き加えてください。書ける値は hvm explain {explain} で見られます。',
  },
  'MAN-006': {
    message: '{path} に値がありません。',
    hint: '値を書くか、キーごと消してください(書かないキーは管理されません)。',
  },
  'MAN-006/required': {
    message: '{path} に値がありません。',
    hint: '値を書いてください(省けないキーです)。書ける値は hvm explain {explain} で見られます。',
  },
  'MAN-006/comment': {
    message: '{path} に値がありません(# から後はコメントです)。',
    hint: '# も文字なら、全体を引用符で囲んでください。',
  },
  'MAN-007': {
    message: 'この文書はキーと値の形になっていません。',
    hint: '文書は apiVersion: hvm/v1 と kind: … で始めます。',
  },
  'MAN-007/foreign': {
    message: 'hvm の文書ではありません(apiVersion: {known} がありません)。',
    hint: 'ほかのツールのファイルは別のフォルダーに置くか、マニフェストのフォルダーを指定してください。',
  },
  'MAN-007/near': {
    message: '文書に kind がなく、{key} というキーがあります。',
    hint: '{near} のことですか。',
  },
  'MAN-007/no-kind': {
    message: '文書に kind がありません。',
    hint: 'kind: を書いてください。種類: {known}',
  },
  'MAN-007/kind': {
    message: '{kind} という kind はありません。',
    hint: '種類: {known}',
  },
  'MAN-007/kind-text': {
    message: 'kind には単語を 1 つだけ書きます。',
    hint: '種類: {known}',
  },
  'MAN-007/kind-near': {
    message: '{kind} という kind はありません。',
    hint: '{near} のことですか。',
  },
  'MAN-007/no-version': {
    message: '文書に apiVersion がありません。',
    hint: 'apiVersion: {known} を書いてください。',
  },
  'MAN-007/version': {
    message: 'apiVersion が {version} です。この hvm が読めるのは {known} です。',
    hint: 'apiVersion: {known} と書くか、その版に合う hvm を使ってください。',
  },
  'MAN-007/many': {
    message: 'この文書には、示しきれない数の誤りがあります。',
    hint: '最初の数行を見て、マニフェストかどうか確認してください。',
  },
  'MAN-008': {
    message: '{path} に {found} は使えません。',
    hint: '名前は英数字・ピリオド・ハイフン・下線で 80 文字まで、先頭は英数字です。日本語は displayName に書きます。',
  },
  'MAN-008/part': {
    message: '{path} に {found} は使えません。',
    hint: '名前は英数字・ピリオド・ハイフン・下線で 80 文字まで、先頭は英数字です。',
  },
  'MAN-009': {
    message: '{kind} {name} が 2 つあります。もう 1 つは {first} です。',
    hint: 'どちらかの名前を変えるか、消してください。',
  },
  'MAN-009/case': {
    message:
      '{name} と {other}({first})は大文字と小文字しか違いません。Windows と vSphere では同じ名前です。',
    hint: 'どちらかの名前を変えてください。',
  },
  'MAN-009/disk': {
    message: 'この VM に {name} というディスクが 2 つあります。',
    hint: 'ディスクごとに別の名前を付けてください(hvm は名前でディスクを見分けます)。',
  },
  'MAN-009/card': {
    message: 'この VM に {name} というネットワークカードが 2 つあります。',
    hint: 'カードごとに別の名前を付けてください(hvm は名前でカードを見分けます)。',
  },
  'MAN-009/place': {
    message: 'ディスク {other} と {name} の場所がどちらも {place} です。',
    hint: 'どちらかの unit を変えるか、書かずにおいてください(空いている所が使われます)。',
  },
  'MAN-009/window': {
    message: '{name} という時間帯が 2 つあります。',
    hint: '時間帯ごとに別の名前を付けてください。',
  },
  'MAN-010': {
    message: 'マニフェストに {kind} {name} がありません。',
    hint: 'その文書を書き加えるか、次のどれかにしてください: {known}',
  },
  'MAN-010/none': {
    message: 'マニフェストに {kind} {name} がありません。{kind} は 1 つもありません。',
    hint: 'その文書を書き加えるか、文書のあるフォルダーを指定してください。',
  },
  'MAN-010/near': {
    message: 'マニフェストに {kind} {name} がありません。',
    hint: '{near} のことですか。',
  },
  'MAN-010/window': {
    message: 'Site に {name} という時間帯がありません。',
    hint: 'Site の spec.windows に加えるか、次のどれかにしてください: {known}',
  },
  'MAN-010/window-none': {
    message: 'Site に {name} という時間帯がありません。時間帯は 1 つもありません。',
    hint: 'Site の spec.windows に加えるか、キーごと消してください。',
  },
  'MAN-010/window-near': {
    message: 'Site に {name} という時間帯がありません。',
    hint: '{near} のことですか。',
  },
  'MAN-010/vlan': {
    message: 'VLAN {vlan} の Network がマニフェストにありません。',
    hint: 'Network を書いて台帳に載せてください。いまある VLAN: {known}',
  },
  'MAN-010/vlan-none': {
    message: 'VLAN {vlan} の Network がマニフェストにありません。Network は 1 つもありません。',
    hint: 'Network を書き加えるか、Network のあるフォルダーを指定してください。',
  },
  'MAN-010/vlan-several': {
    message: 'VLAN {vlan} の Network が複数あります: {names}',
    hint: 'vlan: {vlan} の代わりに network: 名前 と書いてください。',
  },
  'MAN-011': {
    message: 'マニフェストに Site がありません。',
    hint: 'フォルダー全体を指定するか、kind: Site の文書を加えてください。hvm init DIR でも作れます。',
  },
  'MAN-011/several': {
    message: 'Site が複数あります: {names}',
    hint: '--site 名前 で選んでください。',
  },
  'MAN-011/unknown': {
    message: '--site {name}: そのような Site はありません。',
    hint: 'いまあるもの: {known}',
  },
  'MAN-011/near': {
    message: '--site {name}: そのような Site はありません。',
    hint: '{near} のことですか。いまあるもの: {known}',
  },
  'MAN-012': {
    message: '{path} に秘密の値がそのまま書かれています。',
    hint: '取り出し方を書いてください: {fromEnv: NAME}、{fromFile: PATH}、{fromCommand: [プログラム, 引数]}。この値は漏れたものとして変更してください。',
  },
  'MAN-012/form': {
    message: '{path} は秘密の値への参照です。これは参照の形になっていません。',
    hint: '{fromEnv: NAME}、{fromFile: PATH}、{fromCommand: [プログラム, 引数]} のどれかを書いてください。',
  },
  'MAN-012/several': {
    message: '{path} に秘密の値の取り出し方が 2 つ以上あります。',
    hint: 'fromEnv、fromFile、fromCommand のうち 1 つだけにしてください。',
  },
  'MAN-012/env': {
    message: '{path} は環境変数の名前になっていません。',
    hint: 'HVM_PASSWORD のような名前を書いてください。秘密の値そのものなら、漏れたものとして変更してください。',
  },
  'MAN-012/url': {
    message: '{path} にユーザー名かパスワードが含まれています。',
    hint: 'URL から除き、username: と password: に参照を書いてください。',
  },
  'MAN-013/unit': {
    message: '{path}: ユニット 7 は SCSI コントローラ自身です。',
    hint: '0 から 15 のうち、7 以外を書いてください。',
  },
  'MAN-013/card-name': {
    message: '{path}: {found} は数だけです(名前のないカードの番号と区別できません)。',
    hint: '文字で始まる名前にしてください。',
  },
  'MAN-013/hostname': {
    message: '{path}: {found} は Windows のホスト名に使えません。',
    hint: '英数字とハイフンで、ハイフンで始まったり終わったりせず、数字だけにもしないでください。',
  },
  'MAN-013/hostname-long': {
    message: '{path}: {found} は 15 文字を超えています(Windows の上限)。',
    hint: '短くしてください。',
  },
  'MAN-013/hostname-of-name': {
    message:
      'VM の名前 {name} はそのままではホスト名にできません(Windows では英数字とハイフンで 15 文字まで)。',
    hint: 'guest.hostname に短い名前を書いてください。',
  },
  'MAN-013/domain-and-workgroup': {
    message: 'domain と workgroup の両方は書けません。',
    hint: 'どちらかを消してください。',
  },
  'MAN-013/join': {
    message: 'ドメインに参加するには guest.joinAccount と guest.joinPassword が必要です。',
    hint: '両方を書いてください。パスワードは {fromEnv: NAME} のような参照にします。',
  },
  'MAN-013/per-socket': {
    message: '{count} コアは 1 ソケット {perSocket} コアに割り切れません。',
    hint: '{count} の約数を書いてください。',
  },
  'MAN-013/reservation': {
    message: '予約が VM のメモリより大きくなっています。',
    hint: 'size 以下にするか、all と書いてください。',
  },
  'MAN-013/vlan-and-network': {
    message: 'カードの接続先は vlan か network のどちらかで書きます。',
    hint: 'どちらかを消してください。',
  },
  'MAN-013/no-network': {
    message: 'カードの接続先がありません。',
    hint: 'vlan: 番号 か network: 名前 を書いてください。',
  },
  'MAN-013/passive-of-itself': {
    message: '自分自身の待機系にはなれません。',
    hint: '相手の VM の名前を書いてください。',
  },
  'MAN-013/tls': {
    message: '証明書の確認は fingerprint か caFile のどちらかで行います。',
    hint: 'どちらかを消してください。',
  },
  'MAN-014': {
    message: 'ゲートウェイ {gateway} は {subnet} の中にありません。',
    hint: 'そのネットワークのアドレスを書くか、subnet を直してください。',
  },
  ...policySettings,
};
