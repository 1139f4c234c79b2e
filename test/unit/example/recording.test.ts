import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { uuidV5 } from '../../../src/lib/hash.ts';
import { readMarks } from '../../../src/model/marks.ts';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../../src/vsphere/recorded/write.ts';
import { added, paperVms } from './paper.ts';
import { recordingFile } from './site.ts';

const bytes = await readFile(recordingFile);
const observed = parseRecording(bytes, 'kyushu.recording.json');

test('the recording is written as hvm writes it', () => {
  expect(bytes.toString()).toBe(formatRecording(observed));
});

test('3 hosts of 2 × 8 cores and 96 GiB, 13.2 TiB of storage, vSphere 5.5', () => {
  expect(observed.source.version).toBe('5.5.0');
  expect(
    observed.hosts.map(({ name, sockets, cores, memoryMib }) => [name, sockets, cores, memoryMib]),
  ).toEqual([
    ['esx01', 2, 16, 98_304],
    ['esx02', 2, 16, 98_304],
    ['esx03', 2, 16, 98_304],
  ]);
  const capacity = observed.datastores.reduce((total, each) => total + each.capacityMib, 0);
  expect(capacity).toBe(Math.floor(13.2 * 1024 * 1024));
});

test('a port group for every VLAN of the paper', async () => {
  const vlans = [...new Set((await paperVms()).map((vm) => vm.vlan))].sort((a, b) => a - b);
  expect(observed.networks.map(({ name, kind, vlan }) => [name, kind, vlan])).toEqual(
    vlans.map((vlan) => [`vlan-${vlan}`, 'standard', vlan]),
  );
});

test('the 19 VMs of June 2016, owned by hvm, and the template', async () => {
  const names = (await paperVms()).map((vm) => vm.name).filter((name) => !added.includes(name));
  const vms = observed.vms.filter((vm) => !vm.template);
  expect(vms.map((vm) => vm.name)).toEqual(names.sort());
  expect(vms).toHaveLength(19);
  for (const vm of vms) {
    expect(vm.instanceUuid).toBe(uuidV5(`kdu/${vm.name}`));
    expect(readMarks(vm.marks)).toMatchObject({ owner: vm.instanceUuid, site: 'kdu', name: vm.name });
  }
  expect(observed.vms.filter((vm) => vm.template).map((vm) => vm.name)).toEqual(['win2012r2-ja']);
});
