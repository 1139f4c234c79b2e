import type { journal as en } from '../en/journal.ts';
import type { Texts } from '../index.ts';

export const journal: Texts<keyof typeof en> = {
  'JNL-001': {
    message: 'ジャーナル {file} に書けません: {reason}。何も変更していません。',
    hint: '適用は、行ったことを必ず書き残します。--journal FILE で別の場所を指定してください。',
  },
  'JNL-001/denied': {
    message: 'ジャーナル {file} に書けません。書き込む権限がありません ({reason})。何も変更していません。',
    hint: '権限を直すか、--journal FILE または XDG_STATE_HOME で別の場所を指定してください。',
  },
  'JNL-001/full': {
    message: 'ジャーナル {file} に書けません。空きがありません ({reason})。何も変更していません。',
    hint: '空きを作るか、--journal FILE または XDG_STATE_HOME で別の場所を指定してください。',
  },
  'JNL-001/missing': {
    message: 'ジャーナル {file} に書けません。フォルダーがありません ({reason})。何も変更していません。',
    hint: '先にフォルダーを作るか、--journal FILE で別の場所を指定してください。',
  },
  'JNL-001/nowhere': {
    message: 'ジャーナルの置き場所がありません。ホームフォルダーがないためです。何も変更していません。',
    hint: '--journal FILE または XDG_STATE_HOME で指定してください。',
  },
  'JNL-002': {
    message: '{file} はジャーナルではなく、書き足すと中身が壊れます。何も変更していません。',
    hint: '--journal には新しいファイルか、以前の適用が書いたジャーナルを指定してください。',
  },
  'JNL-003': {
    message: 'ジャーナル {file} に書けなくなりました ({reason})。適用は続けます。',
    hint: '適用の結果には影響しません。ただし hvm status では、この実行の一部が分からなくなります。',
  },
  'JNL-004': {
    message: '{place} に「{id}」という実行はありません。',
    hint: '最近の実行は hvm status で見られます。別の場所にある場合は --journal FILE を付けてください。',
  },
  'JNL-004/several': {
    message: '「{id}」で始まる実行が複数あります: {runs}',
    hint: 'ID をもう少し長く書いてください。',
  },
  'JNL-005': {
    message: 'ジャーナル {file} を読めません: {reason}',
    hint: 'ファイルがあり、読む権限があるか確かめてください。ほかには影響しません。',
  },
};
