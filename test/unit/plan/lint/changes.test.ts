import { expect, test } from 'vitest';
import { cases, changeOf, complaints, operationOf, step, uuidOf, vmOf } from '../../../support/lint.ts';

const onSame = { name: 'd-same', instanceUuid: uuidOf('d-same') };

test.each(
  cases([
    [
      'belongs to a change',
      step('create-folder:hospital/new', { address: 'VirtualMachine/a-new' }),
      'create-folder:hospital/new stands under VirtualMachine/a-new.',
    ],
    [
      'belongs to a change that there is',
      (plan) => plan.resource_changes.splice(5, 1),
      'shutdown-guest:f-stop is of VirtualMachine/f-stop, of which the plan says nothing.',
    ],
    [
      'is on no VM that stays as it is',
      step('shutdown-guest:f-stop', { address: 'VirtualMachine/d-same', spec: onSame }),
      'shutdown-guest:f-stop is a shutdown-guest, which does not fit the action no-op of d-same.',
      'shutdown-guest:f-stop has the impact power-cycle, which no field of d-same has.',
      'VirtualMachine/f-stop has the action update: nothing does it, and no error says why.',
      'shutdown-guest:f-stop is not followed by a start, and the VM is to be on.',
      'shutdown-guest:f-stop changes power, and the plan does not say so.',
    ],
    [
      'is on the VM of its address',
      step('shutdown-guest:f-stop', { spec: onSame }),
      'shutdown-guest:f-stop is on another VM than VirtualMachine/f-stop.',
      'shutdown-guest:f-stop touches d-same, which is owned as d-same.',
    ],
    [
      'fits a create',
      step('customize:a-new', { action: 'reconfigure' }),
      'customize:a-new is a reconfigure, which does not fit the action create of a-new.',
    ],
    [
      'fits an update',
      (plan) => Object.assign(changeOf(plan, 'e-late').change, { actions: ['create'] }),
      'customize:e-late has the impact online, which no field of e-late has.',
      'power-on:e-late has the impact online, which no field of e-late has.',
      'VirtualMachine/e-late has the impact online; by its fields it is create.',
    ],
    [
      'has the impact of a field',
      step('reconfigure-online:c-adopt', { impact: 'none' }),
      'reconfigure-online:c-adopt has the impact none, which no field of c-adopt has.',
      'ownership of VirtualMachine/c-adopt is online, and no operation is.',
      'reconfigure-online:c-adopt changes ownership, and the plan does not say so.',
      'ownership of VirtualMachine/c-adopt is in no operation.',
    ],
    [
      'has no impact where it makes a folder',
      step('create-folder:hospital/new', { impact: 'online' }),
      'create-folder:hospital/new makes a folder, and its impact is online.',
    ],
  ]),
)('an operation $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test.each(
  cases([
    [
      'stands under its name',
      (plan) => Object.assign(changeOf(plan, 'd-same'), { address: 'VirtualMachine/other' }),
      'VirtualMachine/other stands for d-same.',
    ],
    [
      'has the heaviest impact of its fields',
      (plan) => Object.assign(changeOf(plan, 'f-stop'), { impact: 'online' }),
      'VirtualMachine/f-stop has the impact online; by its fields it is power-cycle.',
    ],
    [
      'that is a no-op differs in nothing',
      (plan) => {
        const { fields } = changeOf(plan, 'g-bad');
        Object.assign(changeOf(plan, 'd-same'), { fields, impact: 'online' });
      },
      'VirtualMachine/d-same has the action no-op and differs.',
    ],
    [
      'that is an update differs in something',
      (plan) => Object.assign(changeOf(plan, 'g-bad'), { fields: [], impact: 'none' }),
      'VirtualMachine/g-bad has the action update and does not differ.',
    ],
    [
      'of an existing VM has a base',
      (plan) => Object.assign(changeOf(plan, 'g-bad'), { base: null }),
      'VirtualMachine/g-bad is there and has no base.',
    ],
    [
      'has the base that was observed: version',
      (_, observed) => Object.assign(vmOf(observed, 'd-same'), { changeVersion: '9' }),
      'VirtualMachine/d-same has a base that was not observed.',
    ],
    [
      'has the base that was observed: power',
      (_, observed) => Object.assign(vmOf(observed, 'd-same'), { power: 'off' }),
      'VirtualMachine/d-same has a base that was not observed.',
    ],
    [
      'has the base of a VM that is there',
      (_, observed) => Object.assign(vmOf(observed, 'd-same'), { instanceUuid: 'another' }),
      'VirtualMachine/d-same has a base that was not observed.',
    ],
    [
      'is carried out, or an error says why not',
      (plan) => (plan.findings = plan.findings.filter(({ subject }) => subject !== 'g-bad')),
      'VirtualMachine/g-bad has the action update: nothing does it, and no error says why.',
    ],
    [
      'is carried out with every impact of its fields',
      (plan) => {
        plan.operations = plan.operations.filter(({ id }) => id !== 'reconfigure-network:b-change');
        const after = ['reconfigure-online:b-change', 'power-on:a-new', 'power-on:e-late'];
        operationOf(plan, 'mark-restart:b-change').after = after;
      },
      'networks[care].vlan of VirtualMachine/b-change is network, and no operation is.',
      'networks[care].vlan of VirtualMachine/b-change is in no operation.',
    ],
  ]),
)('a change $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});
