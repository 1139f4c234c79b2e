import type { HelpWords } from './words.ts';

const paths =
  'PATH はファイル、フォルダ（中の *.yaml と *.yml）、または標準入力の - です。省くと、manifests/ があればそれを、なければ今のフォルダを読みます。';

export const ja: HelpWords = {
  tagline: 'hvm: VMware vSphere にある病院の仮想サーバをコードで管理します',
  usage: '使い方',
  commands: 'コマンド',
  options: 'オプション',
  examples: '例',
  environment: '環境変数',
  exitCodes: '終了コード',
  more: '各コマンドのオプションと例は「hvm COMMAND --help」で見られます。',
  choices: 'いずれか',
  verbs: {
    plan: {
      summary: '何が変わるかを示します（何も変更しません）',
      details: `マニフェストと今の状態を比べ、すべての変更を、動いているサーバへの影響とともに示します。${paths}`,
      examples: [
        ['hvm plan', 'このフォルダのマニフェスト'],
        ["hvm plan --target 'h-*'", '名前が h- で始まる VM だけ'],
        ['hvm plan --out night.plan.json', '計画を保存し、あとでそのとおりに適用する'],
        ["hvm plan --what-if 'VirtualMachine/h-claio01.disks[data].size=3500 GiB'", '仮に増やしたら収まるか'],
        ['hvm plan -o markdown', 'プルリクエストのコメント用'],
        ['hvm plan --detailed-exitcode', '変更があれば終了コード 2（スクリプト用）'],
      ],
    },
    apply: {
      summary: '計画し、確認し、実行し、読み直して確かめます',
      details: `計画を示して確認し、実行して結果を確かめます。動いているサーバを止める変更には --allow か、Site の作業時間帯が必要です。${paths}`,
      examples: [
        ['hvm apply', '計画を示し、行うかどうかを尋ねる'],
        ['hvm apply --yes --defer', '誰も困らない変更だけを今行い、残りは後にする'],
        ['hvm apply --allow power-cycle --target u-portal-web01', '1 台を止めて変更し、また起動する'],
        ['hvm apply --plan night.plan.json --yes', '保存した計画のとおりに行う（合わなければ終了コード 75）'],
        ['hvm apply --adopt u-mail01', '既存の VM を引き受ける'],
      ],
    },
    check: {
      summary: '指摘だけを示します（点検）',
      details: `変更を省き、指摘だけを対象ごとに、重いものから示します。計画を適用した後の姿を点検します。誰も承認していないエラーがあれば終了コード 3 です。${paths}`,
      examples: [
        ['hvm check', '月曜の朝に'],
        ['hvm check -v', '指摘ごとにすべての内容を示す'],
        ['hvm check -o json > last.json', 'あとで比べるために残す'],
        ['hvm check --since last.json', '前回から新しいものを先に、解消したものも示す'],
        ['hvm check --fail-on warning -o junit', 'CI サーバ用（警告でも終了コード 3）'],
        ['hvm check -o sarif', 'マニフェスト内の位置とともに（コードホストやエディタ用）'],
      ],
    },
    status: {
      summary: '最近の適用と、途中のものを示します',
      details:
        '適用が書いたジャーナルを読み、実行ごとに、誰が、いつ、何を行い、何が失敗し、何が途中か（vCenter で確かめるタスクの ID とともに）と、次の適用で行うことを示します。vCenter も記録もマニフェストも要りません。',
      examples: [
        ['hvm status', '最近の実行'],
        ['hvm status --run 3f9a', '一つの実行のすべて（ID は始めだけでよい）'],
        ['hvm status --site kdu -o json', '一つのサイト、スクリプト用'],
        ['hvm status --journal night.jsonl', 'apply --journal が書いたファイルから'],
      ],
    },
    record: {
      summary: 'vCenter の今の姿を記録に保存します',
      details: `Site の記録 (spec.vcenter.recording) か --out FILE に書きます。記録からの計画は vCenter からの計画と同じです。--scrub を付けると、人に見せられる記録になります。記録でないファイルは上書きしません。${paths}`,
      examples: [
        ['hvm record', 'Site の vCenter を Site の記録に保存する'],
        ['hvm record --out today.recording.json', '別のファイルに保存する'],
        ['hvm record --scrub --out shared.recording.json', '名前、アドレス、メモを伏せて保存する'],
        ['hvm record --recording a.json --out b.json', '別の記録から保存する'],
      ],
    },
    import: {
      summary: '既にある VM のマニフェストを書きます',
      details:
        'NAME は VM の名前で、* と ? で複数を指せます。省くと、宣言されておらず、ほかの Site の所有でもない VM すべてです。フォルダごとに一つのファイルと、必要な Network を --out DIR に書きます。既にあるファイルには書きません。vCenter は変更しません。引き取りの内容は hvm plan --adopt all で見られます。',
      examples: [
        ['hvm import --out manifests/imported', 'すべての VM'],
        ["hvm import 'h-*' u-mail01 --out manifests/imported", 'この VM だけ'],
        ['hvm import --vcenter https://vcenter.example.ac.jp --out manifests', '新しいサイト（Site も書く）'],
        ['hvm import --out new && hvm plan -f manifests -f new --adopt all', '取り込んで確かめる'],
      ],
    },
    report: {
      summary: '会議や台帳のための報告書: ライセンス、容量、割当、責任分界、台帳',
      details: `KIND は licences（ライセンス）、capacity（容量）、allocation（割当見直し）、responsibility（責任分界表）、ledger（台帳）のいずれかです。数字は計画を適用した後のもので、vCenter のすべての VM を数えます。--without-plan を付けると現在の数字です。結果にかかわらず終了コードは 0 です。${paths}`,
      examples: [
        ['hvm report capacity', 'メモリ、コア、ストレージと、ホストが 1 台止まった場合'],
        ['hvm report licences -o csv > licences.csv', '表計算ソフト用'],
        ['hvm report allocation -o markdown', 'ストレージの要求、割当、使用と予測'],
        ['hvm report capacity --without-plan -o json', '現在の値、スクリプト用'],
      ],
    },
    validate: {
      summary: 'マニフェストだけを確かめます',
      details: `誤りをすべて、場所と直し方とともに示します。vCenter も記録も要りません。${paths}`,
      examples: [
        ['hvm validate', 'このフォルダのマニフェスト'],
        ['hvm validate manifests/hospital.yaml manifests/site.yaml', 'このファイルだけ'],
        ['hvm validate -o json', 'エディタやスクリプト用'],
      ],
    },
    explain: {
      summary: 'マニフェストに何が書けるか、コードが何を表すかを説明します',
      details:
        'KIND を省くと種類の一覧、KIND を書くとその項目、パスまで書くとその項目の説明です。指摘やエラーのコードを書くと、規則、計算、例、根拠、変え方、受け入れ方を示します。',
      examples: [
        ['hvm explain', 'すべての種類'],
        ['hvm explain VirtualMachine', 'VirtualMachine の項目'],
        ['hvm explain VirtualMachine.spec.disks', '一つの項目とその下'],
        ['hvm explain CAP-002', '指摘のもとになった規則'],
      ],
    },
    schema: {
      summary: 'マニフェストの JSON Schema を出力します（エディタ用）',
      details: 'schema/hvm.schema.json と同じもの（draft-07）です。',
      examples: [['hvm schema > hvm.schema.json', 'これを「# yaml-language-server: $schema=…」に書く']],
    },
    init: {
      summary: '新しいマニフェストのリポジトリを作ります',
      details:
        'Site、ネットワーク、テンプレート、VM を一つずつと、試すための小さな記録、スキーマ、.gitignore、CI のワークフローを書きます。既にあるものは上書きしません。',
      examples: [
        ['hvm init my-hospital', '新しいフォルダに作る'],
        ['hvm init && hvm plan', 'ここに作り、最初の計画を見る'],
      ],
    },
    completion: {
      summary: 'シェルの補完を出力します',
      details: 'SHELL は bash、zsh、fish のいずれかです。',
      examples: [
        ['source <(hvm completion bash)', '~/.bashrc に書く'],
        ['hvm completion zsh > "${fpath[1]}/_hvm"', 'zsh の場合'],
        ['hvm completion fish > ~/.config/fish/completions/hvm.fish', 'fish の場合'],
      ],
    },
  },
  option: {
    file: 'マニフェスト（PATH と同じ）',
    site: '対象の Site（マニフェストに複数あるとき）',
    recording: 'vCenter の代わりにこの記録を読む（apply では書く）',
    offline: 'Site に vCenter が書かれていても記録を使う',
    vcenter: 'Site のものでなくこの vCenter',
    api: 'vCenter との通信形式の指定',
    target: 'この VM だけ。* と ? で複数（繰り返し可）',
    adopt: '既存のこの VM、または all を引き受ける（繰り返し可）',
    accept: 'この誤り (finding) があっても進む（繰り返し可）',
    'what-if':
      '値や文書を仮に置いて考える（何も書き込まない）。KIND/NAME.PATH=VALUE または FILE（繰り返し可）',
    out: '書き先: 計画や記録のファイル、取り込み先のフォルダ',
    scrub: '名前、アドレス、メモを仮のものに置き換える',
    plan: '保存したこの計画のとおりに適用する',
    'detailed-exitcode': '変更があれば終了コード 2',
    'fail-on': 'この重さ以上の指摘で終了コード 3（既定は error）',
    since: '比べる前回の点検（-o json のファイル）',
    yes: '確認しない',
    allow: '中断を伴う影響を名前で許す。複数はコンマで',
    defer: '今許されることだけを行い、残りは後にする',
    emergency: '禁止時間に作業する。理由は結果に残る',
    'max-interrupted': '同時に中断してよい VM の数 (1)',
    'exceed-limits': 'Site の policy.limits を超える数の VM に触れる。結果に残る',
    now: '作業時間帯、禁止時間、期限の判断に使う時刻',
    parallel: '同時に行う操作の数 (4)',
    timeout: '全体の制限時間: 90s, 15m, 1h30m',
    'lock-timeout': 'ほかの apply を待つ時間 (0)',
    journal: 'ジャーナルのファイル（既定は状態フォルダーの中）',
    run: '一つの実行のすべて。ID またはその始めで指定',
    'without-plan': '計画を適用した後でなく、現在の値',
    output: '結果の形式',
    lang: '表示の言語',
    quiet: '標準エラーには誤りだけを出す',
    verbose: 'vCenter や記録の呼び出しを標準エラーに記録する',
    'log-format': '記録の形式',
    'no-color': '色を付けない',
    help: 'この説明',
    version: 'hvm の版',
  },
  exits:
    '0 完了、または変更なし　1 失敗　2 変更あり (--detailed-exitcode)　3 拒否　4 一部のみ適用　64 使い方の誤り　65 マニフェストの誤り　69 vCenter に届かない　75 ロック中、または計画のあとに変わった　77 権限なし　130 中断',
  variables: [
    ['HVM_LANG', 'ja か en。なければロケールに従う'],
    ['HVM_LOG', 'trace、debug、info、warn、error のいずれか。標準エラーに記録を出す'],
    ['NO_COLOR', '色を付けない'],
    ['XDG_STATE_HOME', 'ジャーナルを置く場所 (~/.local/state)'],
  ],
};
