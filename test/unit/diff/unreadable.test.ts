/** A VM that cannot be read passes neither for absent nor for one that may be changed. */
import { describe, expect, test } from 'vitest';
import { diff, type DiffOptions } from '../../../src/diff/diff.ts';
import { instanceUuidFor } from '../../../src/diff/identify.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Observed, ObservedUnreadable, ObservedVm } from '../../../src/model/observed.ts';
import { declared, declaredCard, declaredDisk, desired, site } from '../../support/desired.ts';
import { inventory, ownedVm, template, vm } from '../../support/inventory.ts';
import { unreadVm } from '../../support/unreadable.ts';

const devices: Partial<DesiredVm> = { disks: [declaredDisk('d0', 40)], networks: [declaredCard(10)] };
const fresh = declared({ name: 'fresh', template: 'win', guest: {} });

function diffOf(
  vms: readonly DesiredVm[],
  observed: Partial<Observed>,
  { adopt = [], isTarget = () => true }: Partial<DiffOptions> = {},
  datacenter = 'DC',
) {
  const manifests = desired({ vms, site: site({ datacenter }) });
  return diff(manifests, inventory(observed), { adopt, isTarget });
}

/** What becomes of each declared VM, and why not. */
const actions = ({ changes }: ReturnType<typeof diffOf>) =>
  changes.map(({ vm: { name }, action, work, existing, drafts }) => [
    `${name} ${action} ${work.kind}${existing === undefined ? '' : ' is there'}`,
    ...drafts.map(({ key }) => key),
  ]);

const stranger = (lost: Parameters<typeof unreadVm>[1]['parts'], given: Partial<ObservedVm> = {}) =>
  unreadVm(vm({ name: 'stranger', ...given }), { ...(lost && { parts: lost }) });

describe('a declared VM that was not found', () => {
  test.each(['name', 'uuid', 'template', 'marks'] as const)(
    'is not made while there is a VM without its %s: it may be that one',
    (part) => {
      const found = diffOf([fresh, declared({ name: 'there', ...devices, notes: 'new' })], {
        vms: [ownedVm('kdu', { name: 'there' })],
        unreadable: [stranger([part, 'hardware'])],
      });
      expect(actions(found)).toEqual([
        ['fresh no-op none', 'PRV-001/unknown'],
        ['there update update is there'],
      ]);
    },
  );

  test('the finding names the VMs, what cannot be read of them to tell them apart, and the privileges', () => {
    const unread = Array.from({ length: 7 }, (_, index) =>
      unreadVm(
        vm({ name: `s${index}` }),
        { parts: ['marks', 'hardware'], privilege: `P.${index % 2}` },
        index,
      ),
    );
    const { changes } = diffOf([fresh], { unreadable: unread });
    expect(changes[0]?.drafts).toEqual([
      {
        key: 'PRV-001/unknown',
        severity: 'error',
        subject: 'fresh',
        facts: {
          privilege: ['P.0', 'P.1'],
          paths: ['config.extraConfig'],
          what: ['config.extraConfig'],
          count: 7,
          vms: ['s0', 's1', 's2', 's3', 's4', '…'],
        },
      },
    ]);
  });

  test('is made beside VMs of which it is known that they are others', () => {
    const found = diffOf([fresh], { unreadable: [stranger(['hardware']), stranger(['guest'])] });
    expect(actions(found)).toEqual([['fresh create create']]);
  });

  test('is made where the VM that cannot be told is in another datacenter, but not where it may be in this one', () => {
    const elsewhere = stranger(['name'], { datacenter: 'OTHER' });
    const nowhere = stranger(['name', 'place'], { datacenter: 'OTHER' });
    expect(actions(diffOf([fresh], { unreadable: [elsewhere] }))).toEqual([['fresh create create']]);
    expect(actions(diffOf([fresh], { unreadable: [nowhere] }))).toEqual([
      ['fresh no-op none', 'PRV-001/unknown'],
    ]);
  });

  test('is found where a VM tells no datacenter', () => {
    const found = diffOf([declared({ ...devices })], { vms: [ownedVm('kdu', { datacenter: '' })] });
    expect(actions(found)).toEqual([['vm01 no-op none is there']]);
  });

  test('without a privilege, the fault is told', () => {
    const unread: ObservedUnreadable = {
      ...stranger(['name']),
      missing: [{ fault: 'SystemError', paths: ['name'] }],
    };
    const { changes } = diffOf([fresh], { unreadable: [unread] });
    expect(changes[0]?.drafts[0]).toMatchObject({
      key: 'PRV-001/unknown-fault',
      facts: { fault: ['SystemError'] },
    });
  });
});

