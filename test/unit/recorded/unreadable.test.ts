/** What could not be read when a recording was made stands in it. */
import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import type { Observed, ObservedUnreadable } from '../../../src/model/observed.ts';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';
import { scrub } from '../../../src/vsphere/recorded/scrub.ts';
import { formatRecording } from '../../../src/vsphere/recorded/write.ts';
import { inventory, ownedVm, vm } from '../../support/inventory.ts';
import { recordedVSphere } from '../../../src/vsphere/recorded/memory.ts';
import { powerOn } from '../../contract/operations.ts';

const host: ObservedUnreadable = {
  kind: 'HostSystem',
  id: 'host-9',
  missing: [{ privilege: 'System.Read', paths: ['name', 'summary.hardware.memorySize'] }],
};
const whole: ObservedUnreadable = {
  kind: 'VirtualMachine',
  id: 'vm-7',
  name: 'app01',
  instanceUuid: 'b7f2a4a1-0000-5000-8000-000000000001',
  missing: [
    { privilege: 'System.Read', paths: ['config.hardware.device', 'snapshot'] },
    { privilege: 'System.Read', paths: ['network'], on: ['network-1', 'network-2'] },
    { fault: 'SystemError', paths: ['runtime.question'] },
  ],
  vm: {
    datacenter: 'DC',
    folder: 'hospital',
    template: false,
    marks: { 'hvm.site': 'kdu' },
    host: 'esx01',
    memoryReservationMib: 512,
  },
};
const least: ObservedUnreadable = {
  kind: 'VirtualMachine',
  id: 'vm-8',
  missing: [{ paths: ['name'] }],
  vm: { marks: {} },
};

const parse = (text: string) => parseRecording(Buffer.from(text), 'a.json');
const having = (...unreadable: readonly ObservedUnreadable[]): Observed => inventory({ unreadable });

test('it is written whole and reads back as it was', () => {
  const observed = having(host, whole, least);
  expect(parse(formatRecording(observed)).unreadable).toEqual(observed.unreadable);
  expect(formatRecording(observed)).toContain(`  "unreadable": [
    {
      "kind": "HostSystem",
      "id": "host-9",
      "missing": [
        {"privilege": "System.Read", "paths": ["name", "summary.hardware.memorySize"]}
      ]
    },
    {
      "kind": "VirtualMachine",
      "id": "vm-7",
      "name": "app01",
      "instanceUuid": "b7f2a4a1-0000-5000-8000-000000000001",
      "missing": [
        {"privilege": "System.Read", "paths": ["config.hardware.device", "snapshot"]},
        {"privilege": "System.Read", "paths": ["network"], "on": ["network-1", "network-2"]},
        {"fault": "SystemError", "paths": ["runtime.question"]}
      ],
      "vm": {
        "datacenter": "DC",
        "folder": "hospital",
        "template": false,
        "marks": {"hvm.site": "kdu"},
        "host": "esx01",
        "memoryReservationMib": 512
      }
    },
    {
      "kind": "VirtualMachine",
      "id": "vm-8",
      "missing": [
        {"paths": ["name"]}
      ],
      "vm": {
        "marks": {}
      }
    }
  ],
  "vms": [`);
});

test('where all could be read nothing of it is written, and an empty list by hand is none', () => {
  const text = formatRecording(inventory());
  expect(text).not.toContain('unreadable');
  const { unreadable } = parse(text.replace('"vms": [', '"unreadable": [], "vms": ['));
  expect(unreadable).toBeUndefined();
});

test('lists by hand are put in order, and a UUID into small letters', () => {
  const [read, on, fault] = whole.missing;
  const untidy: ObservedUnreadable = {
    ...whole,
    instanceUuid: whole.instanceUuid?.toUpperCase() ?? '',
    missing: [
      { ...fault, paths: ['runtime.question'] },
      { ...on, paths: ['network'], on: ['network-2', 'network-1'] },
      { ...read, paths: ['snapshot', 'config.hardware.device'] },
    ],
  };
  expect(parse(formatRecording(having(least, untidy, host))).unreadable).toEqual([host, whole, least]);
});

test('what it names must be there', () => {
  const wrong = (given: object) => () =>
    parse(formatRecording(having({ ...whole, vm: { ...whole.vm, ...given } })));
  const path = (key: string) => ({
    key: 'REC-004/reference',
    args: { path: `unreadable[0] (app01).vm.${key}` },
  });
  for (const given of [{ host: 'esx99' }, { datacenter: 'XX', folder: '' }, { folder: 'lab' }]) {
    const [key = ''] = Object.keys(given);
    expect(wrong(given)).toThrow(HvmError);
    expect(wrong(given)).toThrow(expect.objectContaining({ key: path(key).key }));
  }
});

test('an operation leaves it as it is', async () => {
  const observed = inventory({ vms: [vm()], unreadable: [whole] });
  let saved: Observed | undefined;
  const port = recordedVSphere(observed, { save: (next) => (saved = next) });
  await port.perform(powerOn(vm()), {
    progress: () => {},
    guest: () => new AbortController().signal,
    signal: new AbortController().signal,
    secret: async () => '',
  });
  expect(saved?.unreadable).toEqual([whole]);
  expect((await port.observe()).unreadable).toEqual([whole]);
});

test('scrubbed it names nothing any more, and the same things by the same stand-ins', () => {
  const own = ownedVm('kdu', { name: 'app01' });
  const unread: ObservedUnreadable = {
    ...whole,
    instanceUuid: own.instanceUuid,
    vm: { ...whole.vm, marks: own.marks },
  };
  const network: ObservedUnreadable = { ...host, kind: 'Network', id: 'network-1', name: 'vlan-10' };
  const pool: ObservedUnreadable = { ...host, kind: 'ResourcePool', id: 'resgroup-1', name: 'lab' };
  const task: ObservedUnreadable = { ...host, kind: 'Task', id: 'Task' };
  const folder: ObservedUnreadable = { ...host, kind: 'Folder', id: 'group-v1', name: 'hospital' };
  const scrubbed = scrub(having(folder, host, network, pool, task, unread));
  const text = formatRecording(scrubbed);
  expect(parse(text)).toEqual(scrubbed);
  for (const original of ['app01', 'kdu', 'esx0', 'hospital', 'vlan-10', 'lab', own.instanceUuid, 'host-9'])
    expect(text).not.toContain(original);
  const { unreadable = [], folders, networks } = scrubbed;
  const of = (kind: string) => unreadable.find((each) => each.kind === kind);
  const half = of('VirtualMachine');
  expect(of('Folder')?.name).toBe(folders[0]?.path);
  expect(networks.map(({ name }) => name)).toContain(of('Network')?.name);
  expect(scrubbed.resourcePools.map(({ path }) => path)).toContain(of('ResourcePool')?.name);
  expect(half?.vm?.folder).toBe(folders[0]?.path);
  expect(half?.vm?.marks).toMatchObject({ 'hvm.owner': half?.instanceUuid, 'hvm.name': half?.name });
  expect(half?.missing[1]?.on).toContain(of('Network')?.id);
  expect(half?.missing.map(({ paths }) => paths)).toEqual(whole.missing.map(({ paths }) => paths));
});
