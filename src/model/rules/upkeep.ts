import type { Rule } from '../rule.ts';

const guideline = '医療情報システムの安全管理に関するガイドライン 第6.0版 システム運用編';
const checklist = '医療機関におけるサイバーセキュリティ対策チェックリスト 令和7年度版';

/** Patches, backups, external storage, remote maintenance and vendors. */
export const upkeep = {
  'PAT-001': { severity: 'warning', source: `論文 4.5; ${checklist} (セキュリティパッチ)` },
  'PAT-002': {
    severity: 'warning',
    thresholds: { days: { value: 90, unit: 'days' } },
    ...{ source: `${checklist} (セキュリティパッチ)`, isAssumption: true },
  },
  'BKP-001': { severity: 'warning', source: `${checklist} 3-②` },
  'BKP-002': {
    severity: 'warning',
    thresholds: { generations: { value: 3, unit: 'count' } },
    source: `${guideline} 18① と Q&A (電子カルテ 5 世代、その他 3 世代)`,
  },
  'BKP-003': { severity: 'warning', source: `${guideline} 18①; 診療録管理体制加算 (令和6年度)` },
  'BKP-004': {
    severity: 'warning',
    thresholds: { days: { value: 365, unit: 'days' } },
    ...{ source: `${checklist} 3-②`, isAssumption: true },
  },
  'EXT-001': {
    severity: 'warning',
    source: '論文 4.2; 平成14年3月29日 通知「診療録等の保存を行う場所について」',
  },
  'RMT-001': { severity: 'warning', source: `${checklist} 2-②` },
  'RMT-002': {
    severity: 'info',
    thresholds: { days: { value: 365, unit: 'days' } },
    ...{ source: `${checklist} 2-②`, isAssumption: true },
  },
  'VEN-001': {
    severity: 'warning',
    thresholds: { days: { value: 365, unit: 'days' } },
    ...{ source: `${checklist} 2-③`, isAssumption: true },
  },
} as const satisfies Readonly<Record<string, Rule>>;
