import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { text } from '../../../src/messages/index.ts';
import { readBytes, realFile } from '../../../src/vsphere/recorded/file.ts';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';

/** The least that a recording must say, as somebody would write it by hand. */
const least = {
  format: 'hvm-recording',
  version: 1,
  vcenter: { version: '8.0.3', instance: 'vc', observedAt: '2026-01-01T00:00:00Z' },
  datacenters: ['DC'],
  clusters: [{ name: 'C1' }],
  hosts: [{ name: 'esx01', sockets: 1, cores: 8, memoryMib: 65_536 }],
  datastores: [{ name: 'ds01', capacityMib: 1000, freeMib: 500 }],
  networks: [{ name: 'vlan-10', vlan: 10 }],
};
const server = {
  name: 'srv',
  cores: 2,
  memoryMib: 4096,
  host: 'esx01',
  disks: [{ unit: 0, sizeMib: 100, datastore: 'ds01' }],
  nics: [{ portGroup: 'vlan-10' }],
};

const parse = (value: unknown) =>
  parseRecording(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), 'a.json');
const parsePretty = (value: unknown) => parse(JSON.stringify(value, null, 2));

function failure(action: () => unknown): HvmError {
  try {
    action();
  } catch (error) {
    if (error instanceof HvmError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('what may be left out', () => {
  test('gets its default', () => {
    const seen = parse({
      ...least,
      vms: [server, { ...server, name: 'on', power: 'on', disks: [], nics: [] }],
    });
    expect(seen.clusters).toEqual([{ name: 'C1', datacenter: 'DC' }]);
    expect(seen.hosts).toMatchObject([{ cluster: 'C1', connected: true, maintenance: false }]);
    expect(seen.resourcePools).toEqual([{ path: '', cluster: 'C1' }]);
    expect(seen.networks).toMatchObject([{ kind: 'standard', switch: null }]);
    expect(seen.source).toMatchObject({ kind: 'recording', api: 'recorded', version: '8.0.3' });
    const [on, srv] = seen.vms;
    expect(on).toMatchObject({ name: 'on', tools: 'running' });
    expect(srv).toEqual({
      ...server,
      datacenter: 'DC',
      folder: '',
      template: false,
      instanceUuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      changeVersion: '1',
      power: 'off',
      connection: 'connected',
      cluster: 'C1',
      resourcePool: '',
      guestId: 'windows8Server64Guest',
      hardware: 'vmx-10',
      coresPerSocket: 1,
      cpuHotAdd: false,
      cpuReservationMhz: 0,
      memoryHotAdd: false,
      memoryReservationMib: 0,
      notes: '',
      disks: [
        {
          key: 2000,
          bus: 'scsi',
          controller: 0,
          unit: 0,
          sizeMib: 100,
          datastore: 'ds01',
          provisioning: 'thin',
          file: '[ds01] srv/srv.vmdk',
        },
      ],
      nics: [
        {
          key: 4000,
          mac: expect.stringMatching(/^00:50:56:[89ab]/),
          adapter: 'vmxnet3',
          portGroup: 'vlan-10',
          switch: null,
          connected: true,
        },
      ],
      snapshots: [],
      tools: 'not-running',
      marks: {},
    });
  });

  test('is the same at every reading', () => {
    expect(parse({ ...least, vms: [server] })).toEqual(parse({ ...least, vms: [server] }));
  });

  test('the cluster of a VM is that of its host', () => {
    const clusters = [{ name: 'C1' }, { name: 'C2' }];
    const hosts = [{ name: 'esx01', cluster: 'C2', sockets: 1, cores: 8, memoryMib: 65_536 }];
    expect(parse({ ...least, clusters, hosts, vms: [server] }).vms[0]?.cluster).toBe('C2');
  });

  test('lists come in any order and are put in order', () => {
    const disks = [2, 0, 10].map((unit) => ({ unit, sizeMib: 1, datastore: 'ds01' }));
    const seen = parse({
      ...least,
      vms: [
        { ...server, name: 'b', disks },
        { ...server, name: 'a' },
      ],
    });
    expect(seen.vms.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(seen.vms[1]?.disks.map(({ unit }) => unit)).toEqual([0, 2, 10]);
  });

  test('a byte order mark and CRLF do no harm', () => {
    expect(parse(`\uFEFF${JSON.stringify(least, null, 2).replaceAll('\n', '\r\n')}`).vms).toEqual([]);
  });
});

describe('a file that is no recording', () => {
  test.each([
    ['', 'REC-002/empty'],
    [' \n', 'REC-002/empty'],
    ['{"format": "hvm-recording", "version": 1,\n "vms": [{"na', 'REC-002/end'],
    ['{"format": "hvm-recording"', 'REC-002/end'],
    ['{"a": [1, 2,]}', 'REC-002/trailing-comma'],
    ['{\n// vCenter\n}', 'REC-002/comment'],
    ["{'a': 1}", 'REC-002/unexpected'],
    ['{"a": 1} x', 'REC-002/unexpected'],
    ['{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> b\n}', 'REC-002/conflict'],
    ['[]', 'REC-002/foreign'],
    ['null', 'REC-002/foreign'],
    ['{"format_version": "1.0", "hvm_version": "0.1.0"}', 'REC-002/foreign'],
    ['{"format": "hvm-recording", "version": 2}', 'REC-002/newer'],
    ['{"format": "hvm-recording", "version": "1"}', 'REC-003/'],
    ['['.repeat(100_000), 'REC-002/'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'REC-002/foreign'],
    [`"${'a'.repeat(20_000_000)}`, 'REC-002/end'],
    ['{"format": "hvm-recording", "version": 1, "version": 1}', 'REC-002/twice'],
    ['{"format": "hvm-recording", "f\\u006frmat": "hvm-recording"}', 'REC-002/twice'],
  ])('%.80j', (content, key) => {
    const error = failure(() => parse(content));
    expect(error.key).toMatch(new RegExp(`^${key}`));
    expect(error.exit).toBe(65);
  });

  test('says line and column of what is not JSON', () => {
    const error = failure(() => parse('{\n  "vms": [\n    {"name": "a" "cores": 1}\n  ]\n}'));
    expect(error.place).toEqual({ file: 'a.json', line: 3, column: 18 });
  });

  test('says where a key stands twice, and lets it stand in two objects', () => {
    const text = JSON.stringify({ ...least, vms: [{ ...server, notes: '"name": {' }] }, null, 1);
    expect(parse(text).vms[0]?.notes).toBe('"name": {');
    const error = failure(() => parse(text.replace('"cores": 2', '"cores": 2, "name" : "b"')));
    expect([error.key, error.exit, error.args['key']]).toEqual(['REC-002/twice', 65, 'name']);
    const line = text.split('\n').findIndex((each) => each.includes('"cores": 2')) + 1;
    expect(error.place).toEqual({ file: 'a.json', line, column: 16 });
  });

  test.each([
    ['at the top', `${JSON.stringify(least).slice(0, -1)},"__proto__":{}}`],
    ['in a VM', JSON.stringify({ ...least, vms: [server] }).replace('"cores"', '"__proto__":{},"cores"')],
    [
      'among the marks',
      JSON.stringify({ ...least, vms: [{ ...server, marks: { 'hvm.a': 'b' } }] }).replace(
        '"hvm.a"',
        '"__proto__":"x","hvm.a"',
      ),
    ],
  ])('has a key __proto__ %s', (_, content) => {
    const error = failure(() => parse(content));
    expect([error.key, error.args['path']]).toEqual(['REC-003/unknown-key', '__proto__']);
  });

  test('is not UTF-8', () => {
    expect(failure(() => parseRecording(Uint8Array.of(0x93, 0xfa, 0x96, 0x7b), 'a')).key).toBe(
      'REC-002/utf8',
    );
    expect(failure(() => parseRecording(Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'a')).key).toBe('REC-002/utf8');
  });
});

describe('a value that does not fit', () => {
  const withVm = (change: object) => () =>
    parsePretty({ ...least, vms: [server, { ...server, name: 'h-claio01', ...change }] });

  test.each([
    [{ cores: '4' }, 'REC-003/type', 'vms[1] (h-claio01).cores'],
    [{ cores: 0 }, 'REC-003/small', 'vms[1] (h-claio01).cores'],
    [{ cores: 1.5 }, 'REC-003/type', 'vms[1] (h-claio01).cores'],
    [{ memoryMib: '8 GiB' }, 'REC-003/size', 'vms[1] (h-claio01).memoryMib'],
    [{ memoryMib: undefined }, 'REC-003/missing-key', 'vms[1] (h-claio01).memoryMib'],
    [{ power: 'poweredOn' }, 'REC-003/value', 'vms[1] (h-claio01).power'],
    [{ notes: null }, 'REC-003/null', 'vms[1] (h-claio01).notes'],
    [{ memory: 4096 }, 'REC-003/unknown-key', 'vms[1] (h-claio01).memory'],
    [
      { disks: [{ unit: 0, sizeMib: '100 GiB', datastore: 'ds01' }] },
      'REC-003/size',
      'vms[1] (h-claio01).disks[0].sizeMib',
    ],
    [{ nics: [{ portGroup: 'vlan-10', mac: 'nonsense' }] }, 'REC-003/form', 'vms[1] (h-claio01).nics[0].mac'],
    [
      { disks: [{ unit: 0, controller: 4, sizeMib: 1, datastore: 'ds01' }] },
      'REC-003/big',
      'vms[1] (h-claio01).disks[0].controller',
    ],
    [{ disks: {} }, 'REC-003/type', 'vms[1] (h-claio01).disks'],
    [{ marks: { 'hvm.owner': 1 } }, 'REC-003/type', 'vms[1] (h-claio01).marks.hvm.owner'],
    [{ marks: { owner: 'x' } }, 'REC-003/unknown-key', 'vms[1] (h-claio01).marks.owner'],
    [{ cores: 1e300 }, 'REC-003/big', 'vms[1] (h-claio01).cores'],
    [{ name: 'a/b' }, 'REC-003/form', 'vms[1] (a/b).name'],
    [{ folder: '/lab' }, 'REC-003/form', 'vms[1] (h-claio01).folder'],
    [{ resourcePool: 'lab/' }, 'REC-003/form', 'vms[1] (h-claio01).resourcePool'],
    [
      { snapshots: [{ name: 's', createdAt: 'yesterday' }] },
      'REC-003/form',
      'vms[1] (h-claio01).snapshots[0] (s).createdAt',
    ],
  ])('%j', (change, key, at) => {
    const error = failure(withVm(change));
    expect([error.key, error.args['path'], error.exit]).toEqual([key, at, 65]);
    for (const lang of ['en', 'ja'] as const) {
      const { message, hint } = text(lang, error.key, error.args);
      expect(message + hint).not.toMatch(/\{\w+\}/);
      expect(message).toContain(at);
    }
  });

  test.each([
    [{ ...least.vcenter, version: 'eight' }, 'vcenter.version'],
    [{ ...least.vcenter, observedAt: '2026-01-01' }, 'vcenter.observedAt'],
  ])('%j', (vcenter, at) => {
    const error = failure(() => parse({ ...least, vcenter }));
    expect([error.key, error.args['path']]).toEqual(['REC-003/form', at]);
  });

  test.each(['', '/a', 'a/', 'a//b'])('a folder with the path %j', (name) => {
    const error = failure(() => parse({ ...least, folders: [{ path: 'a' }, { path: name }] }));
    expect([error.key, error.args['path']]).toEqual([
      name === '' ? 'REC-003/small' : 'REC-003/form',
      'folders[1].path',
    ]);
  });

  test.each([
    [`[${'['.repeat(50_000)}${']'.repeat(50_000)}]`, '[…]'],
    [`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, '{…}'],
  ])('nested deeper than any stack: %.10s', (deep, found) => {
    const error = failure(() => parse(JSON.stringify({ ...least, vms: [server] }).replace('"srv"', deep)));
    expect([error.key, error.args['path'], error.args['found']]).toEqual([
      'REC-003/type',
      'vms[0].name',
      found,
    ]);
  });

  test('five thousand mistakes are counted, five of them named', () => {
    const vms = Array.from({ length: 5000 }, (_, index) => ({ ...server, name: `vm${index}`, cores: '2' }));
    const { key, args } = failure(() => parse({ ...least, vms }));
    expect([key, args['path'], args['also']]).toEqual([
      'REC-003/type',
      'vms[0] (vm0).cores',
      ` (+4999: ${[1, 2, 3, 4, 5].map((index) => `vms[${index}] (vm${index}).cores`).join(', ')}, …)`,
    ]);
  });

  test('is found in its line', () => {
    const { place } = failure(withVm({ memoryMib: '8 GiB' }));
    const lines = JSON.stringify(
      { ...least, vms: [server, { ...server, name: 'h-claio01', memoryMib: '8 GiB' }] },
      null,
      2,
    ).split('\n');
    expect(lines[(place?.line ?? 0) - 1]).toContain('"8 GiB"');
    expect(place?.column).toBe((lines[(place?.line ?? 0) - 1] ?? '').indexOf('"8 GiB"') + 1);
  });

  test('the others are named with the first', () => {
    const error = failure(withVm({ cores: '4', memoryMib: '8 GiB', power: 'up' }));
    expect(text('en', error.key, error.args).message).toBe(
      'vms[1] (h-claio01).power is "up", which is none of: on, off, suspended. (+2: vms[1] (h-claio01).cores, vms[1] (h-claio01).memoryMib)',
    );
  });
});

describe('what no vCenter could hold', () => {
  const vms = (...list: object[]) => ({
    ...least,
    folders: [{ path: 'lab' }],
    vms: list.map((each) => ({ ...server, ...each })),
  });

  test.each([
    ['two VMs of one name in one folder', vms({}, {}), 'REC-004/name', 'vms[0] (srv)', 'vms[1] (srv)'],
    ['a VM and a folder of one name', vms({ name: 'lab' }), 'REC-004/name', 'folders[0]', 'vms[0] (lab)'],
    [
      'two hosts of one name',
      { ...least, hosts: [...least.hosts, ...least.hosts] },
      'REC-004/name',
      'hosts[0] (esx01)',
      'hosts[1] (esx01)',
    ],
    [
      'one instanceUuid twice',
      vms({ instanceUuid: 'x' }, { name: 'b', instanceUuid: 'X' }),
      'REC-004/uuid',
      'vms[0] (srv)',
      'vms[1] (b)',
    ],
    [
      'two disks in one place',
      vms({ disks: [1, 2].map((key) => ({ key, unit: 0, sizeMib: 1, datastore: 'ds01' })) }),
      'REC-004/place',
      'vms[0] (srv).disks[0]',
      'vms[0] (srv).disks[1]',
    ],
    [
      'one device key twice',
      vms({ nics: [{ portGroup: 'vlan-10', key: 2000 }] }),
      'REC-004/key',
      'vms[0] (srv).disks[0]',
      'vms[0] (srv).nics[0]',
    ],
  ])('%s', (_, value, key, first, second) => {
    const error = failure(() => parse(value));
    expect([error.key, error.args['first'], error.args['path']]).toEqual([key, first, second]);
    expect(error.exit).toBe(65);
  });

  test.each(['on', 'suspended'])('a template that is %s', (power) => {
    const error = failure(() => parse(vms({ template: true, power })));
    expect([error.key, error.args['path'], error.args['power']]).toEqual([
      'REC-004/template',
      'vms[0] (srv).power',
      power,
    ]);
  });

  test('a VM in another cluster than its host, and in another datacenter than its cluster', () => {
    const two = {
      ...least,
      datacenters: ['DC', 'DC2'],
      clusters: [
        { name: 'C1', datacenter: 'DC' },
        { name: 'C2', datacenter: 'DC2' },
      ],
      hosts: [{ ...least.hosts[0], cluster: 'C1' }],
    };
    const host = failure(() => parse({ ...two, vms: [{ ...server, datacenter: 'DC2', cluster: 'C2' }] }));
    expect([host.key, host.args]).toMatchObject([
      'REC-004/elsewhere',
      { path: 'vms[0] (srv).host', kind: 'host', name: 'esx01', other: 'C1', here: 'C2', also: '' },
    ]);
    const cluster = failure(() => parse({ ...two, vms: [{ ...server, datacenter: 'DC2' }] }));
    expect([cluster.key, cluster.args]).toMatchObject([
      'REC-004/elsewhere',
      { path: 'vms[0] (srv).cluster', kind: 'cluster', name: 'C1', other: 'DC', here: 'DC2', also: '' },
    ]);
  });

  test('capital letters in a UUID or MAC are the same as small ones', () => {
    const [one] = parse(
      vms({
        instanceUuid: 'ABCD',
        nics: [{ portGroup: 'vlan-10', mac: '00:50:56:AA:BB:CC' }],
        marks: { 'hvm.owner': 'AbCd' },
      }),
    ).vms;
    expect(one).toMatchObject({
      instanceUuid: 'abcd',
      nics: [{ mac: '00:50:56:aa:bb:cc' }],
      marks: { 'hvm.owner': 'abcd' },
    });
    const [copy] = parse(vms({ instanceUuid: 'ABCD', marks: { 'hvm.owner': 'Other' } })).vms;
    expect(copy?.marks).toEqual({ 'hvm.owner': 'Other' });
  });

  test('one name in two folders is fine', () => {
    expect(parse(vms({}, { folder: 'lab' })).vms).toHaveLength(2);
  });

  test.each([
    [{ host: 'esx09' }, 'vms[0] (srv).host'],
    [{ folder: 'nowhere' }, 'vms[0] (srv).folder'],
    [{ cluster: 'C9' }, 'vms[0] (srv).cluster'],
    [{ resourcePool: 'nowhere' }, 'vms[0] (srv).resourcePool'],
    [{ datacenter: 'X', host: 'esx01' }, 'vms[0] (srv).datacenter'],
    [{ disks: [{ unit: 0, sizeMib: 1, datastore: 'ds09' }] }, 'vms[0] (srv).disks[0].datastore'],
    [{ nics: [{ portGroup: 'vlan-99' }] }, 'vms[0] (srv).nics[0].portGroup'],
    [{ nics: [{ portGroup: 'vlan-10', switch: 'dvs' }] }, 'vms[0] (srv).nics[0].portGroup'],
  ])('%j names what is not there', (change, at) => {
    const error = failure(() => parse(vms(change)));
    expect([error.key, error.args['path']]).toEqual(['REC-004/reference', at]);
  });

  test('a rule of a cluster names a host that is not there', () => {
    const hostRules = [{ name: 'r', mandatory: true, vms: [], hosts: ['esx01', 'esx09'] }];
    const error = failure(() => parse({ ...least, clusters: [{ name: 'C1', hostRules }] }));
    expect([error.key, error.args['path']]).toEqual([
      'REC-004/reference',
      'clusters[0] (C1).hostRules[0] (r).hosts[1]',
    ]);
  });

  test('a datacenter that cannot be guessed', () => {
    const error = failure(() => parse({ ...least, datacenters: ['A', 'B'], vms: [server] }));
    expect([error.key, error.args['path']]).toEqual(['REC-004/which', 'clusters[0] (C1).datacenter']);
  });
});

describe('a file that cannot be read', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hvm-read-'));
    await mkdir(path.join(folder, 'dir'));
    await writeFile(path.join(folder, 'huge'), '');
    await truncate(path.join(folder, 'huge'), 64 * 1024 * 1024 + 1);
    await symlink('loop', path.join(folder, 'loop'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ['gone', 'REC-001/missing', 69],
    ['dir', 'REC-001/folder', 69],
    ['loop', 'REC-001/missing', 69],
    ['huge', 'REC-002/large', 65],
  ])('%s', async (name, key, exit) => {
    const file = path.join(folder, name);
    await expect(realFile(file).then(readBytes)).rejects.toMatchObject({ key, exit });
  });

  test('a device', async () => {
    await expect(readBytes('/dev/null')).rejects.toMatchObject({ key: 'REC-001/special', exit: 69 });
  });
});
