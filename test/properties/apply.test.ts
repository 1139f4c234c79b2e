import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { vmAddress } from '../../src/model/plan.ts';
import { world } from '../support/generate.ts';
import { apply, errorsOf, isRefused, planOf, runs, walk } from '../support/laws.ts';
import { byUuid, endOf, promised, touchable, unannounced, untouchedPart } from '../support/laws-compare.ts';

test('an apply does all of its plan, reaches what the plan said, and planning again finds nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 6 }), async (generated) => {
      const { plan, executed, after } = await apply(generated);
      fc.pre(!isRefused(plan));
      expect(executed.outcomes.map(({ id, status }) => ({ id, status }))).toEqual(
        plan.operations.map(({ id }) => ({ id, status: 'done' })),
      );
      const again = planOf({ ...generated, observed: after });
      expect(again.operations).toEqual([]);
      const errors = errorsOf(plan);
      expect(errorsOf(again)).toEqual(errors);
      for (const [index, { name, change }] of plan.resource_changes.entries()) {
        if (errors.has(name)) continue;
        const found = again.resource_changes[index]?.change;
        expect(found?.actions).toEqual(['no-op']);
        expect({ name, state: found?.before }).toEqual({
          name,
          state: found?.before && promised(change.after, found.before, after),
        });
      }
    }),
    runs,
  );
});

test('a second apply sends nothing and writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 6 }), async (generated) => {
      const { plan, after } = await apply(generated);
      fc.pre(!isRefused(plan));
      const second = await apply({ ...generated, observed: after });
      expect(second.executed.outcomes).toEqual([]);
      expect(second.after).toBe(after);
    }),
    runs,
  );
});

test('an operation changes the VM that it names and no other, and interrupts no more than its impact says', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 6 }), async (generated) => {
      const { steps } = await apply(generated);
      for (const step of steps) {
        const { operation, before, after } = step;
        const was = byUuid(before);
        const changed = after.vms
          .filter((vm) => JSON.stringify(was.get(vm.instanceUuid)) !== JSON.stringify(vm))
          .map((vm) => vm.instanceUuid);
        expect(changed).toEqual(operation.action === 'create-folder' ? [] : [operation.spec.instanceUuid]);
        expect(after.vms.length - before.vms.length).toBe(operation.action === 'clone' ? 1 : 0);
        expect(unannounced(step)).toEqual([]);
      }
    }),
    runs,
  );
});

test('an operation that runs twice finds everything as it should be', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 4 }), async (generated) => {
      const plan = planOf(generated);
      fc.pre(!isRefused(plan));
      const twice = plan.operations.flatMap((operation) => [operation, operation]);
      const states = walk(generated.observed, plan, twice);
      for (let index = 0; index < states.length; index += 2) expect(states[index + 1]).toBe(states[index]);
    }),
    runs,
  );
});

test('VMs with an error, VMs that no manifest declares, and all that is not declared of the others stay as they are', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 6 }), async (generated) => {
      const { observed, desired } = generated;
      const { plan, after } = await apply(generated);
      const may = touchable(plan);
      const later = byUuid(after);
      for (const vm of observed.vms) {
        const then = later.get(vm.instanceUuid);
        const change = may.get(vm.instanceUuid);
        const wanted = desired.vms.find(({ name }) => name === change?.name);
        if (then === undefined || change === undefined || wanted === undefined) {
          expect(JSON.stringify(then)).toBe(JSON.stringify(vm));
        } else {
          expect(untouchedPart(then, vm, wanted, change, observed)).toEqual(
            untouchedPart(vm, vm, wanted, change, observed),
          );
        }
      }
      const { vms: _, folders, datastores: __, ...rest } = observed;
      expect(after).toMatchObject(rest);
      expect(after.folders).toEqual(expect.arrayContaining([...folders]));
    }),
    runs,
  );
});

test('with --target the other VMs stay as they are, and are done later as if it had been at once', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 4 }), fc.constantFrom('vm01', '*2', 'vm0?'), async (generated, target) => {
      const whole = await apply(generated);
      const first = await apply({ ...generated, targets: [target] });
      fc.pre(!isRefused(whole.plan) && !isRefused(first.plan));
      const named = new Set(first.plan.resource_changes.map(({ name }) => name));
      expect(
        first.steps.map(({ operation }) => operation.address).filter((address) => !isOf(named, address)),
      ).toEqual([]);
      const later = await apply({ ...generated, observed: first.after });
      expect(endOf(later.after)).toEqual(endOf(whole.after));
    }),
    runs,
  );
});

function isOf(names: ReadonlySet<string>, address: string): boolean {
  return address.startsWith('Folder/') || [...names].some((name) => vmAddress(name) === address);
}
