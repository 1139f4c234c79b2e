import type { licences as en } from '../../en/explained/licences.ts';
import type { Explanations } from '../../explained.ts';

export const licences: Explanations<typeof en> = {
  'LIC-001': {
    title: 'SQL Server ライセンスの試算',
    rule: 'SA (Software Assurance) なしのライセンスは 90 日間ホストを移せないため、VM が動きうるホストすべてにコア数分が要ります。マニフェストの availability に従って数えます。static-standby は 1 台、必須ルールのグループはその台数、それ以外は全ホスト。試算であり、最終判断は契約書によります。',
    formula:
      'VM 単位 SA なし: Σ max(4, vCPU) × ホスト数。SA あり: Σ max(4, vCPU)。Enterprise のホスト単位: ホストごとに Σ プロセッサ max(4, コア × 係数)、SA なしは VM 数以上。パック: プールごとに ⌈ライセンス / 2⌉。',
    example:
      '4 vCPU の VM 2 台: HA なら (4 + 4) × 3 台 = 24 コアライセンス = 12 パック、1 台固定なら 8 = 4 パック。',
  },
  'LIC-002': {
    title: 'SA なしの SQL Server 2022 (VM 単位)',
    rule: 'SQL Server 2022 から、VM 単位のライセンスには SA またはサブスクリプションが必要です。',
    formula: 'version ≥ 2022、model per-core、softwareAssurance が true でない',
    example: 'version "2022"、edition standard、SA なし: エラー。"2019" ならありません。',
  },
  'LIC-003': {
    title: 'Enterprise 以外のホスト単位ライセンス',
    rule: 'ホストのコアをライセンスして上の VM をまかなえるのは Enterprise だけです。Standard は VM 単位かサーバー + CAL です。',
    formula: 'model host で edition が standard か web',
    example: 'model host と edition standard: エラー。',
  },
  'LIC-004': {
    title: 'HA が破りうるルール',
    rule: '「できるだけ」(should) の VM-Host ルールでは、HA が別のホストで VM を起動できます。SA なしのライセンスでは、ルールがないのと同じです。',
    formula: 'クラスタの有効なルールで、必須でなく、その VM を含むもの',
    example: '「できるだけ esx01」のルールと HA: 4 vCPU × 3 台 = 12 コアライセンス (4 ではありません)。',
  },
  'LIC-005': {
    title: '90 日以内の再割り当て',
    rule: 'SA なしのライセンスを別のホストへ割り当て直せるのは 90 日に 1 回です。それより早く移せるのはホストの恒久的な故障のときだけです。software.assignedHost と assignedAt に、どこへいつ割り当てたかを書きます。',
    formula:
      '最短の日 = assignedAt + bound。assignedHost が VM のホストに含まれない間、または期間内の間に出ます',
    example: '2026-10-01 に esx01 へ割り当て、esx03 へ移す: 2026-12-30 から可能。',
    thresholds: { bound: 'ライセンスがホストに留まる日数' },
  },
  'LIC-006': {
    title: 'ライセンスの購入形態',
    rule: 'ベンダがアプリケーションに付けるライセンス (OEM、ISV ランタイム) はベンダとの契約に従い、数えません。形態が分からなければボリュームライセンスの規則で数えます。',
    formula: 'software.channel がないか unknown (警告)、oem か isv-runtime (情報)',
    example: 'channel: isv-runtime: hvm report licences の合計に入りません。',
  },
  'LIC-007': {
    title: '版またはエディションの記載がない',
    rule: 'SQL Server の版とエディションが分からなければ、どの規則が当てはまるか分かりません。',
    formula: 'software.version または software.edition がない',
    example: '{product: sql-server} だけ: コア単位、新しい版として数えます。',
  },
  'LIC-008': {
    title: 'SQL Server を持つ待機系',
    rule: '2012 までは待機系 1 台が無償です。2014 以降の無償の待機系には稼働系の SA が必要です (高可用性用 1 台と災害対策用 1 台)。稼働系より多いコアの分は常に要ります。',
    formula: '無償: max(0, max(4, vCPU) − max(4, 稼働系の vCPU))、それ以外は max(4, vCPU)',
    example:
      'SA なしの SQL Server 2014、稼働系も待機系も 4 vCPU: 8 コアライセンス。SA ありで 4、待機系が 6 vCPU なら 6。',
  },
  'LIC-009': {
    title: 'Developer エディション',
    rule: 'Developer エディションは無償ですが、開発と試験専用です。',
    formula: 'edition developer',
    example: '診療に使う VM に edition developer と書かれている。',
  },
  'LIC-010': {
    title: '数えられないサーバー + CAL',
    rule: 'サーバー + CAL は Standard のものです。Enterprise にあるのは古い契約だけです。サーバーライセンスのほかに、利用者か端末ごとに CAL が要ります。',
    formula: 'サーバー: Σ VM のホスト数、SA ありは VM ごとに 1。CAL: min(利用者, 端末)。',
    example: 'ホスト 3 台の HA の VM 2 台、利用者 80、端末 60: サーバーライセンス 6 とデバイス CAL 60。',
  },
  'LIC-011': {
    title: 'ホスト単位のほうが少ない',
    rule: 'Enterprise は VM 単位でもホスト単位でもライセンスできます。VM が多いと、ホスト単位のほうが少なくなります。',
    formula: '全ホストのライセンス < VM 単位のライセンス',
    example: 'SA 付き 4 vCPU の VM、16 コアのホスト 3 台: 11 台までは VM 単位が少なく、12 台で同じ (48)。',
  },
  'LIC-012': {
    title: 'Windows Server ライセンスの試算',
    rule: 'Windows Server のライセンスはホストに付き、移動の権利はありません。ホストごとに、そこで動きうる最大の VM 数の分が要ります。数え方は VM の中で最も新しい版で決まります。試算であり、最終判断は契約書によります。CAL は別に要ります。',
    formula:
      '2012 R2 まで: Datacenter Σ ⌈プロセッサ / 2⌉、Standard Σ max(⌈プロセッサ / 2⌉, ⌈VM / 2⌉)。2016 から C = max(16, Σ プロセッサ max(8, コア)): Datacenter Σ C、Standard Σ ⌈VM / 2⌉ × C。SA 付き VM 単位: max(16, Σ max(8, vCPU))。',
    example:
      '2012 R2 の VM 26 台、2 プロセッサのホスト 3 台、1 台に最大 13 台: Datacenter 3、Standard 7 × 3 = 21。',
  },
};
