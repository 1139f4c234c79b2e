import { expect, test } from 'vitest';
import type { ObservedUnreadable } from '../../../src/model/observed.ts';
import { privilegeFindings } from '../../../src/policy/privileges.ts';
import { site } from '../../support/desired.ts';
import { vm } from '../../support/inventory.ts';
import { unreadVm } from '../../support/unreadable.ts';

const findings = (...unreadable: readonly ObservedUnreadable[]) => privilegeFindings(unreadable, site());

const object = (kind: string, missing: ObservedUnreadable['missing']): ObservedUnreadable => ({
  kind,
  id: 'x-1',
  name: 'x',
  missing,
});

test('nothing is missing, nothing is said', () => {
  expect(findings()).toEqual([]);
});

test('an object has a warning for each cause', () => {
  const paths = ['a', 'b', 'c', 'd', 'e', 'f'];
  const host = object('HostSystem', [
    { privilege: 'System.Read', paths },
    { fault: 'SystemError', paths: ['name'] },
    { paths: ['parent'] },
  ]);
  const common = { severity: 'warning', subject: 'x' };
  expect(findings(host)).toEqual([
    {
      key: 'PRV-002',
      ...common,
      facts: { privilege: 'System.Read', paths, what: ['a', 'b', 'c', 'd', 'e', '…'], kind: 'HostSystem' },
    },
    {
      key: 'PRV-002/fault',
      ...common,
      facts: { fault: 'SystemError', paths: ['name'], what: ['name'], kind: 'HostSystem' },
    },
    {
      key: 'PRV-002/fault',
      ...common,
      facts: { fault: '–', paths: ['parent'], what: ['parent'], kind: 'HostSystem' },
    },
  ]);
});

test('without its name it goes by its id', () => {
  const { name: _, ...nameless } = object('Datastore', [{ privilege: 'System.Read', paths: ['name'] }]);
  expect(findings(nameless).map(({ subject }) => subject)).toEqual(['x-1']);
});

test('tasks are a warning, custom attributes an information, both of the site', () => {
  const missing = [{ privilege: 'System.Read', paths: ['field'] }];
  expect(
    findings(object('Task', missing), object('CustomFieldsManager', missing)).map(
      ({ key, severity, subject }) => [key, severity, subject],
    ),
  ).toEqual([
    ['PRV-002/tasks', 'warning', 'kdu'],
    ['PRV-002/custom-fields', 'info', 'kdu'],
  ]);
});

test('5,000 VMs have one warning for each cause: all of them for programs, ten of them for people', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `vm${String(index).padStart(4, '0')}`);
  const vms = names.map((name, index) => unreadVm(vm({ name }), { parts: ['hardware', 'place'] }, index));
  const guest = unreadVm(vm({ name: 'guest' }), { parts: ['guest'], privilege: 'Other.Read' }, 5001);
  const odd = { ...guest, missing: [{ fault: 'SystemError', paths: ['guest.net'] }] };
  const paths = ['config.hardware.device', 'parent'];
  const common = { severity: 'warning', subject: 'kdu' };
  expect(findings(...vms, guest, odd)).toEqual([
    {
      key: 'PRV-002/vms',
      ...common,
      facts: {
        ...{ privilege: 'System.Read', paths, what: paths, count: 5000, vms: names },
        shown: [...names.slice(0, 10), '…'],
      },
    },
    {
      key: 'PRV-002/guests',
      ...common,
      facts: {
        ...{ privilege: 'Other.Read', paths: ['guest.net'], what: ['guest.net'] },
        ...{ count: 1, vms: ['guest'], shown: ['guest'] },
      },
    },
    {
      key: 'PRV-002/guests-fault',
      ...common,
      facts: {
        ...{ fault: 'SystemError', paths: ['guest.net'], what: ['guest.net'] },
        ...{ count: 1, vms: ['guest'], shown: ['guest'] },
      },
    },
  ]);
});

test('a VM that lacks two things for one cause is counted once', () => {
  const twice = {
    ...unreadVm(vm(), {}),
    missing: [
      { privilege: 'System.Read', paths: ['snapshot'] },
      { privilege: 'System.Read', paths: ['network'], on: ['network-1'] },
    ],
  };
  expect(findings(twice)).toMatchObject([
    { key: 'PRV-002/vms', facts: { count: 1, vms: ['vm01'], paths: ['network', 'snapshot'] } },
  ]);
});
