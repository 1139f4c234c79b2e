import type { policySettings as en } from '../en/policy-settings.ts';
import type { Texts } from '../index.ts';

export const policySettings: Texts<keyof typeof en> = {
  'MAN-015': {
    message: '{path}: 指摘 {code} はありません。',
    hint: '同じ種類のコードは {known} です。説明は hvm explain コード で見られます。',
  },
  'MAN-015/near': {
    message: '{path}: 指摘 {code} はありません。',
    hint: '{near} のことですか。説明は hvm explain コード で見られます。',
  },
  'MAN-015/none': {
    message: '{path}: 指摘 {code} も、同じ種類の指摘もありません。',
    hint: 'hvm check が表示するとおりのコードを書いてください。一覧は docs/findings.md にあります。',
  },
  'MAN-015/never': {
    message:
      '{path}: {code} の重さは変えられません。vSphere が拒否するもの、または別のサーバーに触れてしまうものです。',
    hint: 'この設定を消してください。対処は hvm explain {code} で見られます。',
  },
  'MAN-015/no-exception': {
    message:
      '{path}: {code} は例外にできません。vSphere が拒否するもの、または別のサーバーに触れてしまうものです。',
    hint: 'この例外は効きません。消してください。対処は hvm explain {code} で見られます。',
  },
  'MAN-015/no-thresholds': {
    message: '{path}: {code} にしきい値はなく、{name} は書けません。',
    hint: '変えられるのは重さだけです: error、warning、info、off。',
  },
  'MAN-015/threshold': {
    message: '{path}: {code} にしきい値 {name} はありません。',
    hint: 'あるのは {known} です。意味は hvm explain {code} で見られます。',
  },
  'MAN-015/threshold-near': {
    message: '{path}: {code} にしきい値 {name} はありません。',
    hint: '{near} のことですか。意味は hvm explain {code} で見られます。',
  },
  'MAN-015/value': {
    message: '{path} に {found} は書けません。',
    hint: '既定値と同じ単位で書いてください。例: {example}',
  },
  'MAN-015/share': {
    message: '{path}: {found} では 1 % に届きません。',
    hint: '{near} と書いてください。',
  },
  'MAN-015/order': {
    message: '{path}: {warn} が {value}、{error} が {limit} では、警告より先にエラーになります。',
    hint: '警告が先になるように {warn} と {error} を決めてください。',
  },
};
