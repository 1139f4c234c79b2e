import { type Case, lines, machine, network, site } from './support.ts';

/** Values of a form: days, addresses, paths, names; and secrets. */
export const formsCases: readonly Case[] = [
  {
    name: 'a day with slashes',
    text: machine('patch: {lastApplied: 2027/3/31}'),
    found: '5:24 MAN-003/date-near path=spec.patch.lastApplied found=2027/3/31 near=2027-03-31',
  },
  {
    name: 'a day in Japanese form',
    text: machine('patch: {lastApplied: 2017年3月10日}'),
    found: '5:24 MAN-003/date-near path=spec.patch.lastApplied found=2017年3月10日 near=2017-03-10',
  },
  {
    name: 'a day that there is not',
    text: machine('patch: {lastApplied: 2027-02-30}'),
    found: '5:24 MAN-003/date path=spec.patch.lastApplied found=2027-02-30',
  },
  {
    name: 'a short time',
    text: site('windows: [{name: night, days: [sat], start: 22:00, end: 4:00}]'),
    found: '5:59 MAN-003/time-near path=spec.windows[0].end found=4:00 near=04:00',
    isAlone: true,
  },
  {
    name: 'a time as a number',
    text: site('windows: [{name: night, days: [sat], start: 2200, end: "04:00"}]'),
    found: '5:47 MAN-003/time-near path=spec.windows[0].start found=2200 near=22:00',
    isAlone: true,
  },
  {
    name: 'a time that there is not',
    text: site('windows: [{name: night, days: [sat], start: 8am, end: "25:00"}]'),
    found: lines(
      '5:47 MAN-003/time path=spec.windows[0].start found=8am',
      '5:57 MAN-003/time path=spec.windows[0].end found=25:00',
    ),
    isAlone: true,
  },
  {
    name: 'a zone that there is not',
    text: site('timeZone: Tokyo'),
    found: '5:13 MAN-003/zone path=spec.timeZone found=Tokyo',
    isAlone: true,
  },
  {
    name: 'a zone for a number of Windows',
    text: machine('guest: {hostname: A, timeZone: Asia/Tokyo}'),
    found: '5:34 MAN-003/windows-zone path=spec.guest.timeZone found=Asia/Tokyo',
  },
  {
    name: 'an address that is none',
    text: network('vlan: 221\nportGroup: p\ndns: [10.1.1, 8.8.8.8/8]'),
    found: lines(
      '7:9 MAN-003/ip path=spec.dns[0] found=10.1.1',
      '7:17 MAN-003/ip-near path=spec.dns[1] found=8.8.8.8/8 near=8.8.8.8',
    ),
  },
  {
    name: 'an address without its prefix',
    text: machine('networks: [{vlan: 220, address: 10.22.0.11}]'),
    found: '5:35 MAN-003/cidr path=spec.networks[0].address found=10.22.0.11',
  },
  {
    name: 'an address with a mask',
    text: machine('networks: [{vlan: 220, address: 10.22.0.11/255.255.255.0}]'),
    found:
      '5:35 MAN-003/cidr-near path=spec.networks[0].address found=10.22.0.11/255.255.255.0 near=10.22.0.11/24',
  },
  {
    name: 'an IPv6 address that is none',
    text: machine('networks: [{vlan: 220, address: "fd00:::1/64"}]'),
    found: '5:35 MAN-003/cidr path=spec.networks[0].address found=fd00:::1/64',
  },
  {
    name: 'a MAC address with hyphens',
    text: machine('networks: [{vlan: 220, mac: 00-50-56-9A-00-01}]'),
    found: '5:31 MAN-003/mac-near path=spec.networks[0].mac found=00-50-56-9A-00-01 near=00:50:56:9A:00:01',
  },
  {
    name: 'no MAC address',
    text: machine('networks: [{vlan: 220, mac: 00:50:56}]'),
    found: '5:31 MAN-003/mac path=spec.networks[0].mac found=00:50:56',
  },
  {
    name: 'slashes around a path',
    text: machine('folder: /hospital/'),
    found: '5:11 MAN-003/path-near path=spec.folder found=/hospital/ near=hospital',
  },
  {
    name: 'no path',
    text: machine(`folder: ${'a/'.repeat(20)}a`),
    found: '5:11 MAN-003/path path=spec.folder found=a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a',
  },
  {
    name: 'no share',
    text: site('policy: {limits: {interrupted: 120 %, created: ten}}'),
    found: lines(
      '5:34 MAN-003/percent path=spec.policy.limits.interrupted found=120 %',
      '5:50 MAN-003/percent path=spec.policy.limits.created found=ten',
    ),
    isAlone: true,
  },
  {
    name: 'a URL without https',
    text: site('vcenter: {url: vcenter.example.ac.jp}'),
    found:
      '5:18 MAN-003/url-near path=spec.vcenter.url found=vcenter.example.ac.jp near=https://vcenter.example.ac.jp',
    isAlone: true,
  },
  {
    name: 'no URL',
    text: site('vcenter: {url: "my vcenter"}'),
    found: '5:18 MAN-003/url path=spec.vcenter.url found=my vcenter',
    isAlone: true,
  },
  {
    name: 'no fingerprint',
    text: site('vcenter: {tls: {fingerprint: AB:CD}}'),
    found: '5:32 MAN-003/fingerprint path=spec.vcenter.tls.fingerprint found=AB:CD',
    isAlone: true,
  },
  {
    name: 'no code',
    text: site('exceptions: [{code: cap6, reason: r, approver: a, expires: 2027-03-31}]'),
    found: '5:23 MAN-003/code path=spec.exceptions[0].code found=cap6',
    isAlone: true,
  },
  {
    name: 'no product key',
    text: machine('guest: {hostname: A, productKey: ABC}'),
    found: '5:36 MAN-003/product-key path=spec.guest.productKey found=********',
  },
  {
    name: 'no backup',
    text: machine('backup: false'),
    found: '5:11 MAN-003/backup path=spec.backup found=false',
  },
  {
    name: 'two mistakes in one value are one',
    text: machine('guest: {hostname: A_VERY_LONG_HOST_NAME}'),
    found: '5:21 MAN-013/hostname path=spec.guest.hostname found=A_VERY_LONG_HOST_NAME',
  },
  {
    name: 'a secret itself',
    text: machine('guest: {hostname: A, adminPassword: hunter2}'),
    found: '5:39 MAN-012 path=spec.guest.adminPassword found=********',
  },
  {
    name: 'a secret in a list',
    text: machine('guest: {hostname: A, adminPassword: {fromCommand: "print hunter2"}}'),
    found: '5:53 MAN-003/list path=spec.guest.adminPassword.fromCommand found=********',
  },
  {
    name: 'a map that is no reference',
    text: machine('guest: {hostname: A, adminPassword: {value: hunter2}}'),
    found: '5:39 MAN-012/form path=spec.guest.adminPassword found=********',
  },
  {
    name: 'a misspelt reference',
    text: machine('guest: {hostname: A, adminPassword: {fromenv: PASSWORD}}'),
    found: '5:40 MAN-004/near path=spec.guest.adminPassword key=fromenv near=fromEnv',
  },
  {
    name: 'two references',
    text: machine('guest: {hostname: A, adminPassword: {fromEnv: A, fromFile: b}}'),
    found: '5:52 MAN-012/several path=spec.guest.adminPassword',
  },
  {
    name: 'a secret for the name of a variable',
    text: machine('guest: {hostname: A, adminPassword: {fromEnv: p@ss}}'),
    found: '5:49 MAN-012/env path=spec.guest.adminPassword.fromEnv found=********',
  },
  {
    name: 'a secret in a URL',
    text: site('vcenter: {url: "https://root:hunter2@vcenter.example.org"}'),
    found: '5:18 MAN-012/url path=spec.vcenter.url found=********',
    isAlone: true,
  },
  {
    name: 'unit 7',
    text: machine('disks: [{name: os, size: 1 GiB, unit: 7}]'),
    found: '5:41 MAN-013/unit path=spec.disks[0].unit found=7',
  },
  {
    name: 'a number for the name of a card',
    text: machine('networks: [{vlan: 220, name: "1"}]'),
    found: '5:32 MAN-013/card-name path=spec.networks[0].name found=1',
  },
  {
    name: 'no host name',
    text: machine('guest: {hostname: サーバ}'),
    found: '5:21 MAN-013/hostname path=spec.guest.hostname found=サーバ',
  },
  {
    name: 'a long host name',
    text: machine('guest: {hostname: imaging-server-01}'),
    found: '5:21 MAN-013/hostname-long path=spec.guest.hostname found=imaging-server-01',
  },
  {
    name: 'a name in Japanese',
    text: machine('cores: 4', '画像'),
    found: '3:18 MAN-008 path=metadata.name found=画像',
  },
  {
    name: 'a disk name in Japanese',
    text: machine('disks: [{name: データ, size: 1 GiB}]'),
    found: '5:18 MAN-008/part path=spec.disks[0].name found=データ',
  },
];
