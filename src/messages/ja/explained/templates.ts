import type { Explanations } from '../../explained.ts';
import type { templates as en } from '../../en/explained/templates.ts';

export const templates: Explanations<typeof en> = {
  'TPL-001': {
    title: '古いテンプレート',
    rule: '新しい VM はテンプレートのパッチの状態で始まります。patchedAt がなければ何も言いません。',
    formula: '今日 − patchedAt > days',
    example: 'patchedAt: 2017-01-11 なら 2017 年 3 月 10 日で 58 日。',
    thresholds: { days: 'この日数を超えると警告' },
  },
  'TPL-002': {
    title: 'サポートの終わったテンプレート',
    rule: 'テンプレートの OS のサポートが続いていること。日付は EOS-001 と同じです。',
    formula: '延長サポートの終わり < 今日',
    example: 'Windows Server 2012 R2: 2023-10-10。',
  },
};
