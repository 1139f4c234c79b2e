/** A plan that holds one of everything, and ways to spoil it: for the tests of the plan linter. */
import type { Observed } from '../../src/model/observed.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { Plan } from '../../src/model/plan.ts';
import { digestOf } from '../../src/plan/digest.ts';
import { lintPlan } from '../../src/plan/lint.ts';
import { declared, declaredCard, declaredDisk, desired, planFor } from './desired.ts';
import { disk, inventory, nic, ownedVm, vm } from './inventory.ts';

const devices = { disks: [declaredDisk('d0', 40)], networks: [declaredCard(10)] };

/**
 * a-new is created, with a folder and a customization of its own; b-change has an online, a network and a power-cycle part,
 * and a foreign disk and card; c-adopt is taken over; d-same stays; e-late is customized and started; f-stop is shut down;
 * g-bad differs and has an error.
 */
const manifests = desired({
  vms: [
    declared({
      name: 'a-new',
      template: 'win',
      guest: { adminPassword: { fromEnv: 'ADMIN' } },
      disks: [declaredDisk('os', 60), declaredDisk('data', 10)],
      networks: [declaredCard(10), declaredCard(20)],
      folder: 'hospital/new',
      resourcePool: 'lab',
      availability: { mode: 'ha', activeHost: 'esx01' },
      power: 'on',
    }),
    declared({
      name: 'b-change',
      cores: { count: 4, hotAdd: true },
      disks: [declaredDisk('d0', 50), declaredDisk('log', 5)],
      networks: [
        declaredCard(20, { name: 'care', mac: '00:50:56:00:00:10' }),
        declaredCard(30, { name: 'dmz' }),
      ],
      notes: 'new',
    }),
    declared({ name: 'c-adopt', ...devices }),
    declared({ name: 'd-same', ...devices }),
    declared({ name: 'e-late', ...devices, guest: {}, power: 'on' }),
    declared({ name: 'f-stop', ...devices, power: 'off' }),
    declared({ name: 'g-bad', ...devices, disks: [declaredDisk('d0', 1)], notes: 'new' }),
  ],
});

export const there: Observed = inventory({
  vms: [
    ownedVm('kdu', {
      name: 'b-change',
      power: 'on',
      disks: [disk(), disk({ unit: 1 })],
      nics: [nic(), nic({ key: 4001, mac: '00:50:56:00:00:11' })],
      marks: { 'hvm.disks': 'd0=scsi0:0', 'hvm.nics': 'care=4000,00:50:56:00:00:10' },
    }),
    vm({ name: 'c-adopt' }),
    ownedVm('kdu', { name: 'd-same', power: 'on' }),
    ownedVm('kdu', { name: 'e-late', marks: { 'hvm.customize': 'pending' } }),
    ownedVm('kdu', { name: 'f-stop', power: 'on' }),
    ownedVm('kdu', { name: 'g-bad', power: 'on' }),
    vm({ name: 'z-unmanaged', folder: 'hospital' }),
  ],
});

export const good: Plan = planFor(manifests, there, { adopt: ['all'] });

/** What may be written to: a spoilt plan has no type. */
export type Loose<T> = T extends object ? { -readonly [K in keyof T]: Loose<T[K]> } : T;
export type Change = (plan: Loose<Plan>, observed: Loose<Observed>) => void;

/** For `test.each`: what is broken, how, and what the linter says of it. */
export function cases(list: readonly (readonly [name: string, change: Change, ...complaints: string[]])[]) {
  return list.map(([name, change, ...expected]) => ({ name, change, expected }));
}

/** The complaints about the good plan after a change; the digest is made to fit, unless the change is to the digest. */
export function complaints(change: Change): readonly string[] {
  const draft = structuredClone(good) as Loose<Plan>;
  const observed = structuredClone(there) as Loose<Observed>;
  change(draft, observed);
  const plan = draft as Plan;
  const digest = plan.digest === good.digest ? digestOf(plan) : plan.digest;
  return lintPlan({ ...plan, digest }, observed);
}

export function operationOf({ operations }: Loose<Plan>, id: string): Loose<Operation> {
  return one(operations, (each) => each.id === id);
}

export function changeOf({ resource_changes }: Loose<Plan>, name: string) {
  return one(resource_changes, (each) => each.name === name);
}

export function vmOf({ vms }: Loose<Observed>, name: string) {
  return one(vms, (each) => each.name === name);
}

export function uuidOf(name: string): string {
  return vmOf(structuredClone(there) as Loose<Observed>, name).instanceUuid;
}

/** Changes what an operation does. */
export function spec(id: string, given: object): Change {
  return (plan) => {
    Object.assign(operationOf(plan, id).spec, given);
  };
}

/** Changes an operation. */
export function step(id: string, given: object): Change {
  return (plan) => {
    Object.assign(operationOf(plan, id), given);
  };
}

/** Changes a VM, and the plan's base of it so that it was planned for as it is. */
export function seen(name: string, given: object): Change {
  return (plan, observed) => {
    const existing = Object.assign(vmOf(observed, name), given);
    const change = plan.resource_changes.find((each) => each.base?.instance_uuid === existing.instanceUuid);
    if (change?.base) change.base.power = existing.power;
  };
}

function one<T>(list: readonly T[], fits: (each: T) => boolean): T {
  const [found, ...more] = list.filter(fits);
  if (found === undefined || more.length > 0) throw new Error('not exactly one fits');
  return found;
}
