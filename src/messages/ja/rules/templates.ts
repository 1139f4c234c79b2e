import type { templates as en } from '../../en/rules/templates.ts';
import type { Texts } from '../../index.ts';

export const templates: Texts<keyof typeof en> = {
  'TPL-001': {
    message: 'テンプレートの最終パッチは {patched_at} で、{days} 日前です (基準 {most} 日)。',
    hint: '起動してパッチを適用し、停止してから、日付を Template の patchedAt に書いてください。',
  },
  'TPL-002': {
    message:
      '{os} のサポートは {end} に終わりました ({days} 日前)。新しい VM もセキュリティ更新がない状態で始まります。',
    hint: '新しい版のテンプレートを用意し、既存の VM の移行も計画してください (EOS-001)。',
  },
};
