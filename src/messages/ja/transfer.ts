import type { transfer as en } from '../en/transfer.ts';
import type { Texts } from '../index.ts';

export const transfer: Texts<keyof typeof en> = {
  'REC-007': {
    message: '記録の書き先がありません。Site {site} に spec.vcenter.recording がありません。',
    hint: 'Site に書き加えるか、--out FILE を付けてください。',
  },
  'REC-007/same': {
    message: '{file} は読み取る記録そのものです。何も書いていません。',
    hint: '--out FILE で別のファイルを指定するか、--vcenter URL で vCenter を指定してください。',
  },
  'REC-008': {
    message: '{file} は既にあり、記録ではありません。何も書いていません。',
    hint: '--out で別のファイルを指定するか、先にそのファイルを移してください。',
  },
  'REC-008/folder': {
    message: '記録 {file} を置くフォルダ {folder} がありません。',
    hint: '先にフォルダを作るか、--out で別のファイルを指定してください。',
  },
  'REC-009': {
    message: '読み取った内容は記録として保存できません。何も書いていません。{reason}',
    hint: '記録では同じ名前は一つだけです。vCenter でどちらかの名前を変えるか、この表示を添えて報告してください。',
  },
  'REC-009/vm': {
    message: '{name} は記録に入れませんでした: {reason}',
    hint: 'vCenter でその VM を直して（届かない VM は情報が足りません）、もう一度記録してください。',
  },
  'REC-009/unreadable': {
    message:
      '次のもの(全部で {count} 個)は、すべてを読むことはできませんでした: {shown}。記録にはそのとおり残り、この記録からの計画は読み取り元からの計画と同じになります。',
    hint: '足りないもの({reasons})をアカウントに、それらに対して、またはデータセンターで子への伝達付きで与え、もう一度 record してください。',
  },
  'IMP-001': {
    message: '{pattern} に当たる仮想マシンはこの vCenter にありません。',
    hint: 'vCenter に出ている名前を書いてください。* と ? で複数を指せます。NAME を省くとすべての VM です。',
  },
  'IMP-001/near': {
    message: '{pattern} に当たる仮想マシンはこの vCenter にありません。',
    hint: '{near} ではありませんか。',
  },
  'IMP-002/name': {
    message: '{name} は取り込みませんでした。マニフェストでは使えない名前です。',
    hint: 'vCenter で名前を変えてください。使えるのは英数字と「.」「_」「-」、先頭は英数字、80 文字までです。',
  },
  'IMP-002/twice': {
    message: '{name} は取り込みませんでした。Windows か vSphere から見て {others} と同じ名前です。',
    hint: 'vCenter でどちらかの名前を変えてください。',
  },
  'IMP-002/declared': {
    message: '{name} は取り込みませんでした。既にマニフェストで宣言されています。',
    hint: 'そのマニフェストを変えてください。違いは hvm plan で見られます。',
  },
  'IMP-002/site': {
    message: '{name} は取り込みませんでした。Site {site} の所有です。',
    hint: 'その Site のマニフェストで取り込むか、そちらに任せてください。',
  },
  'IMP-002/template': {
    message: '{name} は取り込みませんでした。テンプレートです。',
    hint: 'Template を「source: {name}」で書いてください。',
  },
  'IMP-002/elsewhere': {
    message: '{name} は取り込みませんでした。{place} にあり、この Site の外です。',
    hint: 'その VM が属する Site のマニフェストを使ってください。',
  },
  'IMP-002/unreadable': {
    message: '{name} は取り込みませんでした。{paths} を読めません({reasons})。',
    hint: '足りない権限をアカウントに、その VM に対して、またはデータセンターで子への伝達付きで与え、もう一度 import してください。半分しか読めない VM からは誤ったマニフェストができます。',
  },
  'IMP-003/vlan': {
    message:
      '{name}: カード {mac}（{portGroup}）はマニフェストに書いていません。ポートグループに固有の VLAN がありません。',
    hint: 'hvm はこのカードに触れません。トランクなら、その VLAN の Network を書いてカードを書き加えてください。タグなしのポートグループは宣言できません。',
  },
  'IMP-003/several': {
    message:
      '{name}: カード {mac}（{portGroup}）はマニフェストに書いていません。同じポートグループ名か VLAN の Network がほかにあります。',
    hint: 'hvm はこのカードに触れません。管理するなら、Network の switch で二つを区別してください。',
  },
  'IMP-003/place': {
    message: '{name}: {key}「{value}」はマニフェストに書けないパスなので、書いていません。',
    hint: 'VM がある間は影響ありません。このマニフェストで作り直すと別の場所になります。',
  },
  'IMP-004': {
    message: '{name}: 引き取りのほかにも違いがあります。hvm plan の表示: {list}',
    hint: '次の apply の前に、マニフェストと VM を確かめてください。',
  },
  'IMP-005': {
    message: '{path} に書けません: {reason}。何も取り込んでいません。',
    hint: '--out には書き込めるフォルダを指定してください。',
  },
  'IMP-005/not-a-folder': {
    message: '{path} はフォルダではありません。何も取り込んでいません。',
    hint: '--out にはフォルダを指定してください。なければ作ります。',
  },
  'IMP-006': {
    message: 'マニフェストに Site がなく、データセンタが複数あります: {there}',
    hint: 'どれかを spec.datacenter に書いた Site を作って、もう一度取り込んでください。',
  },
  'IMP-006/name': {
    message: '「{name}」は Site の名前として使えません。',
    hint: '--site NAME で指定してください。使えるのは英数字と「.」「_」「-」、先頭は英数字、80 文字までです。',
  },
};
