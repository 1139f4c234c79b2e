import { describe, expect, test } from 'vitest';
import { faultOf, findFault } from '../../../src/vsphere/vim/fault.ts';
import { propertiesOf } from '../../../src/vsphere/vim/properties.ts';
import type { ObjectContent } from '../../../src/vsphere/vim/types.ts';
import { isA, isRef, isWhole, make, type Sent, sentAs, typeName } from '../../../src/vsphere/vim/values.ts';

const vm = { type: 'VirtualMachine', value: 'vm-1' };
const disk = make('VirtualDisk', {
  key: 2000,
  capacityInKB: 1,
  backing: make('VirtualDiskFlatVer2BackingInfo', { fileName: '[ds] a', diskMode: 'persistent' }),
});
const controller = { _typeName: 'VirtualController', _sentAs: 'VirtualUSBController', key: 7, busNumber: 0 };

test('an object is of its type, of the types above it, and of no other', () => {
  const is = (value: unknown): boolean[] => [
    isA(value, 'VirtualDisk'),
    isA(value, 'VirtualDevice'),
    isA(value, 'Event'),
  ];
  expect([is(disk), is(controller), is(vm), is('VirtualDisk'), is(null), is([disk])]).toEqual([
    [true, true, false],
    [false, true, false],
    [false, false, false],
    [false, false, false],
    [false, false, false],
    [false, false, false],
  ]);
  expect([isRef(vm), isRef(disk), isRef({ value: 'x' }), isRef(undefined)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([typeName(disk), sentAs(disk), typeName(controller), sentAs(controller)]).toEqual([
    'VirtualDisk',
    undefined,
    'VirtualController',
    'VirtualUSBController',
  ]);
});

test('an object is whole when nothing that its type requires is missing, however deep', () => {
  expect([
    isWhole(disk, 'VirtualDisk'),
    isWhole(disk, 'VirtualDevice'),
    isWhole(disk, 'VirtualController'),
    isWhole({ ...disk, capacityInKB: undefined }, 'VirtualDisk'),
    isWhole(
      { ...disk, backing: { _typeName: 'VirtualDiskFlatVer2BackingInfo', fileName: '' } },
      'VirtualDisk',
    ),
    isWhole({ ...disk, shares: { _typeName: 'SharesInfo', shares: 1 } }, 'VirtualDisk'),
    isWhole(controller, 'VirtualController'),
    isWhole({ _typeName: 'VirtualMachineSnapshotInfo', rootSnapshotList: [] }, 'VirtualMachineSnapshotInfo'),
  ]).toEqual([true, true, false, false, false, false, false, true]);
});

describe('properties by path', () => {
  const content = (propSet: readonly object[]): Sent<ObjectContent> =>
    ({ _typeName: 'ObjectContent', obj: vm, propSet }) as never;
  const paths = [
    'name',
    'config.hardware.device',
    'config.modified',
    'config.extraConfig["hvm.owner"]',
    'runtime.host',
    'snapshot',
  ] as const;

  test('are typed, and absent if the server says nothing of them', () => {
    const found = propertiesOf(
      content([
        { name: 'name', val: 'a' },
        { name: 'config.hardware.device', val: [disk, controller] },
        { name: 'config.modified', val: new Date(0) },
        {
          name: 'config.extraConfig["hvm.owner"]',
          val: { _typeName: 'OptionValue', key: 'hvm.owner', value: 'me' },
        },
        { name: 'runtime.host', val: vm },
        { name: 'snapshot' },
        { name: 'unasked', val: 1 },
      ]),
      'VirtualMachine',
      paths,
    );
    const keys: readonly number[] = (found['config.hardware.device'] ?? []).flatMap(({ key }) => key ?? []);
    const owner = found['config.extraConfig["hvm.owner"]']?.value;
    expect([
      found.name,
      keys,
      found['config.modified']?.getTime(),
      owner,
      found['runtime.host'],
      found.snapshot,
    ]).toEqual(['a', [2000, 7], 0, 'me', vm, undefined]);
  });

  test.each([
    ['name', 5],
    ['name', ['a']],
    ['config.hardware.device', disk],
    ['config.hardware.device', [disk, vm]],
    ['config.modified', 'yesterday'],
    ['runtime.host', 'host-9'],
    ['snapshot', disk],
  ] as const)('%s that is %j is no answer of a vCenter', (name, val) => {
    expect(() => propertiesOf(content([{ name, val }]), 'VirtualMachine', [name])).toThrow(
      expect.objectContaining({ key: 'WIRE-001' }),
    );
  });

  test('a path that does not exist is a mistake of ours', () => {
    const typo = 'config.hardware.devices' as 'config.hardware.device';
    expect(() => propertiesOf(content([{ name: typo, val: 1 }]), 'VirtualMachine', [typo])).toThrow(
      expect.objectContaining({
        key: 'WIRE-001',
        args: { reason: 'no property VirtualMachine.config.hardware.devices' },
      }),
    );
  });
});

test('the fault of a task tells its type, its bases, its object, and what caused it', () => {
  const fault = faultOf({
    _typeName: 'LocalizedMethodFault',
    localizedMessage: 'The name is taken',
    fault: {
      _typeName: 'DuplicateName',
      name: 'a',
      object: vm,
      faultCause: {
        _typeName: 'LocalizedMethodFault',
        fault: { _typeName: 'NoDiskSpace', datastore: 'ds' } as never,
      },
    } as never,
  });
  expect([fault.type, fault.bases, fault.object, fault.message, fault.operation]).toEqual([
    'DuplicateName',
    ['VimFault', 'MethodFault'],
    vm,
    'The name is taken',
    '',
  ]);
  expect([findFault(fault, 'FileFault')?.type, findFault(fault, 'Timedout')]).toEqual([
    'NoDiskSpace',
    undefined,
  ]);
  const unlisted = faultOf({
    _typeName: 'LocalizedMethodFault',
    fault: { _typeName: 'NotEnoughLicenses', _sentAs: 'HostInventoryFull' } as never,
  });
  expect([unlisted.type, unlisted.bases]).toEqual([
    'HostInventoryFull',
    ['NotEnoughLicenses', 'RuntimeFault', 'MethodFault'],
  ]);
  const unknown = faultOf({
    _typeName: 'LocalizedMethodFault',
    fault: { _typeName: 'MethodFault', _sentAs: 'Future' } as never,
  });
  expect([unknown.type, unknown.bases, unknown.is('MethodFault')]).toEqual(['Future', ['MethodFault'], true]);
  expect(faultOf({ _typeName: 'LocalizedMethodFault' }).type).toBe('MethodFault');
});
