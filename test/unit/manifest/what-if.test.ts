import { expect, test } from 'vitest';
import { assumptionOf, readWhatIf } from '../../../src/manifest/what-if.ts';
import { base, machine, site, sourcesOf } from './support.ts';

const files = {
  'base.yaml': base,
  'a.yaml': machine('cores: 4\ndisks: [{name: os, size: 100 GiB}, {name: data, size: 400 GiB}]', 'h-a.01'),
};

function read(assumed: readonly string[], extra: Readonly<Record<string, string>> = {}) {
  const assumptions = assumed.flatMap((text) => assumptionOf(text) ?? []);
  expect(assumptions).toHaveLength(assumed.length);
  return readWhatIf({ files: sourcesOf(files), extra: sourcesOf(extra), assumptions, options: {} });
}

function desired(assumed: readonly string[], extra: Readonly<Record<string, string>> = {}) {
  const made = read(assumed, extra);
  if (!('diagnostics' in made) || made.desired === undefined) throw new Error(JSON.stringify(made));
  return made.desired;
}

test('what has a kind, a name and a value is an assumption, all else a file', () => {
  expect(assumptionOf('Site/kdu.hosts.memory=64 GiB')).toEqual({
    text: 'Site/kdu.hosts.memory=64 GiB',
    kind: 'Site',
    target: 'kdu.hosts.memory',
    value: '64 GiB',
  });
  for (const file of ['more.yaml', './a=b.yaml', 'folder/more.yaml', '-'])
    expect(assumptionOf(file)).toBeUndefined();
});

test('a value of a VM, whatever dots its name has; units, numbers and lists as in a manifest', () => {
  const made = desired(['VirtualMachine/h-a.01.disks[data].size=3500 GiB', 'vm/h-a.01.spec.cores=8']);
  expect(made.vms).toMatchObject([
    { cores: { count: 8 }, disks: [{ sizeMib: 102_400 }, { name: 'data', sizeMib: 3500 * 1024 }] },
  ]);
  expect(made.whatIf).toEqual({
    assumptions: ['VirtualMachine/h-a.01.disks[data].size=3500 GiB', 'vm/h-a.01.spec.cores=8'],
    hosts: {},
    vms: ['h-a.01'],
  });
  const lists = desired(['vm/h-a.01.availability={mode: ha, hosts: [esx01, esx02]}']);
  expect(lists.vms[0]?.availability).toEqual({ mode: 'ha', hosts: ['esx01', 'esx02'] });
});

test('only what is said of the hosts counts for more than the inventory', () => {
  expect(desired(['Site/kdu.hosts.memory=64 GiB']).whatIf?.hosts).toEqual({ memoryMib: 65_536 });
  expect(desired(['Site/kdu.hosts={cores: 20, sockets: 2}']).whatIf?.hosts).toEqual({
    cores: 20,
    sockets: 2,
  });
  expect(desired(['Site/kdu.timeZone=Asia/Tokyo']).whatIf?.hosts).toEqual({});
});

test('a default of the Site is assumed of all VMs', () => {
  expect(desired(['Site/kdu.defaults.memory=8 GiB']).whatIf?.vms).toEqual(['h-a.01']);
});

test('a file adds documents, and overrides keys: maps key by key, disks by name', () => {
  const made = desired([], {
    'more.yaml': `${machine('disks: [{name: data, size: 900 GiB}, {name: log, size: 10 GiB}]', 'h-a.01')}---\n${machine('cores: 2', 'h-new')}`,
    'hosts.yaml': site('hosts: {memory: 128 GiB}'),
  });
  expect(
    made.vms.map(({ name, cores, disks }) => [name, cores?.count, disks?.map((disk) => disk.sizeMib / 1024)]),
  ).toEqual([
    ['h-a.01', 4, [100, 900, 10]],
    ['h-new', 2, undefined],
  ]);
  expect(made.site.windows).toHaveLength(1);
  expect(made.whatIf).toEqual({
    assumptions: ['more.yaml', 'hosts.yaml'],
    hosts: { memoryMib: 131_072 },
    vms: ['h-a.01', 'h-new'],
  });
});

test('a document of a file can be assumed otherwise, too', () => {
  const made = desired(['vm/h-new.cores=16'], { 'more.yaml': machine('cores: 2', 'h-new') });
  expect(made.vms.find(({ name }) => name === 'h-new')?.cores).toEqual({ count: 16 });
});

test.each([
  ['Sight/kdu.a=1', { key: 'USE-019/kind' }],
  ['Site/kud.hosts.memory=64 GiB', { key: 'USE-019/document-near', args: { near: 'kdu' } }],
  ['Network/zzzzzz.vlan=3', { key: 'USE-019/document', args: { known: ['care'] } }],
  ['vm/h-a.01.cores=', { key: 'USE-019/value' }],
  ['vm/h-a.01.cores={', { key: 'USE-019/value' }],
  ['vm/h-a.01.disks[5].size=1 GiB', { key: 'USE-019/entry' }],
])('%s is about nothing', (assumed, mistake) => {
  expect(read([assumed])).toMatchObject(mistake);
});

test.each([
  ['vm/h-a.01.coers=8', 'MAN-004/near'],
  ['vm/h-a.01.cores=eight', 'MAN-003/number'],
  ['vm/h-a.01.disks[log].provisioning=thin', 'MAN-005'],
  ['vm/h-a.01.window=noon', 'MAN-010/window'],
])('%s is checked as if it stood in the manifest', (assumed, key) => {
  expect(read([assumed])).toMatchObject({ diagnostics: [{ key }] });
});

test('keys that every object inherits are keys like others', () => {
  expect(read(['vm/h-a.01.constructor=1'])).toMatchObject({
    diagnostics: [{ key: expect.stringMatching(/^MAN-004/) }],
  });
  expect(read(['vm/h-a.01.__proto__.x=1'])).toHaveProperty('diagnostics');
});
