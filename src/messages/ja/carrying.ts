/** Plans and applies: saved plans (PLN), guards (GRD), what happens while a plan is carried out (APL). */
import type { carrying as en } from '../en/carrying.ts';
import type { Texts } from '../index.ts';

export const carrying: Texts<keyof typeof en> = {
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
  'PLN-002/special': {
    message: '{file} は普通のファイルではありません (パイプ、デバイス、フォルダーなど)。',
    hint: '「hvm plan --out FILE」が書いたファイルを --plan に指定してください。',
  },
  'PLN-002/large': {
    message: '計画 {file} は {limit} MiB を超えています。hvm が書く大きさではありません。',
    hint: '「hvm plan --out FILE」が書いたファイルを --plan に指定してください。',
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
  'PLN-003/strange': {
    message: '計画 {file} は hvm が作ったものではありません: {strange}',
    hint: 'ファイルを誰が編集したか確認してください。マニフェストを直し、hvm plan --out {file} で計画を作り直します。',
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
  'PLN-005/work': {
    message: '行うべき操作が計画と異なっています。',
    hint: '計画を作り直してください。',
  },
  'PLN-005/meanwhile': {
    message:
      '適用中に {object} がほかの人によって変更され、残りの作業が計画と異なります。hvm はこれ以上変更していません。\n{list}',
    hint: '再度 plan を実行し、差分を確認してください。',
  },
  'PLN-005/field': {
    message: '{path} は {actual} になっています。{wanted} への変更は計画にありません。',
    hint: '計画を作り直してください。',
  },
  'PLN-005/finding': {
    message: '新しい問題があります。{code}: {message}',
    hint: '計画を作り直してください。',
  },
  'PLN-006': {
    message: '計画を {file} に書けません: {reason}',
    hint: '--out には書き込めるフォルダのファイルを指定してください。',
  },
  'PLN-006/special': {
    message:
      '計画を {file} に保存できません。普通のファイルではありません (パイプ、デバイス、フォルダーなど)。',
    hint: '新しいファイルか、以前の計画のファイルを指定してください。-o json なら計画は標準出力に出ます。',
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
  'GRD-004': {
    message: '1 回の apply には多すぎます。何も変更していません。\n{excesses}',
    hint: '--target や --defer で一部だけを行うか、了解があれば --exceed-limits を付けてください。上限は Site の spec.policy.limits にあります。',
  },
  'GRD-004/interrupted': {
    message:
      'この apply は、宣言した {of} 台のうち {vms} 台 ({share}) を中断します。Site の上限は {allows} です。',
    hint: '一部だけを適用してください。',
  },
  'GRD-004/created': {
    message:
      'この apply は、宣言した {of} 台のうち {vms} 台 ({share}) を作成します。Site の上限は {allows} です。',
    hint: '一部だけを適用してください。',
  },
  'GRD-005': {
    message: '順番が来たときには許可されなくなっていたため、次のものはそのままにしました。\n{refusals}',
    hint: '許可される時にもう一度 apply してください。済んだことはそのままです。',
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
  'APL-004/guest': {
    message: '{object} のゲストを待つのをやめました。サーバー自体は動いています。',
    hint: 'vCenter で状態を確認してください。もう一度 apply すると残りを続けます。',
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
  'APL-008': {
    message:
      'vCenter で {vms} に実行中の処理が終わるのを待ちます。途中で終わった apply が始めたものかもしれません。',
    hint: '何もする必要はありません。終わってから計画を立てます。',
  },
};
