import type { Rule } from '../rule.ts';

/** Who answers for what. */
export const responsibility = {
  'RSP-001': {
    severity: 'warning',
    source: '論文 4.5; 医療情報システムの安全管理に関するガイドライン 第6.0版 企画管理編',
  },
  'RSP-002': {
    severity: 'warning',
    source: '医療情報システムの安全管理に関するガイドライン 第6.0版 企画管理編 (責任分界)',
  },
} as const satisfies Readonly<Record<string, Rule>>;
