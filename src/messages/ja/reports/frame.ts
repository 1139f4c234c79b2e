import type { frame as en } from '../../en/reports/frame.ts';

export const frame: Readonly<Record<keyof typeof en, string>> = {
  'about/site': 'サイト',
  'about/state': '対象',
  'about/what-if': '仮定 (what-if)',
  'about/source': '読み取り元',
  'about/read': '読み取り日時',
  'about/date': '作成日',
  'state/planned': '計画を適用した後',
  'state/observed': '現在',
  'source/recording': '記録 {location}（vCenter {version}）',
  'source/vcenter': 'vCenter {location}（{version}）',
  'notes/title': '数字の前提',
  'notes/assumption': '仮定: {text}',
  'notes/source': '{text}（出典: {source}）',
  'total/title': '合計',
  'seal/drafted': '起案',
  'seal/checked': '確認',
  'seal/approved': '承認',
};
