import { expect, test } from 'vitest';
import {
  cases,
  type Change,
  complaints,
  operationOf,
  seen,
  spec,
  step,
  vmOf,
} from '../../../support/lint.ts';

const missing = 'which is neither there nor made by what it waits for.';

test.each(
  cases([
    [
      'that is there',
      (plan, observed) => {
        observed.vms = observed.vms.filter(({ name }) => name !== 'f-stop');
      },
      'VirtualMachine/f-stop has a base that was not observed.',
      `shutdown-guest:f-stop needs the VM f-stop, ${missing}`,
    ],
    [
      'that is made by something that it waits for',
      step('customize:a-new', { after: [] }),
      'customize:a-new does not wait for clone:a-new, which is on the same VM.',
      // The interrupting ones wait for the end of the chain, which is cut.
      ...[
        'reconfigure-network',
        'mark-restart',
        'shutdown-guest',
        'reconfigure',
        'power-on',
        'unmark-restart',
      ]
        .map((id) => `${id}:b-change`)
        .concat('shutdown-guest:f-stop')
        .map((id) => `${id} interrupts before clone:a-new has made what is new.`),
      `customize:a-new needs the VM a-new, ${missing}`,
      `power-on:a-new needs the VM a-new, ${missing}`,
    ],
    [
      'under the name that it has',
      spec('shutdown-guest:f-stop', { name: 'other' }),
      'shutdown-guest:f-stop calls the VM other; it is f-stop.',
    ],
    [
      'that is no template',
      seen('f-stop', { template: true }),
      'shutdown-guest:f-stop touches the template f-stop.',
    ],
    [
      'that is connected',
      seen('f-stop', { connection: 'orphaned' }),
      'shutdown-guest:f-stop touches f-stop, which is orphaned.',
    ],
    [
      'that waits for no answer',
      seen('f-stop', { question: '?' }),
      'shutdown-guest:f-stop touches f-stop, which waits for an answer.',
    ],
    [
      'on which no task runs',
      seen('f-stop', { runningTask: 'CreateSnapshot_Task' }),
      'shutdown-guest:f-stop touches f-stop, on which CreateSnapshot_Task runs.',
    ],
    [
      'that is not suspended',
      seen('c-adopt', { power: 'suspended' }),
      'reconfigure-online:c-adopt touches c-adopt, which is suspended.',
    ],
  ]),
)('an operation is on a VM $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test.each(
  cases([
    [
      'started only while it is off',
      seen('e-late', { power: 'on' }),
      'customize:e-late customizes e-late, which is on.',
      'power-on:e-late starts e-late, which runs.',
    ],
    [
      'shut down only while it runs',
      seen('f-stop', { power: 'off' }),
      'shutdown-guest:f-stop shuts f-stop down, which is off.',
    ],
    [
      'shut down only through VMware Tools',
      seen('f-stop', { tools: 'not-running' }),
      'shutdown-guest:f-stop shuts f-stop down without VMware Tools.',
    ],
    [
      'customized with an entry for each card',
      seen('e-late', { nics: [] }),
      'customize:e-late customizes 1 cards of 0.',
    ],
  ]),
)('a VM is $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

const sockets = 'and the plan does not say so.';

test.each(
  cases([
    [
      'cores without hot add, and the hot add flag, do',
      (plan) => {
        const online = operationOf(plan, 'reconfigure-online:b-change');
        Object.assign(online.spec, { cores: 4, cpuHotAdd: true });
      },
      'reconfigure-online:b-change changes cpuHotAdd, cores of b-change while it runs.',
      `reconfigure-online:b-change changes cores.count, ${sockets}`,
      `reconfigure-online:b-change changes cores.hotAdd, ${sockets}`,
    ],
    [
      'a reconfigure does that does not wait for the shutdown',
      (plan) => {
        operationOf(plan, 'reconfigure:b-change').after = ['mark-restart:b-change'];
        operationOf(plan, 'power-on:b-change').after = ['shutdown-guest:b-change', 'reconfigure:b-change'];
      },
      'reconfigure:b-change does not wait for shutdown-guest:b-change, which is on the same VM.',
      'reconfigure:b-change does not wait for shutdown-guest:b-change: two servers would be interrupted at once.',
      'reconfigure:b-change changes cpuHotAdd, cores of b-change while it runs.',
    ],
    [
      'a reconfigure does that comes after the start',
      (plan) => {
        const start = operationOf(plan, 'power-on:b-change');
        const change = operationOf(plan, 'reconfigure:b-change');
        const at = plan.operations.indexOf(change);
        plan.operations.splice(at, 2, start, change);
        start.after = ['shutdown-guest:b-change'];
        change.after = ['power-on:b-change'];
        operationOf(plan, 'unmark-restart:b-change').after = ['reconfigure:b-change'];
      },
      'reconfigure:b-change changes cpuHotAdd, cores of b-change while it runs.',
    ],
  ]),
)('what needs the VM off waits until it is: $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

/** What the online reconfigure of b-change, which runs, may not set besides. */
const refused: readonly (readonly [string, object, object])[] = [
  ['coresPerSocket', { coresPerSocket: 2 }, {}],
  ['memoryHotAdd', { memoryHotAdd: true }, {}],
  ['cores', { cores: 1 }, { cpuHotAdd: true }],
  ['memoryMib', { memoryMib: 8192 }, {}],
  ['memoryMib', { memoryMib: 2048 }, { memoryHotAdd: true }],
  ['memoryMib', { memoryMib: 8192 }, { memoryHotAdd: true, memoryHotAddLimitMib: 6144 }],
  ['memoryMib', { memoryMib: 5120 }, { memoryHotAdd: true, memoryHotAddStepMib: 4096 }],
  ['scsi0:0', { growDisks: [grown(3_000_000)] }, {}],
  ['ide0:0', { growDisks: [{ ...grown(51_200), bus: 'ide' }] }, {}],
];

function grown(toMib: number) {
  return { key: 2000, bus: 'scsi', controller: 0, unit: 0, fromMib: 40_960, toMib };
}

test.each(refused)('%s is not set while the VM runs: %j on %j', (key, given, there) => {
  const found = complaints((plan, observed) => {
    Object.assign(operationOf(plan, 'reconfigure-online:b-change').spec, given);
    Object.assign(vmOf(observed, 'b-change'), there);
    observed.source.version = '6.0.0';
  });
  expect(found).toContain(`reconfigure-online:b-change changes ${key} of b-change while it runs.`);
});

test.each([
  [{ cores: 4 }, { cpuHotAdd: true }],
  [{ memoryMib: 8192 }, { memoryHotAdd: true }],
  [{ memoryMib: 8192 }, { memoryHotAdd: true, memoryHotAddLimitMib: 8192, memoryHotAddStepMib: 4096 }],
  [{ cpuReservationMhz: 500, memoryReservationMib: 1024 }, {}],
  [{ growDisks: [grown(3_000_000)] }, {}],
])('%j may be set while the VM runs on %j', (given, there) => {
  const found = complaints((plan, observed) => {
    Object.assign(operationOf(plan, 'reconfigure-online:b-change').spec, given);
    Object.assign(vmOf(observed, 'b-change'), there);
    observed.source.version = '8.0.3';
  });
  expect(found.filter((each) => each.includes('while it runs'))).toEqual([]);
});

test.each(
  cases([
    [
      'what was shut down is not started again',
      (plan) => {
        plan.operations = plan.operations.filter(({ id }) => id !== 'power-on:b-change');
        operationOf(plan, 'unmark-restart:b-change').after = ['reconfigure:b-change'];
      },
      'shutdown-guest:b-change is not followed by a start, and the VM is to be on.',
      'shutdown-guest:b-change changes power, and the plan does not say so.',
    ],
    [
      'what is to be off is started again',
      (plan) => {
        const stop = operationOf(plan, 'shutdown-guest:f-stop');
        const start = { id: 'power-on:f-stop', action: 'power-on', after: [stop.id] };
        plan.operations.push(Object.assign({ ...stop }, start));
      },
      'shutdown-guest:f-stop is followed by a start, and the VM is to be off.',
      'shutdown-guest:f-stop does not wait for a mark that the VM is to run.',
      'shutdown-guest:f-stop leaves the mark that the VM is to run.',
      'power-on:f-stop waits for nothing of f-stop; it is to wait for VMware Tools.',
      'power of VirtualMachine/f-stop is in no operation.',
    ],
    [
      'a run that ends in between leaves a VM off that nobody declared as on',
      spec('mark-restart:b-change', { restart: undefined, notes: 'new' }),
      'plan.operations[9].spec.restart is not the same after a trip through JSON.',
      'shutdown-guest:b-change does not wait for a mark that the VM is to run.',
      'mark-restart:b-change changes notes, and the plan does not say so.',
    ],
    [
      'the mark of a restart stays on the VM',
      spec('unmark-restart:b-change', { restart: 'pending' }),
      'shutdown-guest:b-change leaves the mark that the VM is to run.',
    ],
  ]),
)('no plan where $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test('a VM that is declared as on needs no mark', () => {
  const change: Change = (plan) => {
    Object.assign(plan.desired.vms[1] ?? {}, { power: 'on' });
    plan.operations = plan.operations.filter(({ id }) => !id.endsWith('mark-restart:b-change'));
    operationOf(plan, 'shutdown-guest:b-change').after = ['reconfigure-network:b-change'];
    operationOf(plan, 'shutdown-guest:f-stop').after = ['power-on:b-change'];
  };
  expect(complaints(change)).toEqual([]);
});
