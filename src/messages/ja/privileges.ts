import type { privileges as en } from '../en/privileges.ts';
import type { Texts } from '../index.ts';

export const privileges: Texts<keyof typeof en> = {
  'PRV-001': {
    message:
      '{subject} は vCenter にありますが、アカウントに {object} の権限 {privilege} がないため、その {what} を読めません。この VM には何も計画しません。',
    hint: 'アカウントに {privilege} を、{object} に対して、またはその上のフォルダーやデータセンターで子への伝達付きで与え、もう一度 plan してください。hvm は半分しか読めない VM には何もしません。',
  },
  'PRV-001/fault': {
    message:
      '{subject} は vCenter にありますが、vCenter がその {what} を答えません({object} で {fault})。この VM には何も計画しません。',
    hint: 'vSphere Client で {object} を確認し、もう一度 plan してください。hvm は半分しか読めない VM には何もしません。',
  },
  'PRV-001/unknown': {
    message:
      '{subject} は見つかりませんが、実際にはあるかもしれません。アカウントに権限 {privilege} がなく、次の VM の {what} を読めないため、どの VM なのか見分けられません: {vms}(全部で {count} 台)。',
    hint: 'アカウントに {privilege} を、これらの VM に対して、またはデータセンターで子への伝達付きで与え、もう一度 plan してください。それまで hvm は VM を作成しません。2 台目になるおそれがあるためです。',
  },
  'PRV-001/unknown-fault': {
    message:
      '{subject} は見つかりませんが、実際にはあるかもしれません。vCenter が次の VM の {what} を答えないため({fault})、どの VM なのか見分けられません: {vms}(全部で {count} 台)。',
    hint: 'vSphere Client でこれらの VM を確認し、もう一度 plan してください。それまで hvm は VM を作成しません。2 台目になるおそれがあるためです。',
  },
  'PRV-001/template': {
    message:
      '{subject} の作成元 {template} は、アカウントに権限 {privilege} がないため、{what} を読めません。',
    hint: 'アカウントに {privilege} を、テンプレート {template} に対して、またはその上のフォルダーやデータセンターで子への伝達付きで与え、もう一度 plan してください。',
  },
  'PRV-001/template-fault': {
    message: '{subject} の作成元 {template} の {what} を、vCenter が答えません({fault})。',
    hint: 'vSphere Client でテンプレート {template} を確認し、もう一度 plan してください。',
  },
  'PRV-002': {
    message:
      'アカウントに権限 {privilege} がないため、{subject}({kind})の {what} を読めません。それなしで計画します。',
    hint: 'それを使う規則では「不明」として扱います。見えるようにするには、アカウントに {privilege} を、{subject} に対して、またはその上で子への伝達付きで与えてください。',
  },
  'PRV-002/fault': {
    message: 'vCenter が {subject}({kind})の {what} を答えません: {fault}。それなしで計画します。',
    hint: 'それを使う規則では「不明」として扱います。vSphere Client で {subject} を確認してください。',
  },
  'PRV-002/vms': {
    message:
      'アカウントに権限 {privilege} がないため、この計画が触れない VM の {what} を読めません: {shown}(全部で {count} 台)。',
    hint: 'それらが使っている資源は計画に入りません。見えるようにするには、アカウントに {privilege} を、それらの VM に対して、またはデータセンターで子への伝達付きで与えてください。',
  },
  'PRV-002/vms-fault': {
    message: 'この計画が触れない VM の {what} を vCenter が答えません({fault}): {shown}(全部で {count} 台)。',
    hint: 'それらが使っている資源は計画に入りません。vSphere Client で確認してください。',
  },
  'PRV-002/guests': {
    message:
      'アカウントに権限 {privilege} がないため、次の VM の {what} を読めません: {shown}(全部で {count} 台)。それなしで計画します。',
    hint: 'VMware Tools の状態が見えないゲストはシャットダウンしません(VM-005)。見えるようにするには、アカウントに {privilege} を、それらの VM に対して、またはデータセンターで子への伝達付きで与えてください。',
  },
  'PRV-002/guests-fault': {
    message:
      'vCenter が次の VM の {what} を答えません({fault}): {shown}(全部で {count} 台)。それなしで計画します。',
    hint: 'VMware Tools の状態が見えないゲストはシャットダウンしません(VM-005)。vSphere Client でそれらの VM を確認してください。',
  },
  'PRV-002/tasks': {
    message:
      'アカウントに権限 {privilege} がなく、タスクの {what} を読めないため、VM で実行中のタスクが見えません。',
    hint: 'タスクが実行中の VM への変更は、plan ではなく apply のときに拒否されます。見えるようにするには、アカウントに {privilege} を、vCenter に対して子への伝達付きで与えてください。',
  },
  'PRV-002/custom-fields': {
    message:
      'アカウントに権限 {privilege} がなく、カスタム属性の一覧の {what} を読めないため、カスタム属性が見えません。',
    hint: '計画には使わず、記録からは抜けます。見えるようにするには、アカウントに {privilege} を vCenter に対して与えてください。',
  },
  'PRV-003': {
    message: 'この適用に必要な権限がアカウントにありません。何も変更していません:\n{list}',
    hint: 'アカウントのロールに、これらの対象へのこれらの権限を、またはその上で子への伝達付きで追加してもらい(docs/privileges.md)、もう一度 apply してください。',
  },
  'PRV-003/lack': {
    message: '{object}({kind})の {privilege}: {operations} に必要',
    hint: 'アカウントに {privilege} を、{object} に対して、またはその上で子への伝達付きで与え、もう一度 apply してください。',
  },
};
