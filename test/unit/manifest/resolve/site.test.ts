import { expect, test } from 'vitest';
import { machine, network, read, site, written } from '../support.ts';

test('a Site without anything has its defaults', () => {
  const { desired } = read({ 'a.yaml': site('{}') });
  expect(desired).toEqual({
    site: { name: 'kdu', timeZone: 'Asia/Tokyo', windows: [], forbidden: [], policy: {}, exceptions: [] },
    networks: [],
    templates: [],
    vendors: [],
    vms: [],
  });
});

test('a Site with everything', () => {
  const spec = `vcenter:
  url: https://vcenter.example.org
  recording: kdu.recording.json
  username: {fromFile: secrets/user}
  password: {fromCommand: [pass, show, vcenter]}
  tls: {fingerprint: ${'ab'.repeat(32)}}
  api: soap
datacenter: KDU
cluster: Hospital
timeZone: Europe/Berlin
premises: university
hosts: {cores: 16, sockets: 2, memory: 96 GB, overhead: 4 GiB, coreFactor: 0.5}
windows: [{name: night, days: [sat, sun], start: "22:00", end: "04:00"}]
forbidden: [{name: day, days: [mon], start: "08:00", end: "18:00"}]
policy: {limits: {interrupted: 20 %, created: 10}, CAP-001: warning, FIX-001: {severity: off}}
exceptions: [{code: FIX-001, subject: kdu, reason: r, approver: a, expires: 2027-03-31}]`;
  const { desired, diagnostics } = read({
    'site/a.yaml': site(spec).replace('{name: kdu}', '{name: kdu, displayName: 病院}'),
  });
  expect(diagnostics).toEqual([]);
  expect(desired?.site).toEqual({
    name: 'kdu',
    displayName: '病院',
    vcenter: {
      url: 'https://vcenter.example.org',
      recording: '/home/site/kdu.recording.json',
      username: { fromFile: '/home/site/secrets/user' },
      password: { fromCommand: ['pass', 'show', 'vcenter'] },
      tls: { fingerprint: Array(32).fill('AB').join(':') },
      api: 'soap',
    },
    datacenter: 'KDU',
    cluster: 'Hospital',
    timeZone: 'Europe/Berlin',
    premises: 'university',
    hosts: { cores: 16, sockets: 2, memoryMib: 91_553, overheadMib: 4096, coreFactor: 0.5 },
    windows: [{ name: 'night', days: ['sat', 'sun'], start: '22:00', end: '04:00' }],
    forbidden: [{ name: 'day', days: ['mon'], start: '08:00', end: '18:00' }],
    limits: { interrupted: { percent: 20 }, created: { vms: 10 } },
    policy: {
      'CAP-001': { severity: 'warning', thresholds: {} },
      'FIX-001': { severity: 'off', thresholds: {} },
    },
    exceptions: [{ code: 'FIX-001', subject: 'kdu', reason: 'r', approver: 'a', expires: '2027-03-31' }],
  });
});

test('a vCenter gets the usual variables and the best encoding; its CA is a file', () => {
  const { desired } = read({ 'site/a.yaml': site('vcenter: {tls: {caFile: ca.pem}}') });
  expect(desired?.site.vcenter).toEqual({
    username: { fromEnv: 'HVM_USERNAME' },
    password: { fromEnv: 'HVM_PASSWORD' },
    tls: { caFile: '/home/site/ca.pem' },
    api: 'auto',
  });
});

const two = {
  'a.yaml': site('cluster: a', 'kdu'),
  'b.yaml': site('cluster: b', 'osaka'),
  'c.yaml': machine('cores: 1'),
};

test('of several Sites --site takes one, with its own defaults', () => {
  expect(read(two, { site: 'osaka' }).desired?.site).toMatchObject({ name: 'osaka', cluster: 'b' });
  expect(read(two, { site: 'kdu' }).desired?.site).toMatchObject({ name: 'kdu', cluster: 'a' });
});

test('without --site none is taken, and all that is wrong is said', () => {
  const { desired, diagnostics } = read({ ...two, 'd.yaml': machine('vendor: x', 'h-a02') });
  expect(desired).toBe(undefined);
  expect(diagnostics.map(written)).toEqual([
    'b.yaml:3:18 MAN-011/several names=kdu,osaka',
    'd.yaml:5:11 MAN-010/none kind=Vendor name=x',
  ]);
});

test('a Site that cannot be read is none, but its mistakes are the only ones that are said', () => {
  const { desired, diagnostics } = read({ 'a.yaml': site('cluster: 1'), 'b.yaml': machine('cores: 1') });
  expect(desired).toBe(undefined);
  expect(diagnostics.map(written)).toEqual(['5:12 MAN-003/text path=spec.cluster found=1']);
});

test('a Site without a name, or in broken YAML, is not said to be missing', () => {
  const nameless = read({ 'a.yaml': site('cluster: c').replace('{name: kdu}', '{}') });
  expect(nameless.diagnostics.map(({ key }) => key)).toEqual(['MAN-005']);
  const broken = read({ 'a.yaml': site('cluster: [c'), 'b.yaml': machine('cores: 1') });
  expect(broken.diagnostics.map(({ key }) => key)).toEqual(['MAN-002/bracket']);
});

test('everything is sorted by name, whatever the order of files', () => {
  const { desired } = read({
    'b.yaml': [machine('cores: 1', 'z'), network('vlan: 2\nportGroup: p', 'n2'), site('{}')].join('---\n'),
    'a.yaml': [
      machine('cores: 1', 'B'),
      network('vlan: 1\nportGroup: p', 'n10'),
      machine('cores: 1', 'a'),
    ].join('---\n'),
  });
  expect(desired?.vms.map(({ name }) => name)).toEqual(['B', 'a', 'z']);
  expect(desired?.networks.map(({ name }) => name)).toEqual(['n10', 'n2']);
});
