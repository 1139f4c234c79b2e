import type { Words } from './word.ts';

export const networkWords: Words = {
  vlan: ['VLAN tag, 1 to 4094.', 'VLAN のタグ (1 から 4094)。'],
  portGroup: ['Name of the port group in vSphere.', 'vSphere のポートグループの名前。'],
  switch: [
    'Distributed switch of the port group; needed where two switches have one of that name.',
    'ポートグループのある分散スイッチ。同じ名前が複数のスイッチにあるときに必要です。',
  ],
  subnet: [
    'Network and prefix length, 10.22.0.0/24.',
    'ネットワークとプレフィックス長 (10.22.0.0/24)。',
    'address/prefix',
  ],
  gateway: ['Default gateway for new VMs.', '新しい VM のデフォルトゲートウェイ。', 'address'],
  dns: ['DNS servers for new VMs.', '新しい VM の DNS サーバー。', '[]address'],
  owner: [
    'Who the network belongs to: hospital, university, ….',
    'ネットワークの持ち主: hospital、university など。',
  ],
};

export const templateWords: Words = {
  source: [
    'The VM template in vSphere: its name, or its folder path and name.',
    'vSphere のテンプレート。名前、またはフォルダーのパスと名前。',
  ],
  os: ['Operating system, windows-2012-r2 for example.', 'OS。たとえば windows-2012-r2。'],
  patchedAt: ['Day of its last patch.', '最後にパッチを当てた日。', 'date'],
  disks: ['Its disks, in order.', 'テンプレートのディスク (順番どおり)。'],
  'disks.name': ['Name of the disk.', 'ディスクの名前。'],
  'disks.size': ['Size of the disk.', 'ディスクの容量。', 'size'],
  guestId: ["vSphere's identifier of the guest.", 'vSphere でのゲスト OS の ID。'],
};

export const vendorWords: Words = {
  displayName: [
    'Name for people; by default metadata.displayName or the name.',
    '表示名。既定は metadata.displayName か名前。',
  ],
  window: ['Who speaks for the vendor.', '窓口。'],
  contacts: ['How to reach it.', '連絡先。'],
  mdsSds: ["The vendor's statement on security (MDS/SDS).", '医療情報セキュリティ開示書 (MDS/SDS)。'],
  'mdsSds.version': ['Its version, in quotes.', '版。引用符で囲みます。'],
  'mdsSds.receivedAt': ['Day on which it was received.', '受け取った日。', 'date'],
};

/** Keys that every document has. */
export const documentWords: Words = {
  apiVersion: ['Version of the format: hvm/v1.', '形式の版: hvm/v1。'],
  kind: ['What the document describes.', '文書の種類。'],
  metadata: ['Name and labels.', '名前とラベル。'],
  'metadata.name': [
    'Name: ASCII letters, digits, dots, hyphens, underscores, up to 80. Of a VM also its name in vSphere.',
    '名前。英数字・ピリオド・ハイフン・下線で 80 文字まで。VM では vSphere での名前でもあります。',
  ],
  'metadata.displayName': ['Name for people, in any language.', '表示名。日本語で書けます。'],
  'metadata.labels': ['Labels: owner, system, ….', 'ラベル。owner、system など。'],
  'metadata.annotations': ['Anything else that people or programs want to note.', 'そのほかの覚え書き。'],
  spec: ['What is wanted.', '望む内容。'],
};

export const kindWords: Words = {
  Site: [
    'The vCenter, its defaults, hours and rules. One for each run.',
    'vCenter と、共通の値、時間帯、規則。1 回の実行に 1 つ。',
  ],
  Network: [
    'A VLAN and its port group: the VLAN catalogue.',
    'VLAN とそのポートグループ。VLAN 台帳になります。',
  ],
  Template: ['A VM template that VMs are cloned from.', 'VM の複製元になるテンプレート。'],
  Vendor: ['A vendor and how to reach it.', 'ベンダーと連絡先。'],
  VirtualMachine: ['A virtual machine and who answers for it.', '仮想マシンと、その責任者。'],
};

/** Where a secret is to be had. */
export const secretWords: Words = {
  fromEnv: ['Environment variable that holds the secret.', '秘密の値を持つ環境変数。'],
  fromFile: [
    'File that holds the secret, relative to this one.',
    '秘密の値のファイル (このファイルからの相対パス)。',
  ],
  fromCommand: ['Program and arguments that print the secret.', '秘密の値を出力するプログラムと引数。'],
};
