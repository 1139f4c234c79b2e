import type { drift as en } from '../../en/rules/drift.ts';
import type { Texts } from '../../index.ts';

export const drift: Texts<keyof typeof en> = {
  'DRF-001': {
    message:
      '{subject} の名前が手作業で変わっています。hvm が最後に書いたときは {was}、いまの vCenter では {now} です。',
    hint: 'hvm は名前を戻しません。vCenter で戻すか、マニフェストの名前を変えて --adopt で引き取ってください。',
  },
  'DRF-001/card': {
    message:
      '{subject} のカード {card} ({was}) は、hvm が最後に書いたときにはありましたが、いまはありません。',
    hint: 'マニフェストに定義があれば、計画は新しいカードを追加します（MAC は変わります）。意図して外したのなら、マニフェストからも外してください。',
  },
  'DRF-001/mac': {
    message: '{subject} のカード {card} の MAC は、hvm が最後に書いたときは {was}、いまは {now} です。',
    hint: 'hvm は元に戻しません。古い MAC に結び付いた DHCP の予約やライセンスがないか確認してください。',
  },
};
