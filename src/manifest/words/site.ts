import type { Words } from './word.ts';

/** Keys of a Site's spec. */
export const siteWords: Words = {
  vcenter: ['The vCenter, or the recording that stands for it.', 'vCenter、またはその代わりになる記録。'],
  'vcenter.url': ['Address of the vCenter, https://….', 'vCenter の URL (https://…)。'],
  'vcenter.recording': [
    'A vCenter as a file, relative to this one; used where there is no url, or with --offline.',
    'vCenter の代わりになるファイル (このファイルからの相対パス)。url がないとき、または --offline のときに使います。',
  ],
  'vcenter.username': [
    'Reference to the user name; by default {fromEnv: HVM_USERNAME}.',
    'ユーザー名への参照。既定は {fromEnv: HVM_USERNAME}。',
    'secret',
  ],
  'vcenter.password': [
    'Reference to the password; by default {fromEnv: HVM_PASSWORD}.',
    'パスワードへの参照。既定は {fromEnv: HVM_PASSWORD}。',
    'secret',
  ],
  'vcenter.tls': [
    "How the certificate is checked; left out, by the system's trust.",
    '証明書の確かめ方。書かなければシステムの設定に従います。',
  ],
  'vcenter.tls.fingerprint': [
    'SHA-256 of the server\'s certificate, "AB:CD:…".',
    'サーバー証明書の SHA-256 ("AB:CD:…")。',
  ],
  'vcenter.tls.caFile': [
    "File with the CA's certificates (PEM), relative to this one.",
    'CA 証明書のファイル (PEM)。このファイルからの相対パス。',
  ],
  'vcenter.tls.minVersion': [
    'Oldest TLS to speak, by default TLSv1.2. An old vCenter (5.5, 6.0) may need TLSv1.',
    '使ってよい最も古い TLS。既定は TLSv1.2。古い vCenter (5.5、6.0) では TLSv1 が要ることがあります。',
  ],
  'vcenter.api': [
    'Encoding to be used; auto takes the best that the server has.',
    '使う方式。auto ならサーバーに合わせます。',
  ],
  datacenter: [
    'Name of the datacenter; left out, the only one.',
    'データセンターの名前。書かなければ、ただ 1 つのもの。',
  ],
  cluster: [
    'Name of the cluster; left out, the only one.',
    'クラスタの名前。書かなければ、ただ 1 つのもの。',
  ],
  folder: [
    'VM folder for new VMs under the datacenter, a/b; "" is its root.',
    '新しい VM を置くフォルダー (データセンター配下、a/b)。"" はルート。',
  ],
  resourcePool: [
    'Resource pool for new VMs; "" is the cluster\'s root pool.',
    '新しい VM のリソースプール。"" はクラスタのルートプール。',
  ],
  defaults: [
    'What every VM gets unless its own manifest says otherwise, as if it stood there.',
    'すべての VM に共通の値。各 VM に書いたのと同じ扱いで、VM 側に書けばそちらが優先されます。',
  ],
  'defaults.datastore': [
    'Datastore of disks that name none.',
    'データストアを書いていないディスクの置き場所。',
  ],
  'defaults.provisioning': [
    'Provisioning of disks that name none.',
    '確保の仕方を書いていないディスクの設定。',
  ],
  timeZone: [
    'Time zone of windows, forbidden hours and days; by default Asia/Tokyo.',
    '時間帯と日付のタイムゾーン。既定は Asia/Tokyo。',
    'IANA time zone',
  ],
  premises: [
    'Where the hosts stand: hospital, university, ….',
    'ホストの設置場所: hospital、university など。',
  ],
  hosts: [
    'The hosts, where no inventory says. The overhead always counts.',
    'ホストの構成 (在庫からわからないとき)。overhead は常に使います。',
  ],
  'hosts.cores': ['Physical cores of a host.', 'ホスト 1 台の物理コア数。'],
  'hosts.sockets': ['Processors of a host.', 'ホスト 1 台のプロセッサ数。'],
  'hosts.memory': ['Memory of a host.', 'ホスト 1 台のメモリ。', 'size'],
  'hosts.overhead': [
    'Memory of a host that vSphere itself takes; by default 4 GiB.',
    'vSphere 自身が使うメモリ (ホストごと)。既定は 4 GiB。',
    'size',
  ],
  'hosts.coreFactor': [
    'Core factor of the processors, for older SQL Server licences.',
    'コア係数 (古い SQL Server のライセンス用)。',
  ],
  windows: [
    'When interrupting changes may be made without --allow.',
    '--allow なしで VM を止めてよい時間帯。',
  ],
  'windows.name': ['Name of the window.', '時間帯の名前。'],
  'windows.days': ['Days on which it begins.', '始まる曜日。'],
  'windows.start': ['When it begins, "22:00".', '始まり ("22:00")。', 'time'],
  'windows.end': [
    'When it ends; at or before start: on the next day.',
    '終わり。start 以前の時刻なら翌日です。',
    'time',
  ],
  forbidden: [
    'When nothing may be interrupted, not even with --allow.',
    '--allow を付けても VM を止めない時間帯。',
  ],
  'forbidden.name': ['Name of the hours.', '時間帯の名前。'],
  'forbidden.days': ['Days on which they begin.', '始まる曜日。'],
  'forbidden.start': ['When they begin, "08:00".', '始まり ("08:00")。', 'time'],
  'forbidden.end': [
    'When they end; at or before start: on the next day.',
    '終わり。start 以前の時刻なら翌日です。',
    'time',
  ],
  policy: [
    'Thresholds and severities by the code of a finding, and limits.',
    '指摘のコードごとのしきい値と重さ、および上限。',
  ],
  'policy.CODE': [
    'Of the findings of a code: a severity (error, warning, info or off), or a map with it and the thresholds of the code: {severity: error, warn: 85 %}. docs/findings.md has the codes and their thresholds; so has "hvm explain CODE".',
    'そのコードの指摘の重さ (error、warning、info、off)。または、重さとそのコードのしきい値: {severity: error, warn: 85 %}。コードとしきい値の一覧は docs/findings.md、1 つずつの説明は hvm explain コード。',
    'severity | object',
  ],
  'policy.CODE.severity': ['How grave they are.', '指摘の重さ。'],
  'policy.limits': [
    'How much one apply may touch, unless it is called with --exceed-limits; left out: as much as its plan does.',
    '1 回の apply で触れてよい量 (--exceed-limits を付ければ超えられます)。書かなければ制限なし。',
  ],
  'policy.limits.interrupted': [
    'VMs that it may interrupt: a number, or a share of all VMs that the manifests declare, "20 %".',
    '止めてよい VM の台数。または、宣言したすべての VM に対する割合 ("20 %")。',
    'percent | integer',
  ],
  'policy.limits.created': [
    'VMs that it may create: a number, or a share of all VMs that the manifests declare.',
    '作ってよい VM の台数。または、宣言したすべての VM に対する割合。',
    'percent | integer',
  ],
  exceptions: ['Findings that somebody answers for, until a day.', '期限付きで受け入れた指摘。'],
  'exceptions.code': ['Code of the finding.', '指摘のコード。'],
  'exceptions.subject': [
    'What it is about; left out, whatever it is about.',
    '対象。書かなければすべての対象。',
  ],
  'exceptions.reason': ['Why it is accepted.', '受け入れる理由。'],
  'exceptions.approver': ['Who accepted it.', '承認した人。'],
  'exceptions.expires': ['Last day on which it holds.', '有効な最後の日。', 'date'],
};
