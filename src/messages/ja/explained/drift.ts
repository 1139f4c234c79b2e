import type { Explanations } from '../../explained.ts';
import type { drift as en } from '../../en/explained/drift.ts';

export const drift: Explanations<typeof en> = {
  'DRF-001': {
    title: 'hvm の最後の書き込みより後の手作業の変更',
    rule: 'hvm が管理する VM には、名前と、各カードの MAC が記録されています。いまの姿と違えば、手作業で変えられたものです。コア数、メモリ、電源、ディスクの大きさは記録されていません。定義があれば計画に差として出ますが、誰が変えたかは分かりません。',
    formula: '記録の名前、カード、MAC ≠ 実際のもの。なくなったディスクは DS-011 です',
    example: 'vSphere Client でカードを外して付け直すと、MAC が変わります。',
  },
};
