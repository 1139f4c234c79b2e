import type { responsibility as en } from '../../en/rules/responsibility.ts';
import type { Texts } from '../../index.ts';

export const responsibility: Texts<keyof typeof en> = {
  'RSP-001': {
    message: '担当が未定です: {undecided}',
    hint: 'それぞれの担当を 1 者に決め、spec.responsibility に書いてください。',
  },
  'RSP-001/missing': {
    message: '担当の記載がありません: {roles}',
    hint: 'それぞれの担当を 1 者ずつ spec.responsibility に書いてください。決まっていなければ TBD と書きます。',
  },
  'RSP-001/none': {
    message: '担当の記載がまったくありません (spec.responsibility)。',
    hint: 'ハードウェア、OS、パッチ、バックアップなどの担当を書いてください。決まっていなければ TBD と書きます。',
  },
  'RSP-001/others': {
    message: '{count} 台の VM に、担当の記載がない役割があります: {shown}',
    hint: '関係者に明らかなら、そのままで構いません。全 VM に共通の担当は Site.spec.defaults.responsibility に書けます。',
  },
  'RSP-002': {
    message: '{role} の担当が 1 者に決まっていません: 「{owner}」',
    hint: '最初に連絡する 1 者を書いてください。協力する側は notes かベンダーの欄に書きます。',
  },
};
