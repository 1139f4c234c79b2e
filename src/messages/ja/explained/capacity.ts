import type { Explanations } from '../../explained.ts';
import type { capacity as en } from '../../en/explained/capacity.ts';

export const capacity: Explanations<typeof en> = {
  'CAP-001': {
    title: 'メモリの総量不足',
    rule: 'クラスタの全 VM (hvm の管理外や停止中のものも含む) のメモリが、ホストのメモリに収まること。収まらないと VM が起動しないか、スワップが起きて全体が遅くなります。',
    formula: 'Σ VM のメモリ ≤ Σ (ホストのメモリ − Site.spec.hosts.overhead)',
    example: '26 台で 168 GiB、96 GiB のホスト 3 台 (overhead 4 GiB): 168 / 276 GiB = 60.9 %。',
  },
};