describe('a declared VM that is there and cannot be read', () => {
  const manifest = declared({ ...devices, notes: 'new' });
  const own = ownedVm('kdu');

  test.each<[string, ObservedUnreadable]>([
    ['its name', unreadVm(vm(), { parts: ['hardware'] })],
    ['its name alone', unreadVm(vm(), { parts: ['hardware', 'uuid', 'marks', 'template', 'place'] })],
    ['its marks', unreadVm({ ...own, name: 'renamed' }, { parts: ['hardware'] })],
    ['its marks, without a name', unreadVm(own, { parts: ['name'] })],
    [
      'the UUID that hvm gives it',
      unreadVm(vm({ name: 'x', instanceUuid: instanceUuidFor('kdu', 'vm01') }), { parts: ['name', 'marks'] }),
    ],
  ])('is known by %s, and nothing is planned for it', (_, unread) => {
    const found = diffOf([manifest], { unreadable: [unread] }, { adopt: ['all'] });
    expect(actions(found)).toEqual([['vm01 no-op none', 'PRV-001']]);
    expect(found.unreadable).toEqual([]);
  });

  test('is not another VM that took its marks along, nor one of another site', () => {
    const copy = unreadVm(vm({ name: 'copy', marks: own.marks }), { parts: ['hardware'] });
    const other = unreadVm({ ...ownedVm('other'), name: 'renamed' }, { parts: ['hardware'] });
    const found = diffOf([manifest], { unreadable: [copy, other], vms: [own] });
    expect(actions(found)).toEqual([['vm01 update update is there']]);
    expect(found.unreadable).toEqual([copy, other]);
  });

  test('a finding for each cause says where the privilege must be given', () => {
    const paths = ['a', 'b', 'c', 'd', 'e', 'f'];
    const unread: ObservedUnreadable = {
      ...unreadVm({ ...own, name: 'renamed' }, { parts: ['hardware'] }),
      missing: [
        { privilege: 'System.Read', paths },
        { privilege: 'System.Read', paths: ['network'], on: ['network-1', 'network-2'] },
        { fault: 'SystemError', paths: ['snapshot'] },
        { paths: ['runtime.question'] },
      ],
    };
    const named: ObservedUnreadable = {
      kind: 'Network',
      id: 'network-1',
      name: 'care',
      missing: [{ privilege: 'System.Read', paths: ['name'] }],
    };
    const { changes, unreadable } = diffOf([manifest], { unreadable: [named, unread] });
    const draft = (key: string, facts: object) => ({ key, severity: 'error', subject: 'vm01', facts });
    const what = ['a', 'b', 'c', 'd', 'e', '…'];
    expect(changes[0]?.drafts).toEqual([
      draft('PRV-001', { privilege: 'System.Read', paths, what, object: ['renamed'] }),
      draft('PRV-001', {
        ...{ privilege: 'System.Read', paths: ['network'], what: ['network'] },
        object: ['care', 'network-2'],
      }),
      draft('PRV-001/fault', {
        ...{ fault: 'SystemError', paths: ['snapshot'], what: ['snapshot'] },
        object: ['renamed'],
      }),
      draft('PRV-001/fault', {
        ...{ fault: '–', paths: ['runtime.question'], what: ['runtime.question'] },
        object: ['renamed'],
      }),
    ]);
    expect(unreadable).toEqual([named]);
  });

  test('of two of its name neither is touched, though one can be read', () => {
    const found = diffOf([manifest], { vms: [own], unreadable: [unreadVm(vm({ folder: 'hospital' }), {})] });
    expect(actions(found)).toEqual([['vm01 no-op none', 'PRV-001']]);
  });

  test('only its guest: the plan goes on', () => {
    const guest = unreadVm(own, { parts: ['guest'] });
    const found = diffOf([manifest], { vms: [own], unreadable: [guest] });
    expect(actions(found)).toEqual([['vm01 update update is there']]);
    expect(found.unreadable).toEqual([guest]);
  });
});

