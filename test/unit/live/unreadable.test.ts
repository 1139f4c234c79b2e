/** VMs that an account may not read, and what hvm makes of the rest. */
import { describe, expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { mustBeRead } from '../../../src/vsphere/live/must-be-read.ts';
import { content, denied as read, facts, half, known, ref, seen, vmRef as vm } from './content.ts';

describe('a VM', () => {
  test('of which all can be read is not told', async () => {
    expect(await seen(content(vm, known))).toEqual({ vms: ['a'], unreadable: undefined });
  });

  test('without its guest, its Tools and its custom attributes is a VM', async () => {
    const missing = { 'guest.net': read, 'guest.toolsRunningStatus': read, customValue: read };
    expect(await seen(half(vm, known, missing))).toEqual({
      vms: ['a'],
      unreadable: [
        {
          kind: 'VirtualMachine',
          id: 'vm-1',
          name: 'a',
          instanceUuid: 'uuid-a',
          missing: [
            { privilege: 'System.Read', paths: ['customValue', 'guest.net', 'guest.toolsRunningStatus'] },
          ],
        },
      ],
    });
  });

  test('without anything else is none, and what tells which one it is stands beside what is missing', async () => {
    const config = { _typeName: 'NoPermission', privilegeId: 'VirtualMachine.Config.Settings' };
    const missing = { 'config.hardware.device': read, 'config.changeVersion': config, snapshot: read };
    expect(await seen(half(vm, known, missing))).toEqual({
      vms: [],
      unreadable: [
        {
          kind: 'VirtualMachine',
          id: 'vm-1',
          name: 'a',
          instanceUuid: 'uuid-a',
          missing: [
            { privilege: 'System.Read', paths: ['config.hardware.device', 'snapshot'] },
            { privilege: 'VirtualMachine.Config.Settings', paths: ['config.changeVersion'] },
          ],
          vm: facts,
        },
      ],
    });
  });

  test.each([
    ['name', { vm: facts, instanceUuid: 'uuid-a' }],
    ['config.instanceUuid', { vm: facts, name: 'a' }],
    ['config.template', { vm: { ...facts, template: undefined }, name: 'a', instanceUuid: 'uuid-a' }],
    ['config.extraConfig', { vm: { ...facts, marks: undefined }, name: 'a', instanceUuid: 'uuid-a' }],
    ['runtime.host', { vm: { ...facts, host: undefined }, name: 'a', instanceUuid: 'uuid-a' }],
    // Whether it runs nobody knows: it may.
    ['runtime.powerState', { vm: facts, name: 'a', instanceUuid: 'uuid-a' }],
    [
      'config.memoryAllocation.reservation',
      { vm: { ...facts, memoryReservationMib: undefined }, name: 'a', instanceUuid: 'uuid-a' },
    ],
  ])('without its %s: nothing is put in its place', async (path, rest) => {
    const { [path]: _, ...others } = { ...known } as Record<string, unknown>;
    const { vms, unreadable } = await seen(half(vm, others, { [path]: read }));
    expect(vms).toEqual([]);
    expect(unreadable).toEqual([
      { kind: 'VirtualMachine', id: 'vm-1', missing: [{ privilege: 'System.Read', paths: [path] }], ...rest },
    ]);
  });

  test('without its folder is in the only datacenter, and in no folder that is known', async () => {
    const { parent: _, ...others } = known;
    const { unreadable } = await seen(half(vm, others, { parent: read }));
    const { folder: __, ...rest } = facts;
    expect(unreadable?.map((each) => each.vm)).toEqual([rest]);
  });

  test('that is off reserves nothing', async () => {
    const { unreadable } = await seen(
      half(vm, { ...known, 'runtime.powerState': 'poweredOff' }, { snapshot: read }),
    );
    expect(unreadable?.map((each) => each.vm?.host)).toEqual([undefined]);
  });

  test('is not told for another reason than a privilege without that reason', async () => {
    const missing = { snapshot: { _typeName: 'SystemError', reason: 'x' }, name: undefined };
    const { name: _, ...others } = known;
    const { unreadable } = await seen(half(vm, others, missing));
    expect(unreadable?.map((each) => each.missing)).toEqual([
      [{ paths: ['name'] }, { fault: 'SystemError', paths: ['snapshot'] }],
    ]);
  });

  test('names the privileges that a newer server lists', async () => {
    const missingPrivileges = [
      { _typeName: 'NoPermissionEntityPrivileges', entity: vm, privilegeIds: ['System.Read', 'System.View'] },
    ];
    const { unreadable } = await seen(
      half(vm, known, { snapshot: { _typeName: 'NoPermission', missingPrivileges } }),
    );
    expect(unreadable?.map((each) => each.missing)).toEqual([
      [{ privilege: 'System.Read, System.View', paths: ['snapshot'] }],
    ]);
  });

  test('that vanished while it was read is neither there nor told', async () => {
    const gone = { _typeName: 'ManagedObjectNotFound', obj: vm };
    expect(await seen(half(vm, {}, { name: gone, snapshot: gone }))).toEqual({
      vms: [],
      unreadable: undefined,
    });
    // Something else vanished: the VM is there, and half read.
    const other = { _typeName: 'ManagedObjectNotFound', obj: ref('HostSystem', 'host-9') };
    const { unreadable } = await seen(half(vm, known, { snapshot: other }));
    expect(unreadable?.map((each) => each.missing)).toEqual([
      [{ fault: 'ManagedObjectNotFound', paths: ['snapshot'] }],
    ]);
  });
});

describe('half a VM is not worked on', () => {
  const thrown = (missing: Readonly<Record<string, object | undefined>>, name?: string) => {
    try {
      mustBeRead(half(vm, {}, missing), vm, name);
    } catch (error) {
      if (error instanceof HvmError) return [error.key, error.exit, error.args];
      throw error;
    }
    return undefined;
  };

  test('the error names the VM, what is missing and the privilege', () => {
    expect(thrown({ snapshot: read, 'config.changeVersion': read, 'guest.net': read }, 'a%2f1')).toEqual([
      'VSP-001/unreadable',
      77,
      { object: 'a/1', path: 'config.changeVersion, snapshot', privilege: 'System.Read' },
    ]);
    expect(thrown({ name: read })).toEqual([
      'VSP-001/unreadable',
      77,
      { object: 'vm-1', path: 'name', privilege: 'System.Read' },
    ]);
  });

  test('or the fault', () => {
    const fault = { _typeName: 'SystemError', reason: 'x' };
    expect(thrown({ snapshot: fault }, 'a')).toEqual([
      'VSP-001/untold',
      1,
      { object: 'a', path: 'snapshot', fault: 'SystemError' },
    ]);
    expect(thrown({ snapshot: undefined }, 'a')?.[2]).toEqual({ object: 'a', path: 'snapshot', fault: '–' });
  });

  test('what the guest tells of itself is not needed', () => {
    expect(thrown({ 'guest.net': read, 'guest.hostName': read, customValue: read }, 'a')).toBeUndefined();
  });
});
