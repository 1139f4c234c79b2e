import type { Observed } from '../model/observed.ts';
import type { Plan } from '../model/plan.ts';
import { agreementComplaints } from './lint/agreement.ts';
import { backComplaints } from './lint/back.ts';
import { changeComplaints } from './lint/changes.ts';
import { createComplaints } from './lint/create.ts';
import { existingComplaints } from './lint/existing.ts';
import { formComplaints } from './lint/form.ts';
import { orderComplaints } from './lint/order.ts';
import { ownershipComplaints } from './lint/ownership.ts';
import { unreadableComplaints } from './lint/unreadable.ts';
import { worldOf } from './lint/world.ts';

/**
 * Proves what must hold for any plan, from the plan and the observed state it was made of, without the code that made it:
 * a complaint is a sentence, and none is the answer for a good plan.
 */
export function lintPlan(plan: Plan, observed: Observed): readonly string[] {
  const world = worldOf(plan, observed);
  return [
    ...formComplaints(plan),
    ...orderComplaints(world),
    ...changeComplaints(world),
    ...ownershipComplaints(world),
    ...createComplaints(world),
    ...existingComplaints(world),
    ...backComplaints(world),
    ...agreementComplaints(world),
    ...unreadableComplaints(world),
  ];
}