test('orphans and VMs of nobody are counted though they cannot be read; templates are not', () => {
  const unreadable = [
    unreadVm(ownedVm('kdu', { name: 'old' }), { parts: ['hardware'] }, 1),
    unreadVm(ownedVm('kdu', { name: 'gone' }), { parts: ['name'] }, 2),
    unreadVm(vm({ name: 'stranger' }), { parts: ['marks'] }, 3),
    unreadVm(template({ name: 'other' }), { parts: ['hardware'] }, 4),
    unreadVm(ownedVm('kdu'), { parts: ['hardware'] }, 5),
  ];
  const found = diffOf([declared()], { unreadable, vms: [vm({ name: 'x' })] });
  expect({ orphans: found.orphans, unmanaged: found.unmanaged }).toEqual({
    orphans: ['old', 'vm-2'],
    unmanaged: 2,
  });
});

test('a VM that is no target is told with the others', () => {
  const unread = unreadVm(vm(), { parts: ['hardware'] });
  const found = diffOf(
    [declared(), fresh],
    { unreadable: [unread] },
    { isTarget: (name) => name === 'fresh' },
  );
  expect(actions(found)).toEqual([['fresh create create']]);
  expect(found.unreadable).toEqual([unread]);
});

describe('what new VMs are made of and stand beside', () => {
  const tpl = template();

  test.each([
    ['tpl', ''],
    ['hospital/tpl', 'hospital'],
  ])('the template %s without its disks', (source, folder) => {
    const unread = unreadVm({ ...tpl, folder }, { parts: ['hardware'], privilege: 'System.Read' });
    const manifests = desired({
      vms: [fresh],
      templates: [{ name: 'win', source, os: 'windows-2012-r2' }],
    });
    const { changes } = diff(
      manifests,
      { ...inventory(), vms: [], unreadable: [unread] },
      {
        adopt: [],
        isTarget: () => true,
      },
    );
    expect(changes[0]).toMatchObject({ action: 'create', work: { kind: 'none' } });
    expect(changes[0]?.drafts.filter(({ key }) => key.startsWith('PRV'))).toEqual([
      {
        key: 'PRV-001/template',
        severity: 'error',
        subject: 'fresh',
        facts: {
          template: 'tpl',
          privilege: ['System.Read'],
          paths: ['config.hardware.device'],
          what: ['config.hardware.device'],
        },
      },
    ]);
  });

  test('a template of that name that can be read is not enough', () => {
    const found = diffOf([fresh], { unreadable: [unreadVm(template({ folder: 'hospital' }), {})] });
    expect(actions(found)).toEqual([['fresh create none', 'PRV-001/template']]);
  });

  test('a template in another folder than the source says is another one', () => {
    const manifests = desired({
      vms: [fresh],
      templates: [{ name: 'win', source: 'hospital/tpl', os: 'windows-2012-r2' }],
    });
    const observed = inventory({ vms: [template({ folder: 'hospital' })], unreadable: [unreadVm(tpl, {})] });
    expect(actions(diff(manifests, observed, { adopt: [], isTarget: () => true }))).toEqual([
      ['fresh create create'],
    ]);
  });

  test('a folder cannot be made where half a VM has its name', () => {
    const manifest = { ...fresh, folder: 'ward/new' };
    const unread = unreadVm(vm({ name: 'ward' }), { parts: ['hardware'] });
    expect(actions(diffOf([manifest], { unreadable: [unread] }))).toEqual([
      ['fresh create none', 'DUP-001/machine'],
    ]);
  });

  test('what half a VM that runs reserves of its host is not to be had', () => {
    const gib = 1024;
    const manifest = declared({
      ...devices,
      memory: { sizeMib: 64 * gib, reservationMib: 64 * gib },
      power: 'on',
    });
    const there = ownedVm('kdu', { memoryMib: 64 * gib });
    const beside = vm({ name: 'beside', power: 'on', memoryReservationMib: 48 * gib });
    expect(actions(diffOf([manifest], { vms: [there] }))).toEqual([['vm01 update update is there']]);
    const full = diffOf([manifest], {
      vms: [there],
      unreadable: [unreadVm(beside, { parts: ['hardware'] })],
    });
    expect(actions(full)).toEqual([['vm01 update none is there', 'VM-006/memory']]);
  });
});
