import type { recording as en } from '../en/recording.ts';
import type { Texts } from '../index.ts';
import { deviceFaults } from './fault-devices.ts';
import { faults } from './faults.ts';

export const recording: Texts<keyof typeof en> = {
  'REC-001/missing': {
    message: '記録 {file} がありません。',
    hint: 'パスを確認してください。--recording は現在のフォルダーから、spec.vcenter.recording はマニフェストから数えます。`hvm init` で小さな見本を作れます。',
  },
  'REC-001/folder': {
    message: '{file} はフォルダーで、記録ではありません。',
    hint: 'その中の記録のファイルを指定してください。',
  },
  'REC-001/special': {
    message: '{file} は通常のファイルではありません。',
    hint: '一度ファイルに保存して、そのファイルを指定してください。',
  },
  'REC-001/denied': {
    message: '記録 {file} を読む権限がありません。',
    hint: 'ファイルの権限を確認してください(`ls -l`)。',
  },
  'REC-001/failed': {
    message: '記録 {file} を読めません: {reason}。',
    hint: '原因を取り除いて、もう一度実行してください。',
  },
  'REC-002/large': {
    message: '記録 {file} は {size} MB あります。hvm が読めるのは {limit} MB までです。',
    hint: '本当に記録か確認してください。VM 5,000 台で 4 MB 程度で、その 10 倍を超える vCenter はありません。',
  },
  'REC-002/empty': {
    message: '記録 {file} は空です。',
    hint: 'バージョン管理(`git checkout`)かバックアップから戻してください。',
  },
  'REC-002/utf8': {
    message: '記録 {file} は UTF-8 のテキストではありません。',
    hint: 'エディターで UTF-8 として保存してください。UTF-16 や Shift_JIS のファイルは変換が必要です。',
  },
  'REC-002/end': {
    message: '記録がここで途切れています。途中で切れたか、括弧が閉じていません。',
    hint: '括弧を閉じるか、バージョン管理(`git checkout`)かバックアップから戻してください。',
  },
  'REC-002/trailing-comma': {
    message: '閉じ括弧の前にカンマがあります。',
    hint: 'カンマを消してください。JSON では最後の要素の後にカンマを書けません。',
  },
  'REC-002/comment': {
    message: '記録にコメントがあります。',
    hint: 'コメントを消してください。JSON にはコメントを書けません。',
  },
  'REC-002/conflict': {
    message: '記録に git の未解決のコンフリクトがあります。',
    hint: '`<<<<<<<` と `>>>>>>>` の間の片方を残し、これらの行を消してください。',
  },
  'REC-002/unexpected': {
    message: '記録は JSON ではありません。ここの内容が正しくありません。',
    hint: 'ここか直前で、カンマ・引用符・括弧が抜けていないか確認してください。',
  },
  'REC-002/twice': {
    message: '1 つのオブジェクトにキー "{key}" が 2 回あります。',
    hint: 'どちらかを消すか改名してください。残せる値は片方だけです。',
  },
  'REC-002/foreign': {
    message: '{file} は JSON ですが、記録ではありません("format" が "{format}" ではありません)。',
    hint: 'パスを確認してください。保存した plan は --recording ではなく `apply --plan` に渡します。',
  },
  'REC-002/newer': {
    message: '記録 {file} の形式バージョンは {version} ですが、この hvm が扱えるのは {known} までです。',
    hint: '新しい hvm を使ってください。',
  },
  'REC-003/unknown-key': {
    message: '記録に {path} というキーはありません。{also}',
    hint: '綴りを直すか、消してください。キーの一覧は docs/recording.md にあります。',
  },
  'REC-003/missing-key': {
    message: '{path} がありません。{also}',
    hint: '"{key}" を書いてください。書く内容は docs/recording.md にあります。',
  },
  'REC-003/null': {
    message: '{path} が null です。{also}',
    hint: '既定値でよければ、キーごと省いてください。',
  },
  'REC-003/size': {
    message: '{path} が {found} です。記録の容量は MiB 単位の数値です。{also}',
    hint: '引用符なしの数値を書いてください。1 GiB は 1024、8 GiB は 8192、1 TiB は 1048576 です。',
  },
  'REC-003/type': {
    message: '{path} が {found} で、JSON の {expected} 型ではありません。{also}',
    hint: 'その型の値を書いてください。文字列は引用符で囲み、数値と true/false は囲みません。',
  },
  'REC-003/value': {
    message: '{path} が {found} です。書ける値は {values} です。{also}',
    hint: 'このうちのどれかを書いてください。',
  },
  'REC-003/small': {
    message: '{path} の {found} は小さすぎるか短すぎます。{also}',
    hint: '最小は {minimum} です。',
  },
  'REC-003/big': {
    message: '{path} の {found} は大きすぎます。{also}',
    hint: '最大は {maximum} です。',
  },
  'REC-003/form': {
    message: '{path} の {found} は形式が正しくありません。{also}',
    hint: '各キーの形式は docs/recording.md にあります。',
  },
  'REC-003/version': {
    message: '形式バージョン {found} は存在しません。{also}',
    hint: '引用符なしで {known} と書いてください。',
  },
  'REC-004/name': {
    message: '{path} と {first} が、同じ場所で同じ名前 {name} を持っています。{also}',
    hint: 'どちらかを改名するか消してください。vCenter では両方は存在できません。',
  },
  'REC-004/uuid': {
    message: '{path} と {first} の instanceUuid がどちらも {uuid} です。{also}',
    hint: 'コピーした方の instanceUuid を消してください。hvm が割り当てます。',
  },
  'REC-004/place': {
    message: '{path} と {first} がどちらも {place} にあります。{also}',
    hint: 'どちらかの "unit" か "controller" を変えてください。',
  },
  'REC-004/key': {
    message: '{path} と {first} のデバイスキーがどちらも {key} です。{also}',
    hint: 'どちらかの "key" を変えるか、省いてください。',
  },
  'REC-004/reference': {
    message: '{path} が指す {kind}「{name}」は記録にありません。{also}',
    hint: '名前を直すか、その {kind} を記録に追加してください。',
  },
  'REC-004/elsewhere': {
    message: '{path} が指す {kind}「{name}」は {here} ではなく {other} にあります。{also}',
    hint: 'どちらかを直してください。',
  },
  'REC-004/template': {
    message: '{path} が "{power}" ですが、この VM はテンプレートです。テンプレートは常に電源オフです。{also}',
    hint: '"power" か "template" を消してください。',
  },
  'REC-004/which': {
    message: '{path} がなく、該当する {kind} が 1 つに決まりません。{also}',
    hint: 'どの {kind} かを書いてください。',
  },
  'REC-005/full': {
    message: 'ディスクに空きがないため、記録 {file} を保存できませんでした。ファイルは元のままです。',
    hint: '空きを作ってから apply し直してください。止まった所から続きます。',
  },
  'REC-005/denied': {
    message:
      'フォルダー {folder} に書き込めないため、記録 {file} を保存できませんでした。ファイルは元のままです。',
    hint: 'hvm は隣に新しいファイルを書いて置き換えます。フォルダーを書き込み可能にするか、コピーを使ってください。',
  },
  'REC-005/read-only': {
    message: '記録 {file} は書き込み禁止です。何も書き込んでいません。',
    hint: '書き込み禁止を外すか(`chmod u+w`)、コピーを使ってください。',
  },
  'REC-005/failed': {
    message: '記録 {file} を保存できませんでした: {reason}。ファイルは元のままです。',
    hint: '原因を取り除いてから apply し直してください。止まった所から続きます。',
  },
  'REC-006': {
    message: '実行中に、記録 {file} が別の誰かに変更されました。以後は何も書き込んでいません。',
    hint: '`git diff {file}` で確認し、plan と apply をやり直してください。',
  },
  'LCK-001': {
    message: '記録 {file} は、{host} のプロセス {pid} が {age} 前({since})から apply 中です。',
    hint: '終わるのを待つか、--lock-timeout 5m で待たせてください。そのプロセスが hvm でないか、もう存在しないなら {lock} を消してください。',
  },
  'LCK-001/unreadable': {
    message: '記録 {file} は {lock} でロックされていますが、誰のロックか分かりません。',
    hint: '他に hvm が動いていなければ、そのファイルを消してください。',
  },
  'LCK-002': {
    message: '{lock} を書けないため({reason})、記録 {file} をロックできません。',
    hint: 'フォルダーを書き込み可能にするか、記録のコピーを使ってください。',
  },
  'LCK-002/full': {
    message: 'ディスクに空きがないため、記録 {file} をロックできません。',
    hint: '空きを作ってから、もう一度実行してください。',
  },
  'LCK-003': {
    message: '実行中に、記録 {file} のロック {lock} がなくなりました。以後は何も書き込んでいません。',
    hint: '誰が消したかを確認し、plan と apply をやり直してください。',
  },
  ...faults,
  ...deviceFaults,
};
