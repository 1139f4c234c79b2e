import type { Explanations } from '../../explained.ts';
import type { responsibility as en } from '../../en/explained/responsibility.ts';

export const responsibility: Explanations<typeof en> = {
  'RSP-001': {
    title: '担当が未定',
    rule: 'VM ごとに、spec.responsibility の各役割の担当を書きます。TBD も回答の一つで、決まるまで「未定」と表示します。labels.owner が hospital でなく診療録も持たない VM では、書かれていない役割を全体で 1 件の情報として示します。',
    formula: '担当の記載がない役割、または TBD の役割',
    example: 'h-claio01: osPatch と antivirus が TBD。論文でも決まっていない点です (4.5)。',
  },
  'RSP-002': {
    title: '1 つの役割に 2 者',
    rule: '役割ごとの担当は 1 者です。2 者の名前があると、互いに相手を待つことになります。',
    formula: '担当の文字列に 、 , / & + や「および」がある',
    example: 'backup: 大学、FINDEX',
  },
};
