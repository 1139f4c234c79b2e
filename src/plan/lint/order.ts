import { groupBy } from '../../lib/group.ts';
import { isInterrupting } from '../../model/impact.ts';
import type { World } from './world.ts';

/** The order of operations: whatever one waits for stands before it, VMs change step by step, servers stop in turn. */
export function* orderComplaints(world: World): Generator<string> {
  yield* waitComplaints(world);
  for (const [, steps] of groupBy(world.vmOperations, (operation) => operation.spec.instanceUuid)) {
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1];
      if (before !== undefined && !world.behind(step).includes(before))
        yield `${step.id} does not wait for ${before.id}, which is on the same VM.`;
    }
    for (const action of ['clone', 'customize', 'shutdown-guest', 'power-on'] as const) {
      const [first, ...more] = steps.filter((step) => step.action === action);
      for (const { id } of more) yield `${id} does again what ${first?.id} does: one ${action} is enough.`;
    }
  }
  yield* turnComplaints(world);
}

function* waitComplaints({ plan }: World): Generator<string> {
  const seen = new Set<string>();
  const all = new Set(plan.operations.map(({ id }) => id));
  for (const { id, after } of plan.operations) {
    if (seen.has(id)) yield `${id} is the id of two operations.`;
    for (const other of after) {
      if (!all.has(other)) yield `${id} waits for ${other}, which is no operation of the plan.`;
      else if (!seen.has(other)) yield `${id} waits for ${other}, which does not stand before it.`;
    }
    seen.add(id);
  }
}

/** An operation that interrupts waits for all that is created or started, and for all that interrupts before it. */
function* turnComplaints({ plan, behind }: World): Generator<string> {
  const creates = plan.operations.filter(({ impact }) => impact === 'create');
  const starts = plan.operations.filter(({ action, impact }) => action === 'power-on' && impact === 'online');
  const interrupting = plan.operations.filter(({ impact }) => isInterrupting(impact));
  for (const [index, operation] of interrupting.entries()) {
    const done = new Set(behind(operation));
    const before = interrupting[index - 1];
    if (before !== undefined && !done.has(before))
      yield `${operation.id} does not wait for ${before.id}: two servers would be interrupted at once.`;
    for (const create of creates)
      if (!done.has(create)) yield `${operation.id} interrupts before ${create.id} has made what is new.`;
    for (const start of starts)
      if (!done.has(start)) yield `${operation.id} interrupts before ${start.id} has started what is off.`;
  }
}
