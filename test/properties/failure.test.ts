import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { world } from '../support/generate.ts';
import { apply, isRefused, runs } from '../support/laws.ts';
import { byUuid, endOf } from '../support/laws-compare.ts';

const failure = fc.record({ pick: fc.nat(), when: fc.constantFrom('before' as const, 'after' as const) });

test('whatever operation fails, no server is left off but one whose own shutdown or start fails, and the next apply reaches the same end', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 4 }), failure, async (generated, { pick, when }) => {
      const whole = await apply(generated);
      const { operations } = whole.plan;
      const failing = operations[pick % operations.length];
      if (isRefused(whole.plan) || failing === undefined) return;

      const failed = await apply(generated, { failing: { id: failing.id, when } });
      const { outcomes } = failed.executed;
      expect(outcomes.map(({ id }) => id)).toEqual(operations.map(({ id }) => id));
      expect(outcomes.filter(({ status }) => status === 'failed').map(({ id }) => id)).toEqual([failing.id]);

      const [now, end] = [byUuid(failed.after), byUuid(whole.after)];
      const isOn = (inventory: typeof now, uuid: string) => inventory.get(uuid)?.power === 'on';
      const leftOff = generated.observed.vms
        .filter((vm) => vm.power === 'on' && isOn(end, vm.instanceUuid) && !isOn(now, vm.instanceUuid))
        .map((vm) => vm.instanceUuid);
      // Its own, only where the answer to its shutdown is lost, or it could not be started.
      const isPower = failing.action === 'shutdown-guest' || failing.action === 'power-on';
      const own = isPower ? failing.spec.instanceUuid : undefined;
      expect(leftOff.filter((uuid) => uuid !== own)).toEqual([]);

      const resumed = await apply({ ...generated, observed: failed.after });
      expect(resumed.executed.failure).toBeUndefined();
      expect(endOf(resumed.after)).toEqual(endOf(whole.after));
    }),
    runs,
  );
});
