import type { cli as en } from '../en/cli.ts';
import type { Texts } from '../index.ts';
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
  'PLN-001': {
    message: 'マニフェストに誤りが {count} 件あるため、計画を作りませんでした。',
    hint: '上に挙げた箇所を直してください。hvm validate でマニフェストだけを確かめられます。',
  },
  'PLN-001/json': {
    message: 'マニフェストに誤りが {count} 件あるため、計画を作りませんでした。',
    hint: 'error.diagnostics に挙げた箇所を直してください。hvm validate でマニフェストだけを確かめられます。',
  },
  'PLN-002': {
    message: '計画 {file} を読めません: {reason}',
    hint: '--plan には hvm plan --out FILE が書いたファイルを指定してください。',
  },
  'PLN-003': {
    message: '計画 {file} は JSON として完結していません。途中で切れたか、編集されています。',
    hint: 'hvm plan --out {file} で作り直してください。',
  },
  'PLN-003/foreign': {
    message: '{file} は hvm の計画ではありません。',
    hint: '--plan には hvm plan --out FILE が書いたファイルを指定してください。',
  },
  'PLN-003/version': {
    message: '計画 {file} の形式は {version} 版ですが、この hvm が読めるのは 1.0 です。',
    hint: 'この版で hvm plan --out {file} として作り直してください。',
  },
  'PLN-003/digest': {
    message: '計画 {file} は編集されています。内容と digest が合いません。',
    hint: '計画は hvm が書いたまま適用します。マニフェストを直し、hvm plan --out {file} で作り直してください。',
  },
  'PLN-004': {
    message: 'この計画は別の vCenter ({planned}) のものです。ここは {actual} です。',
    hint: 'ここで計画を作り直すか、--recording FILE で正しい方を指定してください。',
  },
  'PLN-005': {
    message: '計画が今の状態に合わなくなっています。何も変更していません。\n{list}',
    hint: 'hvm plan --out FILE で計画を作り直し、内容を確かめてください。',
  },
  'PLN-005/exists': {
    message: '{name}: 計画では作成しますが、同じ名前の VM がもうあります。',
    hint: '計画を作り直してください。',
  },
  'PLN-005/gone': {
    message: '{name}: なくなっています。',
    hint: '計画を作り直してください。',
  },
  'PLN-005/power': {
    message: '{name}: 電源が {before} から {after} に変わっています。',
    hint: '計画を作り直してください。',
  },
  'PLN-005/version': {
    message: '{name}: 計画のあとで誰かが変更しています（版 {before} → {after}）。',
    hint: '計画を作り直してください。',
  },
  'PLN-006': {
    message: '計画を {file} に書けません: {reason}',
    hint: '--out には書き込めるフォルダのファイルを指定してください。',
  },
  'GRD-001': {
    message: '今は許可されていません。何も変更していません。\n{refusals}',
    hint: '停止の了解があれば {flags} を付けてください。--defer を付けると、残りだけを今行います。',
  },
  'GRD-001/forbidden': {
    message: '今は許可されていません。何も変更していません。\n{refusals}',
    hint: '禁止時間が終わるまで待つか、--defer を付けて残りだけを今行ってください。',
  },
  'GRD-001/line': {
    message: '{name}: {fields}（{impact}）には {flag} が必要です。',
    hint: '{flag} を付けてください。',
  },
  'GRD-001/line-window': {
    message: '{name}: {fields}（{impact}）には {flag} か、{opens} に始まる作業時間帯「{window}」が必要です。',
    hint: '{flag} を付けるか、お待ちください。',
  },
  'GRD-001/line-forbidden': {
    message: '{name}: {fields}（{impact}）は「{window}」の間、{flag} を付けても禁止です。',
    hint: '「{window}」が終わるまでお待ちください。',
  },
  'GRD-001/line-forbidden-until': {
    message:
      '{name}: {fields}（{impact}）は「{window}」の間、{flag} を付けても禁止です。{opens} からできます。',
    hint: '{opens} までお待ちください。',
  },
  'GRD-002': {
    message: '行うことがありますが、端末でないため確認できません。何も変更していません。',
    hint: '計画を確かめたうえで --yes を付けてください。',
  },
  'GRD-003': {
    message: '何も変更していません。妨げとなる誤りが {count} 件あります: {list}',
    hint: 'マニフェストか vCenter を直してください。責任をもって進める場合は --accept CODE:SUBJECT か、Site の exceptions に書きます。',
  },
  'GRD-003/never': {
    message: '何も変更していません。妨げとなる誤りが {count} 件あります: {list}',
    hint: 'マニフェストか vCenter を直してください。{never} は --accept でも通せません。',
  },
  'APL-001': {
    message: '適用を取りやめました。何も変更していません。',
    hint: '計画が正しければ yes と答えるか、--yes を付けてください。',
  },
  'APL-002': {
    message: '中断しました。何も変更していません。',
    hint: '準備ができたら、もう一度実行してください。',
  },
  'APL-002/running': {
    message: '指示により終了しました。vCenter では次の操作がまだ動いているかもしれません: {operations}',
    hint: '今の状態は hvm plan で見られます。もう一度適用すると残りを行います。',
  },
  'APL-003': {
    message: '--timeout {timeout} の時間が過ぎました。',
    hint: '時間を延ばして、もう一度実行してください。終わった分はそのまま残っています。',
  },
  'APL-003/waiting': {
    message: '応答を待つ間に --timeout {timeout} の時間が過ぎました。',
    hint: 'vCenter を確かめてから、もう一度実行してください。終わった分はそのまま残っています。',
  },
  'APL-004': {
    message: '{operation} を待つのをやめました。まだ動いているかもしれません。',
    hint: '今の状態は hvm plan で見られます。',
  },
  'APL-005': {
    message: '適用のあとの読み直しができませんでした: {reason}',
    hint: '残っているものは hvm plan で見られます。',
  },
  'APL-006': {
    message: 'この変更を行いますか',
    hint: 'yes か no で答えてください。',
  },
  'APL-007': {
    message:
      '中断します。新しい操作は始めず、実行中の操作が終わるのを待ちます。もう一度押すとすぐに終了します。',
    hint: 'お待ちください。急ぐ場合はもう一度 Ctrl-C を押してください。',
  },
  ...transfer,
  'INT-001': {
    message: '内部エラー: {reason}',
    hint: '-v を付けてもう一度実行し、その出力をお知らせください。',
  },
};
