import type { Lang } from '../../messages/index.ts';

type ByLang = Readonly<Record<Lang, string>>;

const schemaLine = '# yaml-language-server: $schema=../hvm.schema.json';

const site = (
  text: Readonly<Record<'head' | 'recording' | 'live' | 'defaults' | 'windows', string>>,
) => `${schemaLine}
#
${text.head}
apiVersion: hvm/v1
kind: Site
metadata: {name: example}
spec:
  vcenter:
${text.recording}
    recording: example.recording.json
${text.live}
    # url: https://vcenter.example.org
    # username: {fromEnv: HVM_USERNAME}
    # password: {fromEnv: HVM_PASSWORD}
  datacenter: DC1
  cluster: Cluster1
${text.defaults}
  defaults: {datastore: ds01, provisioning: thin, power: on}
  timeZone: Asia/Tokyo
${text.windows}
  # windows:
  #   - {name: night, days: [sat], start: "22:00", end: "04:00"}
  # forbidden:
  #   - {name: consulting-hours, days: [mon, tue, wed, thu, fri], start: "08:00", end: "18:00"}
---
apiVersion: hvm/v1
kind: Network
metadata: {name: servers}
spec: {vlan: 10, portGroup: vlan-10, subnet: 192.0.2.0/24, gateway: 192.0.2.1, dns: [192.0.2.53], owner: hospital}
---
apiVersion: hvm/v1
kind: Template
metadata: {name: win2022-ja}
spec:
  source: win2022-ja
  os: windows-2022
  disks:
    - {name: os, size: 60 GiB}
`;

export const siteYaml: ByLang = {
  en: site({
    head: '# The site: where the servers are, the networks they use, the templates they are made from.',
    recording: '    # A vCenter as a file, to try things on.',
    live: '    # The real one:',
    defaults: '  # What every VM gets unless its own manifest says otherwise.',
    windows: '  # When running servers may be interrupted without --allow, and when never:',
  }),
  ja: site({
    head: '# サイト: サーバのある場所、使うネットワーク、元になるテンプレート',
    recording: '    # 試すための、ファイルになった vCenter です。',
    live: '    # 実物を使うとき:',
    defaults: '  # すべての VM に共通の値です。VM 側に書けばそちらが優先されます。',
    windows: '  # --allow なしでサーバを止めてよい時間帯と、決して止めない時間帯:',
  }),
};

const vm = (text: Readonly<Record<'head' | 'displayName' | 'responsible', string>>) => `${schemaLine}
#
${text.head}
apiVersion: hvm/v1
kind: VirtualMachine
metadata:
  name: app01
  displayName: ${text.displayName}
  labels: {owner: hospital}
spec:
  template: win2022-ja
  cores: 2
  memory: {size: 8 GiB, hotAdd: true}
  disks:
    - {name: os, size: 80 GiB}
    - {name: data, size: 100 GiB}
  networks:
    - {network: servers, address: 192.0.2.11/24}
  guest: {hostname: APP01, workgroup: HOSPITAL, adminPassword: {fromEnv: HVM_ADMIN_PASSWORD}}
  responsibility: {os: ${text.responsible}, application: TBD, backup: ${text.responsible}}
  dataClass: none
`;

export const vmYaml: ByLang = {
  en: vm({
    head: '# The servers. "hvm explain VirtualMachine" lists everything that can be said about one.',
    displayName: 'First server',
    responsible: 'IT department',
  }),
  ja: vm({
    head: '# サーバ。書けることの一覧は hvm explain VirtualMachine で見られます。',
    displayName: '最初のサーバ',
    responsible: '情報管理室',
  }),
};

const flow = (text: Readonly<Record<'head' | 'package', string>>) => `${text.head}
name: hvm
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  plan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: {node-version: 22}
${text.package}
      - run: npm install --global "$HVM_PACKAGE"
        env:
          HVM_PACKAGE: \${{ vars.HVM_PACKAGE }}
      - run: hvm validate
      - run: hvm plan --offline -o markdown >> "$GITHUB_STEP_SUMMARY"
`;

export const workflow: ByLang = {
  en: flow({
    head: '# Checks the manifests and shows the plan, against the recording: no credentials are needed.',
    package:
      '      # Where your hvm comes from: a git URL or the path of a tarball, set under Settings › Variables.',
  }),
  ja: flow({
    head: '# マニフェストを確かめ、記録に対する計画を示します。認証情報は要りません。',
    package:
      '      # hvm の入手先（git の URL か tarball のパス）を Settings › Variables に設定してください。',
  }),
};
