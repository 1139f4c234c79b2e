import type { support as en } from '../../en/rules/support.ts';
import type { Texts } from '../../index.ts';

export const support: Texts<keyof typeof en> = {
  'EOS-001': {
    message: '{name} のサポートは {day} に終わりました ({ago} 日前)。VM {count} 台: {who}。',
    hint: 'サポート中の Windows Server への移行を計画し、アプリケーションが対応する版をベンダに確認してください。それまではほかのネットワークから隔離し、バックアップを確実に取ってください。',
  },
  'EOS-001/over-all': {
    message:
      '{name} のサポートは {day} に ({ago} 日前)、有償のセキュリティ更新も {esuDay} に ({esuAgo} 日前) 終わりました。VM {count} 台: {who}。',
    hint: 'サポート中の Windows Server への移行を計画し、アプリケーションが対応する版をベンダに確認してください。それまではほかのネットワークから隔離し、バックアップを確実に取ってください。',
  },
  'EOS-001/esu': {
    message:
      '{name} のサポートは {day} に終わりました ({ago} 日前)。有償のセキュリティ更新は {esuDay} まで (あと {esuAgo} 日) です。VM {count} 台: {who}。',
    hint: 'それまでの更新プログラムは有償で、SA またはサブスクリプションが必要です。これらの VM が契約済みか、販売店に確認してください。',
  },
  'EOS-001/soon': {
    message: '{name} のサポートは {day} に終わります (あと {ago} 日)。VM {count} 台: {who}。',
    hint: '更新を予算に入れ、早めにベンダに確認してください。',
  },
  'EOS-002': {
    message: '{name} のサポートは {day} に終わりました ({ago} 日前)。VM {count} 台: {who}。',
    hint: 'アプリケーションが対応する版をベンダに確認し、サーバーの更新と合わせて計画してください。',
  },
  'EOS-002/over-all': {
    message:
      '{name} のサポートは {day} に ({ago} 日前)、有償のセキュリティ更新も {esuDay} に ({esuAgo} 日前) 終わりました。VM {count} 台: {who}。',
    hint: 'アプリケーションが対応する版をベンダに確認し、サーバーの更新と合わせて計画してください。',
  },
  'EOS-002/esu': {
    message:
      '{name} のサポートは {day} に終わりました ({ago} 日前)。有償のセキュリティ更新は {esuDay} まで (あと {esuAgo} 日) です。VM {count} 台: {who}。',
    hint: 'それまでの更新プログラムは有償で、SA またはサブスクリプションが必要です。これらの VM が契約済みか、販売店に確認してください。',
  },
  'EOS-002/soon': {
    message: '{name} のサポートは {day} に終わります (あと {ago} 日)。VM {count} 台: {who}。',
    hint: '更新を予算に入れ、早めにベンダに確認してください。',
  },
  'EOS-003': {
    message: '{name} のサポートは {day} に終わりました ({ago} 日前)。対象: {who}。',
    hint: 'vCenter とホストの更新を計画してください。サーバー機とバックアップソフトの対応も確認してください。',
  },
  'EOS-003/soon': {
    message: '{name} のサポートは {day} に終わります (あと {ago} 日)。対象: {who}。',
    hint: '更新を予算に入れ、早めにベンダに確認してください。',
  },
  'EOS-004': {
    message:
      '{subject} の仮想ハードウェアは {hardware} です。{hosts} (ESXi {version}) で動くのは {newest} までで、この VM は起動できません。',
    hint: 'ホストを更新するか、availability.hosts でほかのホストに限ってください。仮想ハードウェアの版は、スナップショットか複製なしには戻せません。',
  },
};
