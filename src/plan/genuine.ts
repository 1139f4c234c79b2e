import { canonicalJson } from '../lib/canonical.ts';
import type { Observed } from '../model/observed.ts';
import type { Operation } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import { agreementComplaints } from './lint/agreement.ts';
import { changeComplaints } from './lint/changes.ts';
import { orderComplaints } from './lint/order.ts';
import { ownershipComplaints } from './lint/ownership.ts';
import { worldOf } from './lint/world.ts';

/**
 * What no plan of hvm has: an operation that the changes do not tell of, another impact, another order, a VM of somebody else. A
 * digest is no seal, whoever edits a file can make a new one; this is asked of every saved plan before it is carried out.
 * `observed` is what is there now, and the VMs that the plan touches stand as it says. undefined: nothing is wrong.
 */
export function strangeIn(plan: Plan, observed: Observed): string | undefined {
  const touched = new Set(plan.operations.map(({ address }) => address));
  const resource_changes = plan.resource_changes.filter(({ address }) => touched.has(address));
  try {
    const world = worldOf({ ...plan, resource_changes }, observed);
    const rules = [changeComplaints, orderComplaints, agreementComplaints, ownershipComplaints];
    for (const rule of rules) for (const complaint of rule(world)) return complaint;
    return undefined;
  } catch (error) {
    // Not of the shape that hvm writes.
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Whether the plan does to the VMs that it touches what its own manifests ask for now: `fresh` is planned from them. Settings
 * inside of an operation that no text of the plan shows (a customization, a card's port group, the template) are compared so.
 * Folders that somebody has made meanwhile do not matter, nor does what is done to other VMs.
 */
export function isPlannedSo(plan: Plan, fresh: Plan, { folders }: Observed): boolean {
  const touched = new Set(plan.operations.map(({ address }) => address));
  const own = plan.operations.filter(isOnVm).map(workOf);
  const now = fresh.operations.filter((each) => isOnVm(each) && touched.has(each.address)).map(workOf);
  const made = new Set(fresh.operations.filter((each) => !isOnVm(each)).map(workOf));
  const isKnown = (operation: Operation) =>
    operation.action !== 'create-folder' ||
    made.has(workOf(operation)) ||
    folders.some(
      ({ path, datacenter }) => path === operation.spec.path && datacenter === operation.spec.datacenter,
    );
  return canonicalJson(own.sort()) === canonicalJson(now.sort()) && plan.operations.every(isKnown);
}

const isOnVm = ({ action }: Operation): boolean => action !== 'create-folder';

/** Without what depends on other operations. */
function workOf({ id, address, action, impact, spec }: Operation): string {
  return canonicalJson({ id, address, action, impact, spec });
}
