import type { Observed, ObservedVm } from '../model/observed.ts';
import type { Plan } from '../model/plan.ts';

/** The tasks that hvm itself begins. */
const ours = new Set(['CloneVM_Task', 'ReconfigVM_Task', 'CustomizeVM_Task', 'PowerOnVM_Task']);

/**
 * VMs on which a task runs that an apply may have begun before it was killed, where the plan depends on how it ends: VMs that
 * differ from their manifests, and templates of new ones. Until it has ended, nobody can say what is left to do.
 */
export function unsettled(plan: Plan, observed: Observed): readonly ObservedVm[] {
  const differing = plan.resource_changes.flatMap(({ base, change }) =>
    base === null || change.actions[0] === 'no-op' ? [] : [base.instance_uuid],
  );
  const copied = plan.operations.flatMap((operation) =>
    operation.action === 'clone' ? [operation.spec.template.instanceUuid] : [],
  );
  const matters = new Set([...differing, ...copied]);
  return observed.vms.filter(
    ({ instanceUuid, runningTask = '' }) => matters.has(instanceUuid) && ours.has(runningTask),
  );
}
