import type { manifestValues as en } from '../en/manifest-values.ts';
import type { Texts } from '../index.ts';

export const manifestValues: Texts<keyof typeof en> = {
  'MAN-003': {
    message: '{path} に {found} は書けません。',
    hint: '書ける値は hvm explain {explain} で見られます。',
  },
  'MAN-003/wide': {
    message: '{path}: {found} に全角の文字があります。',
    hint: '半角で書いてください: {near}',
  },
  'MAN-003/text': {
    message: '{path} は文字列ですが、YAML では {found} は文字列になりません。',
    hint: '引用符で囲んでください: "{found}"',
  },
  'MAN-003/text-only': {
    message: '{path} は文字列です。{found} は書けません。',
    hint: '文字列を 1 つ書いてください。',
  },
  'MAN-003/empty': {
    message: '{path} が空です。',
    hint: '値を書くか、キーごと消してください。',
  },
  'MAN-003/empty-list': {
    message: 'リスト {path} が空です。',
    hint: '1 つ以上書いてください。',
  },
  'MAN-003/number': {
    message: '{path} は整数です。{found} は書けません。',
    hint: '単位を付けず、数字だけを書いてください。',
  },
  'MAN-003/number-quoted': {
    message: '{path} は数ですが、引用符で囲んだ {found} は文字列です。',
    hint: '引用符を外してください: {found}',
  },
  'MAN-003/range': {
    message: '{path} は {minimum} から {maximum} までです({found} は範囲外)。',
    hint: '{minimum} から {maximum} までの数を書いてください。',
  },
  'MAN-003/boolean': {
    message: '{path} は true か false です。{found} は書けません。',
    hint: 'true か false を書いてください。',
  },
  'MAN-003/boolean-quoted': {
    message: '{path} は true か false ですが、引用符で囲んだ {found} は文字列です。',
    hint: '引用符を外してください: {near}',
  },
  'MAN-003/boolean-near': {
    message: '{path} は true か false です。{found} は書けません。',
    hint: '{near} と書いてください。YAML 1.2 では yes, no, on, off は文字列です。',
  },
  'MAN-003/list': {
    message: '{path} はリストです。{found} は書けません。',
    hint: '1 項目ずつ - の後に書くか、全体を [ ] で囲んでください。',
  },
  'MAN-003/list-of-one': {
    message: '{path} はリストです。{found} だけでは書けません。',
    hint: '[{found}] と書くか、1 項目ずつ - の後に書いてください。',
  },
  'MAN-003/map': {
    message: '{path} には下位のキーが要ります。{found} は書けません。',
    hint: '下の行か { } の中に「キー: 値」を書いてください。キーの一覧は hvm explain {explain} で見られます。',
  },
  'MAN-003/choice': {
    message: '{path} に {found} は書けません。',
    hint: '書ける値: {values}',
  },
  'MAN-003/choice-near': {
    message: '{path} に {found} は書けません。',
    hint: '{near} のことですか。書ける値: {values}',
  },
  'MAN-003/choice-boolean': {
    message: '{path} に {found} は書けません。',
    hint: '{near} と書いてください(YAML 1.2 では引用符なしで文字列です)。書ける値: {values}',
  },
  'MAN-003/size': {
    message: '{path} は容量です。{found} は容量として読めません。',
    hint: '数と単位を書いてください: 16 GiB、1.5 TiB、500 GB',
  },
  'MAN-003/size-number': {
    message: '{path} に単位がありません({found})。',
    hint: '単位を付けてください: {found} GiB または {found} MiB',
  },
  'MAN-003/size-unit': {
    message: '{path} の単位 {unit} はありません。',
    hint: '{near} のことですか。MiB・GiB・TiB は 1024 倍、MB・GB・TB は 1000 倍で数えます。',
  },
  'MAN-003/size-whole': {
    message: '{path} は 1 MiB の整数倍(1 以上)でなければなりません。{found} は違います。',
    hint: 'vSphere は MiB で数えます。{near} か、MiB・GiB・TiB の値を書いてください。',
  },
  'MAN-003/reservation': {
    message: '{path} は容量か all です。{found} は読めません。',
    hint: '16 GiB のように数と単位を書くか、メモリの全部なら all と書いてください。',
  },
  'MAN-003/date': {
    message: '{path} は日付です。{found} は日付として読めません。',
    hint: '2027-03-31 のように書いてください。',
  },
  'MAN-003/date-near': {
    message: '{path} は日付です。{found} は日付として読めません。',
    hint: '{near} と書いてください。',
  },
  'MAN-003/time': {
    message: '{path} は時刻です。{found} は時刻として読めません。',
    hint: '"00:00" から "23:59" までの時と分を、引用符で囲んで書いてください。',
  },
  'MAN-003/time-near': {
    message: '{path} は時刻です。{found} は時刻として読めません。',
    hint: '"{near}" と書いてください。',
  },
  'MAN-003/zone': {
    message: '{path}: {found} というタイムゾーンはありません。',
    hint: 'IANA の名前で書いてください: Asia/Tokyo',
  },
  'MAN-003/windows-zone': {
    message: '{path} は Windows のタイムゾーン番号です。{found} は書けません。',
    hint: '東京なら 235 と書いてください。Asia/Tokyo のような名前は Site の spec.timeZone に書きます。',
  },
  'MAN-003/ip': {
    message: '{path} は IP アドレスです。{found} は読めません。',
    hint: '10.22.0.1 のように、/ を付けずに全部書いてください。',
  },
  'MAN-003/ip-near': {
    message: '{path} は IP アドレスです。{found} は読めません。',
    hint: '{near} と書いてください。',
  },
  'MAN-003/cidr': {
    message: '{path} はプレフィックス長の付いた IP アドレスです。{found} は読めません。',
    hint: '10.22.0.11/24 のように書いてください。/ の後はネットワークのプレフィックス長です。',
  },
  'MAN-003/cidr-near': {
    message: '{path} はプレフィックス長の付いた IP アドレスです。{found} は読めません。',
    hint: '{near} と書いてください。',
  },
  'MAN-003/mac': {
    message: '{path} は MAC アドレスです。{found} は読めません。',
    hint: '16 進 2 桁を 6 組、コロンで区切って書いてください: 00:50:56:9a:00:01',
  },
  'MAN-003/mac-near': {
    message: '{path} は MAC アドレスです。{found} は読めません。',
    hint: '{near} と書いてください。',
  },
  'MAN-003/path': {
    message: '{path} はパスです。{found} は読めません。',
    hint: '名前を / で区切り、両端には / を付けないでください: hospital/imaging',
  },
  'MAN-003/path-near': {
    message: '{path} はパスです。{found} は読めません。',
    hint: '{near} と書いてください。',
  },
  'MAN-003/percent': {
    message: '{path} は割合か数です。{found} は読めません。',
    hint: '20 % または 5 のように書いてください。',
  },
  'MAN-003/url': {
    message: '{path} は vCenter の URL です。{found} は読めません。',
    hint: 'https://vcenter.example.org のように書いてください。',
  },
  'MAN-003/url-near': {
    message: '{path} は vCenter の URL です。{found} は読めません。',
    hint: '{near} と書いてください。',
  },
  'MAN-003/fingerprint': {
    message: '{path} は SHA-256 フィンガープリントです。{found} は読めません。',
    hint: '16 進 2 桁を 32 組、コロンで区切り、引用符で囲んで書いてください。',
  },
  'MAN-003/code': {
    message: '{path} は指摘のコードです。{found} は読めません。',
    hint: '表示されるとおりに書いてください: CAP-002',
  },
  'MAN-003/product-key': {
    message: '{path} はプロダクトキーか、その参照です。{found} は読めません。',
    hint: 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX か {fromEnv: NAME} を書いてください。',
  },
  'MAN-003/backup': {
    message: '{path} は none か、下位のキーです。{found} は書けません。',
    hint: 'none か、generations・offline・target などのキーを書いてください。',
  },
};
