import type { cli as en } from '../en/cli.ts';
import type { Texts } from '../index.ts';
import { carrying } from './carrying.ts';
import { journal } from './journal.ts';
import { transfer } from './transfer.ts';

export const cli: Texts<keyof typeof en> = {
  'USE-001': {
    message: 'hvm に「{word}」というコマンドはありません。',
    hint: 'コマンドの一覧は hvm --help で見られます。',
  },
  'USE-001/near': {
    message: 'hvm に「{word}」というコマンドはありません。',
    hint: 'hvm {near} ではありませんか。',
  },
  'USE-002': {
    message: 'hvm {verb} に {option} というオプションはありません。',
    hint: 'オプションの一覧は hvm {verb} --help で見られます。',
  },
  'USE-002/global': {
    message: 'hvm に {option} というオプションはありません。',
    hint: 'コマンドの一覧は hvm --help、そのオプションは hvm COMMAND --help で見られます。',
  },
  'USE-002/near': {
    message: 'hvm {verb} に {option} というオプションはありません。',
    hint: '{near} ではありませんか。一覧は hvm {verb} --help で見られます。',
  },
  'USE-002/elsewhere': {
    message: 'hvm {verb} では {option} を使えません。',
    hint: '使えるのは {verbs} です。このコマンドのオプションは hvm {verb} --help で見られます。',
  },
  'USE-003': {
    message: 'オプション {option} には値が必要です。',
    hint: '{usage} と書いてください。',
  },
  'USE-004': {
    message: '「{value}」は {option} の値として使えません。',
    hint: '使える値: {expected}',
  },
  'USE-004/env': {
    message: '環境変数 {option} の値「{value}」は使えません。',
    hint: '使える値: {expected}',
  },
  'USE-005': {
    message: 'hvm {verb} に引数「{word}」は要りません。',
    hint: '使い方は hvm {verb} --help で見られます。',
  },
  'USE-006': {
    message: 'hvm {verb} には {argument} が必要です。',
    hint: '{usage} と書いてください。',
  },
  'USE-007': {
    message: '{first} と {second} は同時に使えません。',
    hint: 'どちらかを外してください。',
  },
  'USE-007/saved': {
    message: '--plan と {second} は同時に使えません。保存した計画はそのまま適用します。',
    hint: '{second} を外すか、hvm plan {second} … --out FILE で計画を作り直してください。',
  },
  'USE-008': {
    message: '--target {pattern} に当たる仮想マシンはマニフェストにありません。',
    hint: 'VirtualMachine の metadata.name を書いてください。* と ? で複数を指せます。',
  },
  'USE-008/near': {
    message: '--target {pattern} に当たる仮想マシンはマニフェストにありません。',
    hint: '{near} ではありませんか。',
  },
  'USE-009': {
    message: '--adopt {name} にあたる仮想マシンはマニフェストにありません。',
    hint: '先にマニフェストを書いてください。そのあと --adopt で既存の VM を引き受けられます。',
  },
  'USE-009/near': {
    message: '--adopt {name} にあたる仮想マシンはマニフェストにありません。',
    hint: '{near} ではありませんか。',
  },
  'USE-010': {
    message:
      'Site {site} に spec.vcenter.recording も spec.vcenter.url もないため、どこを見ればよいか分かりません。',
    hint: 'Site に spec.vcenter.recording を書くか、--recording FILE を指定してください。',
  },
  'USE-010/offline': {
    message: '--offline に必要な spec.vcenter.recording が Site {site} にありません。',
    hint: 'Site に書くか、--offline の代わりに --recording FILE を指定してください。',
  },
  'USE-012': {
    message: '{folder} はもうあります。hvm init は何も上書きしません。',
    hint: '別のフォルダを hvm init DIR で指定するか、今あるフォルダにマニフェストを書いてください。',
  },
  'USE-012/not-a-folder': {
    message: '{folder} はフォルダではありません。',
    hint: '別の場所を hvm init DIR で指定してください。',
  },
  'USE-012/write': {
    message: '{folder} に書き込めません: {reason}',
    hint: '書き込めるフォルダを指定してください。',
  },
  'USE-013': {
    message: 'マニフェストに「{path}」はありません。',
    hint: '種類は hvm explain で、その項目は hvm explain KIND で見られます。',
  },
  'USE-013/near': {
    message: 'マニフェストに「{path}」はありません。',
    hint: 'hvm explain {near} ではありませんか。',
  },
  'USE-013/code': {
    message: 'コード {code} はありません。',
    hint: 'hvm が表示したとおりに書いてください。一覧は docs/findings.md と docs/errors.md にあります。',
  },
  'USE-013/code-near': {
    message: 'コード {code} はありません。',
    hint: '「hvm explain {near}」のことですか。',
  },
  'USE-014': {
    message: '「{word}」というシェルには対応していません。',
    hint: '対応しているのは {known} です。',
  },
  'USE-015': {
    message: '{option} は記録に対してだけ使えます。vCenter には自分の時計があります。',
    hint: '外すか、--offline または --recording FILE で記録を使ってください。',
  },
  'USE-015/vcenter': {
    message: '{option} は vCenter に対してだけ使えます。これは記録です。',
    hint: '外すか、spec.vcenter.url または --vcenter URL で vCenter を指定してください。',
  },
  'USE-016': {
    message:
      '--vcenter の URL に @ があります。ユーザー名やパスワードを URL に書くと、このマシンの誰からでも見えます。',
    hint: 'URL からは外してください。spec.vcenter.username と password (省略時は HVM_USERNAME と HVM_PASSWORD) で指定します。',
  },
  'USE-019': {
    message: '--what-if {text} はマニフェストに合いません:\n{list}',
    hint: '直してからもう一度実行してください。書ける値は hvm explain KIND.path で見られます。',
  },
  'USE-019/kind': {
    message: '--what-if {text}: そのような種類の文書はありません。',
    hint: 'KIND/NAME.PATH=VALUE の形で書いてください。種類は {known} です。ファイルなら ./{text} のようにパスで書いてください。',
  },
  'USE-019/document': {
    message: '--what-if {text}: マニフェストに {kind} {name} はありません。',
    hint: 'KIND/NAME.PATH=VALUE の形で書いてください。あるのは {known} です。新しい文書はファイルに書きます: --what-if FILE',
  },
  'USE-019/document-near': {
    message: '--what-if {text}: マニフェストに {kind} {name} はありません。',
    hint: '{kind}/{near} のことですか。新しい文書はファイルに書きます: --what-if FILE',
  },
  'USE-019/entry': {
    message: '--what-if {text}: リストにその項目はありません。',
    hint: 'disks[data].size のように、名前で指定してください。',
  },
  'USE-019/value': {
    message: '--what-if {text} の値を読めません。',
    hint: 'マニフェストと同じように書いてください: =8、=64 GiB、=[esx01, esx02]',
  },
  'PLN-003/what-if': {
    message: '{file} の計画は仮定 (what-if) に基づくもので、適用できません。',
    hint: '仮定した内容をマニフェストに書いてから、計画し直してください。',
  },
  'USE-018': {
    message: '--since {file}: 点検の JSON ではありません。',
    hint: 'hvm check -o json > ファイル で残したものを指定してください。比べながら同じファイルに書き出すと空になります。別のファイルにしてください。',
  },
  'USE-018/unreadable': {
    message: '--since {file} を読めません（{reason}）。',
    hint: '前回の点検のファイルを指定してください。初めてのときは --since を付けずに実行してください。',
  },
  'USE-018/site': {
    message: '--since {file} は Site {site} ではなく {other} の点検です。',
    hint: '{site} の点検のファイルを指定してください。',
  },
  'USE-017': {
    message: '「{word}」という報告書はありません。',
    hint: 'あるのは {known} です。',
  },
  'USE-017/near': {
    message: '「{word}」という報告書はありません。',
    hint: '「hvm report {near}」ではありませんか？ あるのは {known} です。',
  },
  'SEC-001': {
    message: '秘密の値を取り出す環境変数 {name} が設定されていません。',
    hint: '実行時に設定するか、マニフェストの参照を直してください。',
  },
  'SEC-002': {
    message: '秘密の値のファイル {file} を読めません: {reason}',
    hint: 'ファイルがあり、読む権限があるか確認してください。',
  },
  'SEC-002/empty': {
    message: 'ファイル {file} に秘密の値がありません (空か、長すぎます)。',
    hint: '秘密の値だけを書いてください。',
  },
  'SEC-002/special': {
    message: '秘密の値のファイル {file} は普通のファイルではありません (パイプ、デバイス、フォルダーなど)。',
    hint: '普通のファイルを指定するか、秘密の値を出力するプログラムを fromCommand で指定してください。',
  },
  'SEC-003': {
    message: '秘密の値を出力するはずのプログラム {program} が失敗しました ({reason})。',
    hint: '手で実行して確かめてください。hvm はその出力を表示しません。',
  },
  'SEC-003/empty': {
    message: '秘密の値を出力するはずのプログラム {program} が何も出力しませんでした。',
    hint: '手で実行して確かめてください。標準出力に出す必要があります。',
  },
  'SEC-003/late': {
    message: '秘密の値を出力するはずのプログラム {program} が {seconds} 秒たっても終わりませんでした。',
    hint: '手で実行して確かめてください。入力を求めるものは使えません。',
  },
  ...carrying,
  ...transfer,
  ...journal,
  'OUT-001': {
    message: '結果を標準出力に書けません ({reason})。出力は途中までです。',
    hint: 'ディスクの空きを増やすか、別の場所に出力してください。apply の後なら、何を行ったかは hvm status で分かります。',
  },
  'INT-001': {
    message: '内部エラー: {reason}',
    hint: '-v を付けてもう一度実行し、その出力をお知らせください。',
  },
};
